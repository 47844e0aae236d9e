import type { Language } from '../../../policy/language.ts';
import type { HttpAnswer } from '../http-tab.ts';
import type { TestWorld } from '../start-world.ts';
import { firstSignIn, linksThatDoNotCount, profile } from './first-sign-in.ts';
import { linkPim, linkSupplierDataManager } from './link.ts';
import { merge } from './merge.ts';
import { blocked, chooseNewPassword, forgotPassword } from './passwords.ts';
import { legacy, refusals } from './refusals.ts';
import { createVisitor } from './visitor.ts';

/** Every walk. Together their tables name every screen that a person can meet. */
const WALKS = [
  firstSignIn,
  linksThatDoNotCount,
  profile,
  linkSupplierDataManager,
  linkPim,
  merge,
  chooseNewPassword,
  forgotPassword,
  blocked,
  refusals,
  legacy,
];

/** One screen as its server sent it. */
export interface Screen {
  name: string;
  language: Language;
  url: string;
  html: string;
  headers: Record<string, string>;
}

let walks = 0;

/**
 * Walks to every screen in one language, or only through those walks that have one `isWanted` names, and keeps these. The clock
 * of the world moves by more than a day.
 */
export async function recordScreens(
  world: TestWorld,
  language: Language,
  isWanted: (name: string) => boolean = () => true,
): Promise<Screen[]> {
  const screens: Screen[] = [];
  for (const walk of WALKS) {
    // Limits are for one address.
    walks += 1;
    const address = `10.200.${walks >> 8}.${walks & 255}`;
    const answers: HttpAnswer[] = [];
    const visitor = await createVisitor(world, language, address, (one) => answers.push(one));
    const steps = Object.entries(walk(visitor));
    if (!steps.some(([name]) => isWanted(name))) continue;
    for (const [name, go] of steps) {
      const { url, html } = await go().catch((error: Error) => {
        throw new Error(`on the way to ${name}, in ${language}: ${error.message}`);
      });
      const { headers = new Headers() } = answers.findLast(({ body }) => body === html) ?? {};
      screens.push({
        name,
        language,
        // Some links end in `#`, which no request carries.
        url: url.href.replace(/#.*/, ''),
        html,
        headers: Object.fromEntries(headers),
      });
    }
  }
  return screens.filter(({ name }) => isWanted(name));
}
