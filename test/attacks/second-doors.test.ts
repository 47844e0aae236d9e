import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForReset, countResetMails } from '../support/ask-for-reset.ts';
import { createPerson } from '../support/http-person.ts';
import { addProductUser, enter, listHeld, type ProductUser } from '../support/product-users.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs, renewed] = ['Copper!Kettle41', 'Harvest@Cliff51', 'Renewed!Kettle42'];
const other = { pim: 'sdm', sdm: 'pim' } as const;

/** An established account, and one of the other product that is to be a part of it. */
async function arrive(product: 'pim' | 'sdm', name: string) {
  const primary = await addProductUser(world, other[product], 'acme', `${name}@acme.example`, own);
  expect((await enter(world, primary.who)).end.kind).toBe('home');
  const second = await addProductUser(world, product, 'acme', `${name}-2@acme.example`, theirs);
  return { primary, second };
}

/** Signs in as the second account with the first one's address, up to the first one's password. */
const comeOver = ({ second, primary }: { second: ProductUser; primary: ProductUser }) =>
  enter(world, { ...second.who, workEmail: primary.email, ownerPassword: own });

/** Where a sign-in with these ends: `password` is the page that says they are wrong. */
async function tryDoor(who: ProductUser['who'], changes: Partial<ProductUser['who']>) {
  return (await enter(world, { ...who, ...changes })).end.kind;
}

/** The addresses under which the tenant keeps a password for this product account. */
async function listDoors({ key }: ProductUser): Promise<string[]> {
  const all = await world.credentials();
  return all.filter(({ identityId }) => identityId === key).map(({ email }) => email);
}

// A28, ASVS 6.1.3 and 6.3.4. Without it a password that leaked from one product goes on opening everything that was merged.
test.each(['pim', 'sdm'] as const)(
  'after a merge neither the old password nor a reset of the old address of %s opens anything',
  async (product) => {
    const { primary, second } = await arrive(product, `merged-${product}`);
    expect((await comeOver({ primary, second })).end.kind).toBe('home');
    expect(await listHeld(world, primary.userId)).toEqual([primary.key, second.key]);
    for (const opened of ['pim', 'sdm'] as const) {
      const typed = { product: opened, identifier: second.email };
      expect(await tryDoor(second.who, { ...typed, password: theirs })).toBe('password');
      expect(await tryDoor(primary.who, { product: opened, password: theirs })).toBe('password');
    }
    const [door = '', ...more] = await listDoors(second);
    expect([door, more]).toEqual([
      expect.stringMatching(/^closed-[0-9a-f]{64}@closed\.invalid$/),
      [],
    ]);
    // Nobody knows the closed address; who did would know the password.
    const mails = [
      await countResetMails(world, second.email),
      await countResetMails(world, second.email, 'product-accounts'),
      await countResetMails(world, door, 'product-accounts'),
    ];
    expect(mails).toEqual([0, 0, 0]);
  },
  30_000,
);

// ASVS 6.4.1. Without it a mail in the old inbox sets the password of a part of the account, after the account was closed.
test('a reset link of before the merge, opened after it, sets no password', async () => {
  const { primary, second } = await arrive('pim', 'late-ticket');
  await enter(world, { ...second.who, leaveAt: 'confirm' });
  const link = await askForReset(world, second.who);
  expect((await comeOver({ primary, second })).end.kind).toBe('home');
  const place = await (await createPerson(world)).choosePassword(link, renewed).catch(() => null);
  expect(JSON.stringify(place)).not.toContain('Password changed');
  const [door = ''] = await listDoors(second);
  for (const identifier of [second.email, door])
    expect(await tryDoor(second.who, { identifier, password: renewed })).not.toBe('home');
}, 30_000);

// ASVS 2.3.1. Without it a tab left open at the old address would take the account back out of the merge.
test('a form left open before the merge confirms nothing after it', async () => {
  const { primary, second } = await arrive('sdm', 'open-tab');
  const tab = openRawBrowser().openTab();
  expect((await authenticate(world, tab, second.who)).kind).toBe('confirm');
  expect((await comeOver({ primary, second })).end.kind).toBe('home');
  await tab.press('default');
  expect(readPlace(tab.page())).toEqual({ kind: 'confirm', message: expect.any(String) });
  expect(await listHeld(world, primary.userId)).toEqual([primary.key, second.key]);
}, 30_000);

// ASVS 10.4.1 and 6.3.4. Without it whoever guesses a key signs in around the account.
test('nobody signs in with what only holds a link: no application, page or password leads to it', async () => {
  const { primary, second } = await arrive('pim', 'attached');
  const productLogin = { identifier: second.email, password: theirs };
  const linked = await enter(world, { ...primary.who, product: 'pim', productLogin });
  expect(linked.end).toEqual({ kind: 'home', account: primary.userId });
  const doors = (await world.credentials()).filter(({ identityId }) => identityId === second.key);
  expect(doors).toEqual([
    {
      connection: 'product-accounts',
      identityId: second.key,
      email: expect.stringMatching(/^closed-[0-9a-f]{64}@closed\.invalid$/),
    },
  ]);
  for (const product of ['pim', 'sdm'] as const) {
    const url = await writeAuthorizeUrl(
      world,
      { product, organization: 'acme' },
      { connection: 'product-accounts' },
    );
    const { location } = await openRawBrowser().send(url);
    expect(location?.pathname).not.toBe('/u/login/identifier');
    expect(location?.searchParams.has('code') ?? false).toBe(false);
  }
  for (const identifier of [second.email, doors[0]?.email ?? '', second.key])
    expect(await tryDoor(second.who, { identifier, password: theirs })).not.toBe('home');
}, 30_000);
