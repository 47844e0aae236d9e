import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addProductUser, enter, readClaim, resetPassword } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

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
