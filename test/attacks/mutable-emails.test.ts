import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findViolations } from '../support/check-invariants.ts';
import {
  addProductUser,
  enter,
  listHeld,
  type ProductUser,
  readClaim,
  resetPassword,
} from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 6.8.1, 10.3.3: an email in a product is what its administrator typed. nOAuth.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const [own, rogues] = ['Copper!Kettle41', 'Attack!Kettle41'];

/** What a product's administrator does to a user: another address, without asking anybody. */
function rename({ key }: ProductUser, organization: string, email: string): Promise<void> {
  const [product, , id] = key.split('|');
  return world.setEmail(product === 'pim' ? 'pim' : 'sdm', organization, Number(id), email);
}

test('before the victim came: a user of another customer under their address gets no token, and a reset ends it', async () => {
  const rogue = await addProductUser(world, 'pim', 'umbra', 'vera@acme.example', rogues);
  const victim = await addProductUser(world, 'pim', 'acme', 'vera@acme.example', own);
  const { end } = await enter(world, { ...rogue.who, leaveAt: 'confirm' });
  expect(end.kind).toBe('confirm');
  const elsewhere = await enter(world, { ...rogue.who, organization: 'acme', leaveAt: 'confirm' });
  expect(elsewhere.end.kind).toBe('confirm');
  expect(await readClaim(world, victim.key)).toBeNull();

  await resetPassword(world, victim.who, 'Renewed!Kettle42');
  const freed = await enter(world, { ...victim.who, password: 'Renewed!Kettle42' });
  expect(freed.end).toMatchObject({ kind: 'refused', reason: 'start_over' });
  expect((await enter(world, victim.who)).end).toEqual({ kind: 'home', account: victim.userId });
  for (const organization of ['acme', 'umbra'])
    expect((await enter(world, { ...rogue.who, organization })).end.kind).toBe('password');
  expect(findViolations(await world.stock())).toEqual([]);
}, 60_000);

test('after the victim came: the other customer’s password is not even judged, and opens nothing', async () => {
  const victim = await addProductUser(world, 'pim', 'acme', 'viktor@acme.example', own);
  await enter(world, victim.who);
  const rogue = await addProductUser(world, 'pim', 'umbra', 'viktor@acme.example', rogues);
  await world.resetCalls();
  const { end } = await enter(world, rogue.who);
  expect(end).toMatchObject({ kind: 'password', message: expect.stringContaining('wrong') });
  const verified = (await world.calls()).filter(({ url }) => url.includes('/credentials/verify'));
  expect(verified).toEqual([]);
  expect(await listHeld(world, victim.userId)).toEqual([victim.key]);
  expect(await readClaim(world, rogue.key)).toBeNull();
}, 30_000);

test('an address changed after the link moves nobody: the rogue stays who she was, and the victim gets what is theirs', async () => {
  const rogue = await addProductUser(world, 'sdm', 'acme', 'rogue@acme.example', rogues);
  expect((await enter(world, rogue.who)).end).toEqual({ kind: 'home', account: rogue.userId });
  await rename(rogue, 'acme', 'vanessa@acme.example');
  const victim = await addProductUser(world, 'pim', 'acme', 'vanessa@acme.example', own);
  // The confirmed address is looked up in SDM, which answers with the account of the rogue.
  expect((await enter(world, victim.who)).end).toEqual({ kind: 'home', account: victim.userId });
  expect(await listHeld(world, victim.userId)).toEqual([victim.key]);
  expect(await readClaim(world, rogue.key)).toBe(rogue.userId);
  const asVictim = { ...rogue.who, identifier: victim.email };
  expect((await enter(world, asVictim)).end.kind).toBe('password');
  const back = await enter(world, rogue.who);
  expect(back.end).toEqual({ kind: 'home', account: rogue.userId });
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);

test('an account made under the victim’s address comes to the victim, and its password opens nothing of theirs', async () => {
  const victim = await addProductUser(world, 'pim', 'acme', 'vito@acme.example', own);
  const gift = await addProductUser(world, 'sdm', 'acme', victim.email, rogues);
  expect((await enter(world, victim.who)).end).toEqual({ kind: 'home', account: victim.userId });
  expect(await listHeld(world, victim.userId)).toEqual([victim.key, gift.key]);
  for (const product of ['pim', 'sdm'] as const)
    expect((await enter(world, { ...gift.who, product })).end.kind).toBe('password');
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);
