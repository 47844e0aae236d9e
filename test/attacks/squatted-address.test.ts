import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweepUnconfirmed } from '../../scripts/support/sweep-unconfirmed.ts';
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
import { connectTo } from '../support-commands/support-setup.ts';

// A6, A11, ASVS 6.8.1. Without it whoever types an address into a product owns it before its reader comes.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, squat, theirs] = ['Copper!Kettle41', 'Harvest@Cliff51', 'Granite*Lamp55'];
const renewed = 'Renewed!Kettle42';

/** Acme's administrator gives an SDM user somebody's address, and lets its first sign-in wait to be merged into an account of hers. */
async function occupy(address: string): Promise<{ squatter: ProductUser; mallory: ProductUser }> {
  const mallory = await addProductUser(world, 'pim', 'acme', `mallory-${address}`, own);
  expect((await enter(world, mallory.who)).end).toMatchObject({ kind: 'home' });
  const squatter = await addProductUser(world, 'sdm', 'acme', address, squat);
  const { end } = await enter(world, { ...squatter.who, workEmail: mallory.email });
  expect(end.kind).toBe('other_password');
  return { squatter, mallory };
}

/** The attacker goes on with an inbox of her own, after the proof that waits has died. */
async function goOn({ who }: ProductUser, workEmail: string): Promise<void> {
  await world.advanceClock(11 * 60_000);
  await enter(world, { ...who, workEmail });
}

// A11: pre-hijacking.
test('somebody of another customer whose address is squatted gets it, and is merged into nobody', async () => {
  const { squatter } = await occupy('tara@umbra.example');
  const tara = await addProductUser(world, 'pim', 'umbra', 'old-tara@umbra.example', theirs);
  const { end } = await enter(world, { ...tara.who, workEmail: squatter.email });
  expect(end).toEqual({ kind: 'home', account: tara.userId });
  await goOn(squatter, 'evil@evil.example');
  expect(await readClaim(world, tara.key)).toBe(tara.userId);
  expect(await listHeld(world, squatter.userId)).toEqual([squatter.key]);
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);

test('somebody of the same customer whose address is squatted gets it, and is merged into nobody', async () => {
  const { squatter } = await occupy('tom@acme.example');
  const tom = await addProductUser(world, 'pim', 'acme', 'old-tom@acme.example', theirs);
  const { end } = await enter(world, { ...tom.who, workEmail: squatter.email });
  expect(end).toEqual({ kind: 'home', account: tom.userId });
  await goOn(squatter, 'evil-2@evil.example');
  expect(await readClaim(world, tom.key)).toBe(tom.userId);
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);

test('a merge that waits goes on where its account lost the address to whoever reads it', async () => {
  const { squatter, mallory } = await occupy('ugo@acme.example');
  const ugo = await addProductUser(world, 'pim', 'acme', 'old-ugo@acme.example', theirs);
  await enter(world, { ...ugo.who, workEmail: squatter.email });
  expect((await enter(world, mallory.who)).end).toMatchObject({ kind: 'home' });
  expect(await listHeld(world, mallory.userId)).toEqual([mallory.key, squatter.key]);
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);

test('a squatter who waits to be merged keeps nobody out for longer than a reset takes', async () => {
  await occupy('uma@umbra.example');
  const uma = await addProductUser(world, 'pim', 'umbra', 'uma@umbra.example', theirs);
  await resetPassword(world, uma.who, renewed);
  const freed = await enter(world, { ...uma.who, password: renewed });
  expect(freed.end).toMatchObject({ kind: 'refused', reason: 'start_over' });
  const { end } = await enter(world, uma.who);
  expect(end).toEqual({ kind: 'home', account: uma.userId });
}, 30_000);

test('in the same customer a reset takes the squatted import over, and its merge is off', async () => {
  const { squatter, mallory } = await occupy('sam@acme.example');
  const sam = await addProductUser(world, 'pim', 'acme', 'sam@acme.example', theirs);
  await resetPassword(world, sam.who, renewed);
  await enter(world, mallory.who);
  expect(await listHeld(world, mallory.userId)).toEqual([mallory.key]);
  const { end } = await enter(world, { ...sam.who, password: renewed });
  expect(end).toEqual({ kind: 'home', account: squatter.userId });
  expect(findViolations(await world.stock())).toEqual([]);
}, 30_000);

/** A first sign-in is begun with an SDM user, whom SDM's administrator then deletes. */
async function leaveDeleted(address: string): Promise<ProductUser> {
  const deleted = await addProductUser(world, 'sdm', 'acme', address, squat);
  // The local product counts ids from the newest user: without this one the next would get the deleted id.
  await addProductUser(world, 'sdm', 'acme', `later-${address}`, squat);
  expect((await enter(world, { ...deleted.who, leaveAt: 'confirm' })).end.kind).toBe('confirm');
  await world.removeUser('sdm', 'acme', Number(deleted.key.split('|')[2]));
  return deleted;
}

test('an import whose product user was deleted keeps nobody out for longer than a reset takes', async () => {
  await leaveDeleted('gina@acme.example');
  const gina = await addProductUser(world, 'pim', 'acme', 'gina@acme.example', theirs);
  await resetPassword(world, gina.who, renewed);
  const freed = await enter(world, { ...gina.who, password: renewed });
  expect(freed.end).toMatchObject({ kind: 'refused', reason: 'product_account_gone' });
  const { end } = await enter(world, gina.who);
  expect(end).toEqual({ kind: 'home', account: gina.userId });
}, 30_000);

test('nor does it keep out whoever confirms that address for an account of theirs', async () => {
  const { email } = await leaveDeleted('gerd@acme.example');
  const gerd = await addProductUser(world, 'pim', 'acme', 'old-gerd@acme.example', theirs);
  const { end } = await enter(world, { ...gerd.who, workEmail: email });
  expect(end).toEqual({ kind: 'home', account: gerd.userId });
}, 30_000);

test('whoever finishes a first sign-in of a deleted product user gets the address freed, and the sweep takes the rest', async () => {
  const { who, userId } = await leaveDeleted('greta@acme.example');
  const finished = await enter(world, who);
  expect(finished.end).toMatchObject({ kind: 'refused', reason: 'product_account_gone' });
  await world.advanceClock(3 * 60 * 60_000);
  const swept = await sweepUnconfirmed(await connectTo(world), { dryRun: false }, () => undefined);
  expect(swept.failed).toEqual({});
  expect(await listHeld(world, userId)).toBeNull();
}, 30_000);
