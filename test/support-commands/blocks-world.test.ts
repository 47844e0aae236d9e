import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweepBlocks } from '../../scripts/support/sweep-blocks.ts';
import { unblock } from '../../scripts/support/unblock.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo } from './support-setup.ts';

const minute = 60_000;
/** A second longer, and one more: a token tells the tenant's time by whole seconds. */
const fiveMinutes = 5 * minute + 2000;
const day = 24 * 60 * minute;

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ ratePlan: 'enterprise' });
}, 60_000);
afterAll(() => world?.close());

/** Somebody who has come over, and then typed ten wrong passwords at `address`. */
async function arriveBlocked(name: string, address: string): Promise<SignIn> {
  const { who } = await ordinaryPim.arrive(world, name);
  await signIn(world, await createPerson(world), who);
  await guess(who, address);
  return who;
}

async function guess(who: SignIn, address: string) {
  const person = await createPerson(world, { address });
  await person.openProduct(who.product, who.organization);
  await person.typeIdentifier(who.identifier);
  for (let times = 0; times < 10; times += 1) await person.typePassword('wrong!Kettle00');
}

/** Where the right password leads, from this address. */
async function comeIn(who: SignIn, address: string) {
  return (await signIn(world, await createPerson(world, { address }), who)).end.kind;
}

const sweep = async () => {
  const lifted: string[] = [];
  const options = { olderThanMs: 5 * minute, lookBackMs: day, dryRun: false };
  const support = await connectTo(world);
  const summary = await sweepBlocks(support, options, (identifier, { kind }) => {
    if (kind === 'lifted') lifted.push(identifier);
  });
  return { lifted, summary };
};

test('ten wrong passwords block; unblock lifts it for this person alone, and the right password works', async () => {
  const ip = '203.0.113.7';
  const who = await arriveBlocked('unblocked', ip);
  const other = await arriveBlocked('still-blocked', ip);
  expect(await comeIn(who, ip)).toBe('password');
  expect(await comeIn(who, '198.51.100.1')).toBe('home');

  const said: string[] = [];
  const support = await connectTo(world);
  await world.resetCalls();
  expect(await unblock(support, (text) => said.push(text), who.identifier)).toBe(0);
  expect(said[0]).toMatch(
    /^Lifted: u\*\*\*@acme\.example was blocked for 203\.0\.113\.x, since 20.* UTC\./,
  );
  expect(await world.calls()).toHaveLength(3);
  expect(await comeIn(who, ip)).toBe('home');
  expect(await comeIn(other, ip)).toBe('password');

  expect(await unblock(support, (text) => said.push(text), who.identifier)).toBe(0);
  expect(said[1]).toContain('Nothing was lifted');
  expect(said[1]).toContain('Wrong password or unknown email');
});

test('the sweep lifts what was left alone for five minutes; the fourth block of a day waits for a person', async () => {
  const ip = '203.0.113.8';
  const who = await arriveBlocked('swept', ip);
  expect((await sweep()).lifted).toEqual([]);
  for (let times = 1; times <= 3; times += 1) {
    await world.advanceClock(fiveMinutes);
    expect((await sweep()).lifted).toContain(who.identifier);
    expect(await comeIn(who, ip)).toBe('home');
    await guess(who, ip);
    expect(await comeIn(who, ip)).toBe('password');
  }
  await world.advanceClock(fiveMinutes);
  const { lifted, summary } = await sweep();
  expect(lifted).toEqual([]);
  expect(summary).toMatchObject({ kept: { persistent: 1 }, failed: 0, stopped: null });
  expect(await comeIn(who, ip)).toBe('password');
  expect(await unblock(await connectTo(world), () => {}, who.identifier)).toBe(0);
  expect(await comeIn(who, ip)).toBe('home');
});
