import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isSameIdentifier, normalizeIdentifier, readIdentifier } from '../../policy/identifier.ts';
import { addUser } from '../support/add-user.ts';
import { createPerson } from '../support/http-person.ts';
import { addProductUser, enter, listHeld, readClaim } from '../support/product-users.ts';
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

// ASVS 6.8.1
test('a proven address brings no account under another spelling along', async () => {
  const victim = await addProductUser(
    world,
    'pim',
    'acme',
    'úoiea@acme.example',
    'Harvest@Cliff51',
  );
  const attacker = await addProductUser(world, 'sdm', 'acme', 'uoiea@acme.example', own);
  const { end } = await enter(world, attacker.who);
  expect(end).toEqual({ kind: 'home', account: attacker.userId });
  expect(await listHeld(world, attacker.userId)).toEqual([attacker.key]);
  expect(await readClaim(world, victim.key)).toBeNull();
});

const victim = 'victim.istk@acme.example';

/** Texts that a person, a product or a mail program could take for the victim's address. */
const spellings: [string, string][] = [
  ['an accent', 'víctim.istk@acme.example'],
  ['an accent apart', 'vi\u0301ctim.istk@acme.example'],
  ['a dotless i', 'vıctim.istk@acme.example'],
  ['a long s', 'victim.i\u017ftk@acme.example'],
  ['full-width letters', 'ｖｉｃｔｉｍ.istk@acme.example'],
  ['a letter of another alphabet', 'v\u0456ctim.istk@acme.example'],
  ['a zero-width space', 'victim\u200b.istk@acme.example'],
  ['a soft hyphen', 'vic\u00adtim.istk@acme.example'],
  ['a final dot', 'victim.istk@acme.example.'],
  ['a plus tag', 'victim.istk+pim@acme.example'],
  ['an international domain', 'victim.istk@acm\u00e9.example'],
  ['its Punycode', 'victim.istk@xn--acm-dma.example'],
  ['a space inside', 'victim. istk@acme.example'],
  ['255 characters', `victim.istk${'x'.repeat(231)}@acme.example`],
];

// ASVS 6.2.8, 6.8.1
test.each(spellings)('%s makes another identifier of it', (_, typed) => {
  const identifier = readIdentifier(typed);
  const account = { email: victim, username: null };
  expect(identifier !== null && isSameIdentifier(identifier, account)).toBe(false);
});

// ASVS 6.8.1
test('two texts are one identifier only if they differ in case, outer spaces or the form of their accents', () => {
  const letters = fc.constantFrom(...'aAáÁa\u0301ıiİſsKkſ\u200bｖv.+ '.split(''));
  const text = fc.array(letters, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const identifier = readIdentifier(`${one}@x`);
      fc.pre(identifier !== null);
      const same = isSameIdentifier(identifier, { email: `${other}@x`, username: null });
      expect(same).toBe(normalizeIdentifier(`${one}@x`) === normalizeIdentifier(`${other}@x`));
    }),
  );
});

// ASVS 6.8.1, CVE-2021-3754: PIM matches usernames and emails alike.
test('a username that is somebody’s email opens neither their account nor one under their name', async () => {
  for (const organization of ['acme', 'umbra'] as const) {
    const email = `owner-of-name@${organization}.example`;
    const attacker = { product: 'pim', organization, password: 'Attack!Kettle41' } as const;
    const named = { ...attacker, name: email, email: `attacker@${organization}.example` };
    const key = await addUser(world, named);
    const who = { product: 'pim', organization, identifier: email, password: named.password };
    const { end } = await enter(world, who as Parameters<typeof enter>[1]);
    expect(end).toMatchObject({ kind: 'password', message: expect.stringContaining('wrong') });
    expect(await listHeld(world, `auth0|${key}`)).toBeNull();
    expect((await world.users()).some((user) => user.email === email)).toBe(false);
  }
});

// ASVS 6.8.1: A12. Each product counts its users from one, for each customer.
test('equal ids in two products and two customers are different people', async () => {
  const places = [
    ['pim', 'acme'],
    ['sdm', 'acme'],
    ['pim', 'umbra'],
  ] as const;
  const highest = Math.max(
    ...(await world.productAccounts()).map(({ key }) => Number(key.split('|')[2])),
  );
  const people = [];
  for (const [product, organization] of places) {
    for (let added = 0; ; added += 1) {
      const email = `same-id-${added}@${product}.${organization}.example`;
      const person = await addProductUser(world, product, organization, email, own);
      if (!person.key.endsWith(`|${highest + 1}`)) continue;
      people.push(person);
      break;
    }
  }
  for (const { who, key, userId } of people) {
    expect((await enter(world, who)).end).toEqual({ kind: 'home', account: userId });
    expect(await readClaim(world, key)).toBe(userId);
    expect(await listHeld(world, userId)).toEqual([key]);
  }
  expect(new Set(people.map(({ userId }) => userId)).size).toBe(3);
}, 60_000);
