import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson } from '../support/http-person.ts';
import { addProductUser, enter } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const own = 'Copper!Kettle41';

/** What the page says to each password, from one network. */
async function guess(
  organization: 'acme' | 'umbra',
  identifier: string,
  passwords: string[],
  address: string,
): Promise<string[]> {
  const stranger = await createPerson(world, { address });
  await stranger.openProduct('pim', organization);
  await stranger.typeIdentifier(identifier);
  const told: string[] = [];
  for (const password of passwords) {
    const place = await stranger.typePassword(password);
    told.push(('message' in place && place.message) || place.kind);
  }
  return told;
}

// A19, ASVS 6.3.1: else a stranger shuts somebody out of a first sign-in from one network, past every limit of the tenant.
test('guesses under other spellings leave the owner’s tries at the product alone', async () => {
  const victim = await addProductUser(world, 'pim', 'acme', 'iouea@acme.example', own);
  const guesses = Array.from({ length: 7 }, (_, n) => `Not-The-One-${n}!`);
  for (const spelled of ['íouea', 'ìouea', 'îouea', 'ïouea'])
    await guess('acme', `${spelled}@acme.example`, guesses, '203.0.113.72');
  // PIM takes twenty tries in five minutes, and folds what it counts.
  expect((await enter(world, victim.who)).end).toMatchObject({ kind: 'home' });
});

// ASVS 6.3.8: the PIM folds accents, and Auth0 counts failures for each spelling apart.
test.each([
  [
    'an organization with one product',
    'umbra',
    false,
    'aeiou@umbra.example',
    'áeiou@umbra.example',
  ],
  ['two products', 'acme', false, 'aeiou@acme.example', 'áeiou@acme.example'],
  ['somebody who has moved', 'acme', true, 'oueia@acme.example', 'óueia@acme.example'],
  ['a username', 'acme', true, 'uuu@acme.example', 'úuu-acme-example'],
] as const)(
  '%s: a right password under another spelling reads like a wrong one',
  async (_, organization, isMigrated, email, spelled) => {
    const victim = await addProductUser(world, 'pim', organization, email, own);
    if (isMigrated) {
      expect((await enter(world, victim.who)).end).toMatchObject({ kind: 'home' });
    }
    const [wrong, right] = await guess(
      organization,
      spelled,
      ['Not-The-One-1!', own],
      '203.0.113.71',
    );
    expect(wrong).toContain('wrong password');
    expect(right).toBe(wrong);
  },
  60_000,
);
