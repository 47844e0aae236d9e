import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countResetMails } from '../support/ask-for-reset.ts';
import { findViolations } from '../support/check-invariants.ts';
import { readLink } from '../support/http-person.ts';
import {
  addProductUser,
  enter,
  listHeld,
  readClaim,
  resetPassword,
} from '../support/product-users.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { askSilently } from '../support/tokens-of.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs, renewed] = ['Copper!Kettle41', 'Harvest@Cliff51', 'Renewed!Kettle42'];
const other = { pim: 'sdm', sdm: 'pim' } as const;

// A6, classic-federated merge; ASVS 6.8.1. Without it the victim's account is built upon the attacker's, whose password opens it.
test.each(['pim', 'sdm'] as const)(
  'an account that an attacker began in %s on the victim’s address is the victim’s alone after a reset',
  async (product) => {
    const email = `victim-${product}@acme.example`;
    const planted = await addProductUser(world, product, 'acme', email, theirs);
    const attacker = openRawBrowser();
    const tab = attacker.openTab();
    expect((await authenticate(world, tab, planted.who)).kind).toBe('confirm');

    const victim = await addProductUser(world, other[product], 'acme', email, own);
    expect((await enter(world, victim.who)).end.kind).toBe('password');
    await resetPassword(world, victim.who, renewed);
    const { end } = await enter(world, { ...victim.who, password: renewed });
    expect(end).toEqual({ kind: 'home', account: planted.userId });

    // The form goes on, but there is no session any more in which it could end.
    for (let press = 0; press < 2; press += 1) await tab.press('default');
    expect(readPlace(tab.page()).kind).toBe('identifier');
    expect((await askSilently(world, attacker, planted.who)).get('error')).toBe('login_required');
    expect((await enter(world, planted.who)).end.kind).toBe('password');
    expect(findViolations(await world.stock())).toEqual([]);
  },
  30_000,
);

// A8, trojan identifier; ASVS 7.4.3. Without it the attacker, thrown out by a reset, walks in again by what was left linked.
test.each(['pim', 'sdm'] as const)(
  'a %s account that an attacker linked to the victim’s opens nothing for the attacker after a reset',
  async (product) => {
    const email = `owner-${product}@acme.example`;
    const victim = await addProductUser(world, other[product], 'acme', email, own);
    expect((await enter(world, victim.who)).end.kind).toBe('home');
    const trojan = await addProductUser(
      world,
      product,
      'acme',
      `trojan-${product}@acme.example`,
      theirs,
    );
    const productLogin = { identifier: trojan.email, password: theirs };
    const thief = await enter(world, { ...victim.who, product, productLogin });
    expect(thief.end).toEqual({ kind: 'home', account: victim.userId });

    await resetPassword(world, victim.who, renewed);
    await world.settle();
    expect((await thief.person.reload()).kind).toBe('identifier');
    for (const [identifier, password] of [
      [trojan.email, theirs],
      [victim.email, theirs],
      [victim.email, own],
    ] as const) {
      const { end } = await enter(world, { ...trojan.who, identifier, password });
      expect([identifier, password, end.kind]).toEqual([identifier, password, 'password']);
    }
    expect(await countResetMails(world, trojan.email)).toBe(0);
  },
  30_000,
);

// A9, unexpired email change; ASVS 6.6.2. Without it the attacker's link, clicked late, makes the victim's account the attacker's.
test.each(['pim', 'sdm'] as const)(
  'in %s, a link to confirm an attacker’s address is dead after a reset, and the reset does not confirm that address',
  async (product) => {
    const victim = await addProductUser(
      world,
      product,
      'acme',
      `waiting-${product}@acme.example`,
      own,
    );
    const thief = `thief-of-${product}@evil.example`;
    const browser = openRawBrowser();
    const tab = browser.openTab();
    await authenticate(world, tab, victim.who);
    await tab.press('default', { work_email: thief });
    const link = await readLink(world, thief);
    await resetPassword(world, victim.who, renewed);

    const clicked = browser.openTab();
    await clicked.go(link);
    expect(readPlace(clicked.page()).kind).toBe('identifier');
    // Not even the owner, with the new password, makes it count.
    await clicked.press('default', { username: victim.email });
    await clicked.press('default', { password: renewed });
    expect(readPlace(clicked.page())).toMatchObject({ kind: 'link', outcome: 'other' });
    const { end } = await enter(world, { ...victim.who, password: renewed });
    expect(end).toEqual({ kind: 'home', account: victim.userId });
    const users = (await world.users()).filter((user) =>
      [victim.email, thief].includes(user.email),
    );
    expect(users).toMatchObject([
      { email: victim.email, app_metadata: { confirmed_email: victim.email } },
    ]);
  },
  30_000,
);

// A10, non-verifying identity provider; ASVS 6.8.1. Without it an administrator of any product makes an account of anybody's address,
// and what other products have under that address is linked to it.
test.each(['pim', 'sdm'] as const)(
  'an address that an administrator of %s typed proves nothing: not verified, no token, nothing linked by it',
  async (product) => {
    const email = `typed-${product}@acme.example`;
    const victim = await addProductUser(world, other[product], 'acme', email, own);
    const attacker = await addProductUser(world, product, 'acme', email, theirs);
    await enter(world, { ...attacker.who, leaveAt: 'confirm' });
    const imported = (await world.users()).find(({ user_id }) => user_id === attacker.userId);
    expect(imported).toMatchObject({ email, email_verified: false });
    const { tokens } = await world.stock();
    expect(tokens.filter(({ userId }) => userId === attacker.userId)).toEqual([]);

    const workEmail = `attacker-${product}@evil.example`;
    const { end } = await enter(world, { ...attacker.who, workEmail });
    expect(end).toEqual({ kind: 'home', account: attacker.userId });
    expect(await listHeld(world, attacker.userId)).toEqual([attacker.key]);
    expect(await readClaim(world, victim.key)).toBeNull();
    expect((await enter(world, victim.who)).end).toEqual({ kind: 'home', account: victim.userId });
    expect(findViolations(await world.stock())).toEqual([]);
  },
  30_000,
);
