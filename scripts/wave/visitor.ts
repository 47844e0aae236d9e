import { type HttpPerson, readLink, type SignIn } from '../../test/support/http-person.ts';
import type { Place } from '../../test/support/read-place.ts';
import type { TestWorld } from '../../test/support/start-world.ts';

/** What one press came to. */
export type Press =
  | { kind: 'went_on'; afterMail: boolean }
  /** `stays`: it can be pressed again; else they have to come again. */
  | { kind: 'turned_away'; stays: boolean }
  | { kind: 'home' };

/** Somebody who comes over press by press, and does what each page says. */
export interface Visitor {
  press(): Promise<Press>;
}

export function createVisitor(world: TestWorld, person: HttpPerson, who: SignIn): Visitor {
  let place: Place | null = null;
  let hasClicked = false;

  async function act(): Promise<Place> {
    switch (place?.kind) {
      case undefined:
        return person.openProduct(who.product, who.organization);
      case 'identifier':
        return person.typeIdentifier(who.identifier);
      case 'password':
        return person.typePassword(who.password);
      case 'confirm':
        return person.askForLink(who.workEmail);
      case 'inbox':
        if (hasClicked) return person.pressContinue();
        await person.clickLink(await readLink(world, who.workEmail ?? who.identifier));
        hasClicked = true;
        return { ...place, message: null };
      default:
        throw new Error(`a visitor stands at ${place?.kind}`);
    }
  }

  return {
    async press() {
      place = await act();
      if (place.kind === 'home') return { kind: 'home' };
      if (place.kind === 'refused' || place.kind === 'elsewhere') {
        place = null;
        hasClicked = false;
        return { kind: 'turned_away', stays: false };
      }
      if ('message' in place && place.message !== null) {
        // "Not confirmed yet": they look for the mail again.
        hasClicked = false;
        return { kind: 'turned_away', stays: true };
      }
      return { kind: 'went_on', afterMail: place.kind === 'inbox' && !hasClicked };
    },
  };
}
