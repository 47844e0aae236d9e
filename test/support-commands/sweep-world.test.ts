import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweepLimits } from '../../scripts/support/sweep-limits.ts';
import { sweepUnconfirmed } from '../../scripts/support/sweep-unconfirmed.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { leftoverInTheWay, ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { describeCall } from './describe-call.ts';
import { merge } from './linked-people.ts';
import { connectTo } from './support-setup.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

test('of everybody in a tenant only the unfinished go, and a second sweep finds nothing', async () => {
  const done = await ordinaryPim.arrive(world, 'done');
  await signIn(world, await createPerson(world), done.who);
  const merged = await merge(world, 'merged');
  const replaced = await leftoverInTheWay.arrive(world, 'replaced');
  await signIn(world, await createPerson(world), replaced.who);
  const leave = async (kind: typeof ordinaryPim, name: string) => {
    const { who, key } = await kind.arrive(world, name);
    const person = await createPerson(world);
    await person.openProduct(who.product, who.organization);
    await person.typeIdentifier(who.identifier);
    await person.typePassword(who.password);
    return `auth0|${key}`;
  };
  await leave(ordinaryPim, 'left-pim');
  await leave(ordinarySdm, 'left-sdm');
  await world.advanceClock(61 * 60_000);
  const young = await leave(ordinaryPim, 'young');

  const swept: unknown[] = [];
  const support = await connectTo(world);
  const sweep = () =>
    sweepUnconfirmed(support, { dryRun: false }, (profile, end) =>
      swept.push(`${end.kind} ${(profile as { email: string }).email}`),
    );
  const rest = { failed: {}, stopped: null };
  // The third is the leftover whose address another account has got.
  expect(await sweep()).toEqual({ swept: 3, kept: {}, ...rest });
  expect(swept).toHaveLength(3);
  const stay = (await listPeople()).sort();
  const expected = [`auth0|${done.key}`, merged.primary, `auth0|${replaced.key}`, young].sort();
  expect(stay).toEqual(expected);
  expect(await sweep()).toEqual({ swept: 0, kept: {}, ...rest });
});

test('the slots of a day go the day after, a call each; people stay', async () => {
  const people = await listPeople();
  const sweep = async () => sweepLimits(await connectTo(world), { dryRun: false });
  const rest = { kept: 0, failed: 0, stopped: null };
  expect(await sweep()).toEqual({ deleted: 0, ...rest });
  const slots = (await world.users()).length - people.length;
  expect(slots).toBeGreaterThan(4);
  await world.advanceClock(25 * 60 * 60_000);
  await world.resetCalls();
  expect(await sweep()).toEqual({ deleted: slots, ...rest });
  const calls = (await world.calls()).map(describeCall);
  expect(calls).toHaveLength(1 + slots);
  expect(calls.filter((call) => /^DELETE users auth0\|[0-9a-f]{64}$/.test(call))).toHaveLength(
    slots,
  );
  expect((await world.users()).map(({ user_id }) => user_id)).toEqual(people);
});

async function listPeople(): Promise<string[]> {
  const users = await world.users();
  return users
    .filter(({ identities }) => identities[0]?.connection !== 'daily-limits')
    .map(({ user_id }) => user_id);
}
