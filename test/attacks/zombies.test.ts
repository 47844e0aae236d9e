import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, signIn } from '../support/http-person.ts';
import { sameEmailPimFirst } from '../support/linkers.ts';
import { addProductUser, enter, listHeld, readClaim } from '../support/product-users.ts';
import { openRawBrowser } from '../support/raw-browser.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const own = 'Copper!Kettle41';
const moved = { kind: 'password', message: expect.stringContaining('has moved') };

// A15, ASVS 7.4.2 and 8.3.2. Without it: whoever was deleted from the Product Cloud comes back the same minute with the old password
// of a product that still has them.
test.each(['pim', 'sdm'] as const)(
  'deleted from the Product Cloud and still in %s: neither the old password nor a reset brings anybody back',
  async (product) => {
    const zombie = await addProductUser(
      world,
      product,
      'acme',
      `zombie-${product}@acme.example`,
      own,
    );
    expect((await enter(world, zombie.who)).end.kind).toBe('home');
    await world.deleteUser(zombie.userId);

    expect((await enter(world, zombie.who)).end).toEqual(moved);
    const before = (await world.messages(zombie.email)).length;
    const tab = openRawBrowser().openTab();
    await tab.go(`${(await world.urls())[product]}/acme/`);
    await tab.press('default', { username: zombie.email });
    const { origin, searchParams } = tab.page().url;
    const path = 'u/reset-password/request/akeneo-product-cloud';
    await tab.go(`${origin}/${path}?state=${searchParams.get('state')}`);
    await tab.press('default', { username: zombie.email });
    await world.settle();
    expect(await world.messages(zombie.email)).toHaveLength(before);
    expect(await listHeld(world, zombie.userId)).toBeNull();
    expect(await readClaim(world, zombie.key)).toBe(zombie.userId);
  },
);

// A15, ASVS 7.4.2. Without it: whoever was deleted has a second account, or is given a user of another product, and is back.
test.each([
  ['another address', 'zombie-1@acme.example', 'elsewhere@acme.example'],
  ['the same address', 'zombie-2@acme.example', 'zombie-2@acme.example'],
] as const)(
  'deleted from the Product Cloud and still in PIM: an account of the other product, under %s, brings nobody back',
  async (_, address, email) => {
    const zombie = await addProductUser(world, 'pim', 'acme', address, own);
    expect((await enter(world, zombie.who)).end.kind).toBe('home');
    await world.deleteUser(zombie.userId);

    const second = await addProductUser(world, 'sdm', 'acme', email, 'Harvest@Cliff51');
    expect((await enter(world, second.who)).end.kind).toBe('home');
    const productLogin = { identifier: zombie.email, password: own };
    const { end } = await enter(world, { ...second.who, product: 'pim', productLogin });
    expect(end).toEqual({ kind: 'refused', reason: 'already_linked' });
    expect(await listHeld(world, second.userId)).toEqual([second.key]);
    expect(await readClaim(world, zombie.key)).toBe(zombie.userId);
  },
);

// A15, ASVS 8.3.2. Without it: a product's own decision about its users ends with the link.
test('disabled in one product after linking: that product is shut, the other one open, and enabled again it opens', async () => {
  const { who, person, keys } = await sameEmailPimFirst.arrive(world, 'half-zombie');
  expect((await signIn(world, person, who)).end.kind).toBe('home');
  const id = Number(keys.find((key) => key.startsWith('pim'))?.split('|')[2]);
  await world.setEnabled('pim', 'acme', id, false);
  const there = await signIn(world, await createPerson(world), { ...who, product: 'pim' });
  expect(there.end).toEqual({ kind: 'refused', reason: 'disabled' });
  const other = await signIn(world, await createPerson(world), { ...who, product: 'sdm' });
  expect(other.end.kind).toBe('home');
  await world.setEnabled('pim', 'acme', id, true);
  const again = await signIn(world, await createPerson(world), { ...who, product: 'pim' });
  expect(again.end.kind).toBe('home');
});

// A15, A12, ASVS 6.8.1. Without it: an email that is given to the next person in the product gives the one who left their account.
test('removed from the product, and the email given to somebody new there: who left is not let in as them', async () => {
  const left = await addProductUser(world, 'pim', 'acme', 'desk@acme.example', own);
  expect((await enter(world, left.who)).end.kind).toBe('home');
  await world.removeUser('pim', 'acme', Number(left.key.split('|')[2]));
  const heir = await addProductUser(world, 'pim', 'acme', 'desk@acme.example', 'Harvest@Cliff51');
  expect(heir.key).not.toBe(left.key);
  expect((await enter(world, left.who)).end).toEqual({ kind: 'refused', reason: 'no_account' });
  expect(await readClaim(world, heir.key)).toBeNull();
  expect(await listHeld(world, left.userId)).toEqual([left.key]);
});
