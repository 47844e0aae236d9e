import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FaultKind } from '../../local/products/control/faults.ts';
import { createPerson, type SignIn } from '../support/http-person.ts';
import { linkForm } from '../support/linkers.ts';
import { addProductUser, enter, listHeld } from '../support/product-users.ts';
import type { Place } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterEach(async () => {
  await world.resetProduct('pim');
  // For so long a product that was down is not called.
  await world.advanceClock(60_000);
});
afterAll(() => world?.close());

const [own, guess] = ['Copper!Kettle41', 'Not-The-Password-1!'];

const faults: [string, FaultKind][] = [
  ['500', { kind: 'server_error' }],
  ['502 in HTML', { kind: 'html', status: 502 }],
  ['200 in HTML', { kind: 'html', status: 200 }],
  ['200 with {}', { kind: 'empty_object' }],
  ['200 with half of its JSON', { kind: 'truncated_json' }],
  ['201 with the right account', { kind: 'created' }],
  ['429', { kind: 'too_many' }],
  ['a redirect', { kind: 'redirect', location: '/' }],
  ['a closed socket', { kind: 'closed_socket' }],
  ['a lost answer', { kind: 'lost_answer' }],
  ['no answer', { kind: 'hang' }],
];

async function stepToPassword({ product, organization, identifier }: SignIn) {
  const person = await createPerson(world);
  await person.openProduct(product, organization);
  await person.typeIdentifier(identifier);
  return person;
}

const message = (place: Place) => ('message' in place ? place.message : place.kind);

// A16, ASVS 16.5.3. Without it: who can make a product stumble comes in with any password, or a person who has typed the right one
// is told that it is wrong, ten times, and is blocked for thirty days.
test.each(faults)(
  '%s, as the answer to a password, lets nobody in, says nothing about the password, and counts for nothing',
  async (title, fault) => {
    const name = `masked-${title.replace(/\W+/g, '-')}`;
    const { who, userId } = await addProductUser(
      world,
      'pim',
      'umbra',
      `${name}@umbra.example`,
      own,
    );
    const person = await stepToPassword(who);
    await world.setFault('pim', { ...fault, call: 'verify' });
    for (const password of fault.kind === 'created' ? [own] : [guess, own]) {
      expect(message(await person.typePassword(password))).toContain('temporarily unavailable');
    }
    expect(await listHeld(world, userId)).toBeNull();
    const failures = (await world.logs()).filter(({ type }) =>
      ['fp', 'fu', 'limit_wc'].includes(type),
    );
    expect(failures).toEqual([]);
    await world.resetProduct('pim');
    await world.advanceClock(60_000);
    expect((await enter(world, who)).end.kind).toBe('home');
  },
  30_000,
);

// A16, ASVS 16.5.3. Without it: whoever makes the product stumble links somebody else's product account to their own.
test.each(faults.filter(([, { kind }]) => kind !== 'hang'))(
  '%s, as the answer on “Link your account.”, links nothing and calls no password wrong',
  async (title, fault) => {
    const { person, who, userId, keys } = await linkForm.arrive(
      world,
      `link-${title.replace(/\W+/g, '-')}`,
    );
    const { identifier, password } = who.productLogin ?? who;
    expect((await person.openProduct('pim', 'acme')).kind).toBe('link_account');
    await world.setFault('pim', { ...fault, call: 'verify' });
    for (const typed of fault.kind === 'created' ? [password] : [guess, password]) {
      const place = await person.typeProductLogin(identifier, typed);
      expect(place.kind).toBe('link_account');
      expect(message(place)).toContain('Your password was not judged');
    }
    expect(await listHeld(world, userId)).toHaveLength(1);
    await world.resetProduct('pim');
    expect((await person.typeProductLogin(identifier, password)).kind).toBe('home');
    expect(await listHeld(world, userId)).toEqual(keys);
  },
  30_000,
);
