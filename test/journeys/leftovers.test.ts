import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinaryPim, ordinarySdm, recordCleanRun } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

test('a crash after the claim, then another account takes the address: the product account is free again', async () => {
  const left = await ordinaryPim.arrive(world, 'left');
  // It would have opened the account that has just claimed.
  const { calls } = await recordCleanRun(world, ordinaryPim, 'left-clean');
  const adoption = calls.lastIndexOf('PATCH users') + 1;
  await world.spoilCall(adoption, { kind: 'refused', status: 500 });
  const first = await signIn(world, await createPerson(world), left.who);
  await world.spoilCall(0, { kind: 'crash' });
  expect(first.end).toEqual({ kind: 'refused', reason: 'unavailable' });
  expect(await findClaim('left@acme.example')).toBe(`auth0|${left.key}`);

  const other = await ordinarySdm.arrive(world, 'other');
  const who = { ...other.who, workEmail: left.email };
  expect((await signIn(world, await createPerson(world), who)).end.kind).toBe('home');
  expect(await findClaim('left@acme.example')).toBeNull();
  const holders = (await world.users()).filter(({ email }) => email === left.email);
  expect(holders.map(({ user_id }) => user_id)).toEqual([`auth0|${other.key}`]);
});

async function findClaim(email: string): Promise<string | null | undefined> {
  const users = await world.productUsers('pim', 'acme');
  return users.find((user) => user.email === email)?.claimedBy;
}
