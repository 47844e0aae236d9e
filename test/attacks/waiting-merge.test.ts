import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../../apis/ask-management.ts';
import { unlink } from '../../scripts/support/unlink.ts';
import {
  addProductUser,
  enter,
  listHeld,
  readClaim,
  resetPassword,
} from '../support/product-users.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo, listen } from '../support-commands/support-setup.ts';

// A8, A9, ASVS 2.3.1 and 7.4.3. Without it a proof of last week merges an account that its owner has taken back.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs] = ['Copper!Kettle41', 'Harvest@Cliff51'];
const renewed = 'Renewed!Kettle42';

/** An established SDM account of the attacker, and somebody's PIM account whose old password she knows: it waits to be merged. */
async function leaveIntent(name: string) {
  const mallory = await addProductUser(world, 'sdm', 'acme', `mallory-${name}@acme.example`, own);
  expect((await enter(world, mallory.who)).end).toMatchObject({ kind: 'home' });
  const victim = await addProductUser(world, 'pim', 'acme', `${name}@acme.example`, theirs);
  const { end } = await enter(world, { ...victim.who, workEmail: mallory.email });
  expect(end.kind).toBe('other_password');
  return { mallory, victim };
}

// A9: what waits for a proof dies with any change of the password.
test('a merge that waits dies when the account that was to come over is reset through its own inbox', async () => {
  const { mallory, victim } = await leaveIntent('victor');
  await resetPassword(world, victim.who, renewed);
  await enter(world, { ...mallory.who, product: 'pim', leaveAt: 'link_account' });
  expect(await readClaim(world, victim.key)).toBeNull();
  const back = await enter(world, { ...victim.who, password: renewed });
  expect(back.end).toEqual({ kind: 'home', account: victim.userId });
}, 30_000);

test('what support has unlinked does not come back by an intent that slept on another account', async () => {
  const { mallory: first, victim } = await leaveIntent('nora');
  const second = await addProductUser(world, 'sdm', 'acme', 'mallory-2@acme.example', own);
  await enter(world, second.who);
  await world.advanceClock(11 * 60_000);
  const merged = await enter(world, { ...victim.who, workEmail: second.email, ownerPassword: own });
  expect(merged.end).toEqual({ kind: 'home', account: second.userId });
  const { app_metadata: left } = await findUser(first.userId);
  expect(Object.keys(left).filter((name) => name.startsWith('merge:'))).toEqual([]);

  const support = await connectTo(world);
  const asked = { whom: second.email, key: victim.key, yes: true };
  expect(await unlink(support, listen(), asked)).toBe(0);
  for (const { who } of [first, second]) {
    await enter(world, { ...who, product: 'pim', leaveAt: 'link_account' });
  }
  expect(await readClaim(world, victim.key)).toBeNull();
}, 30_000);

test('an account that was deleted is not attached by the intent that it left behind', async () => {
  const { mallory, victim } = await leaveIntent('deleted');
  await world.deleteUser(victim.userId);
  const { end } = await enter(world, { ...mallory.who, product: 'pim', leaveAt: 'link_account' });
  expect(end.kind).toBe('link_account');
  expect(await readClaim(world, victim.key)).toBeNull();
  expect(await listHeld(world, mallory.userId)).toEqual([mallory.key]);
}, 30_000);

// A15, ASVS 7.4.2. Without it a thief carries off the account that an administrator has just shut.
test('what an administrator has blocked is neither merged by an intent that waits nor linked', async () => {
  const { mallory, victim } = await leaveIntent('blocked');
  const { management } = await connectTo(world);
  await ask(management, (api, options) =>
    api.users.update(victim.userId, { blocked: true }, options),
  );
  const productLogin = { identifier: victim.email, password: theirs };
  const { end } = await enter(world, { ...mallory.who, product: 'pim', productLogin });
  expect(end).toMatchObject({ kind: 'refused', reason: 'already_linked' });
  expect(await listHeld(world, mallory.userId)).toEqual([mallory.key]);
  expect(await readClaim(world, victim.key)).toBeNull();
}, 30_000);

test('a merge needs the password of the primary after its intent, not an old session', async () => {
  const owner = await addProductUser(world, 'sdm', 'acme', 'olga@acme.example', own);
  await enter(world, owner.who);
  const browser = openRawBrowser();
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  const other = await addProductUser(world, 'pim', 'acme', 'olga-pim@acme.example', theirs);
  await enter(world, { ...other.who, workEmail: owner.email });
  const silent = { product: 'sdm', organization: 'acme' } as const;
  const answer = await browser.send(await writeAuthorizeUrl(world, silent, { prompt: 'none' }));
  expect(answer.location?.searchParams.has('code')).toBe(true);
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  expect(await listHeld(world, owner.userId)).toEqual([owner.key]);
  await enter(world, owner.who);
  expect(await listHeld(world, owner.userId)).toEqual([owner.key, other.key]);
}, 30_000);

async function findUser(userId: string) {
  const found = (await world.users()).find(({ user_id }) => user_id === userId);
  if (found === undefined) throw new Error(`there is no ${userId}`);
  return found;
}
