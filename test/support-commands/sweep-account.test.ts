import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findConnection, MAIN_CONNECTION } from '../../scripts/support/find-connection.ts';
import { listCustomers } from '../../scripts/support/list-customers.ts';
import { type Sweep, type SweepEnd, sweepAccount } from '../../scripts/support/sweep-account.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import {
  changedAddress,
  leftoverInTheWay,
  type Newcomer,
  ordinaryPim,
  ordinarySdm,
} from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { describeCall } from './describe-call.ts';
import { merge, takeStock } from './linked-people.ts';
import { connectTo } from './support-setup.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const minute = 60_000;

/** Signs in with the product's password and closes the browser on *Confirm your email address*. */
async function leaveUnfinished(name: string): Promise<Newcomer> {
  const newcomer = await ordinaryPim.arrive(world, name);
  const person = await createPerson(world);
  const { product, organization, identifier, password } = newcomer.who;
  await person.openProduct(product, organization);
  await person.typeIdentifier(identifier);
  const place = await person.typePassword(password);
  expect(place.kind).toBe('confirm');
  return newcomer;
}

async function begin(dryRun = false) {
  const support = await connectTo(world);
  const connection = await findConnection(support, MAIN_CONNECTION);
  const listed = await listCustomers(support);
  if (connection.kind !== 'found' || listed.kind !== 'listed') throw new Error('not begun');
  await world.resetCalls();
  const sweep: Sweep = {
    support,
    customers: listed.customers,
    connectionId: connection.id,
    dryRun,
  };
  return { sweep, waits: support.waits };
}

async function sweepNow(key: string, dryRun = false): Promise<SweepEnd> {
  return sweepAccount((await begin(dryRun)).sweep, `auth0|${key}`);
}

async function look({ key, who }: Newcomer) {
  const users = await world.users();
  const inProduct = await world.productUsers('pim', 'acme');
  const user = users.find(({ user_id }) => user_id === `auth0|${key}`);
  const email = who.identifier;
  return {
    user: user !== undefined,
    claimedBy: inProduct.find((one) => String(one.id) === key.split('|')[2])?.claimedBy,
    others: users.filter((one) => one.email === email && one !== user).length,
  };
}

const gone = { user: false, claimedBy: null, others: 0 };
const untouched = { user: true, claimedBy: null, others: 0 };

test('an import that nobody finished goes after an hour, not before, and its owner starts over', async () => {
  const newcomer = await leaveUnfinished('unfinished');
  await world.advanceClock(59 * minute);
  expect(await sweepNow(newcomer.key)).toEqual({ kind: 'kept', reason: 'too_young' });
  expect((await world.calls()).map(describeCall)).toEqual([`GET users auth0|${newcomer.key}`]);
  await world.advanceClock(2 * minute);
  expect(await sweepNow(newcomer.key)).toEqual({ kind: 'swept' });
  expect((await world.calls()).map(describeCall)).toEqual([
    `GET users auth0|${newcomer.key}`,
    'DELETE product-cloud',
    `PATCH users auth0|${newcomer.key}`,
    'DELETE connections users',
    `DELETE users auth0|${newcomer.key}`,
  ]);
  expect(await look(newcomer)).toEqual(gone);
  expect(await sweepNow(newcomer.key)).toEqual({ kind: 'gone' });

  const { end } = await signIn(world, await createPerson(world), newcomer.who);
  expect(end).toEqual({ kind: 'home', account: `auth0|${newcomer.key}` });
  await world.advanceClock(61 * minute);
  expect(await sweepNow(newcomer.key)).toEqual({ kind: 'kept', reason: 'confirmed' });
});

test('what it had claimed is released; what somebody else claimed since stays theirs', async () => {
  const own = await leaveUnfinished('claimed');
  await world.claim('pim', 'acme', own.email, `auth0|${own.key}`);
  const taken = await leaveUnfinished('taken');
  await world.claim('pim', 'acme', taken.email, 'auth0|another');
  await world.advanceClock(61 * minute);
  expect(await sweepNow(own.key)).toEqual({ kind: 'swept' });
  expect(await look(own)).toEqual(gone);
  expect(await sweepNow(taken.key)).toEqual({ kind: 'swept' });
  expect(await look(taken)).toEqual({ ...gone, claimedBy: 'auth0|another' });
});

test('a leftover whose door was closed goes, and not the account that got its address', async () => {
  const newcomer = await leftoverInTheWay.arrive(world, 'leftover');
  const { end } = await signIn(world, await createPerson(world), newcomer.who);
  expect(end.kind).toBe('home');
  const closed = (await world.users()).find(({ email }) => email.endsWith('@closed.invalid'));
  const key = closed?.identities[0]?.user_id ?? '';
  await world.advanceClock(61 * minute);
  expect(await sweepNow(key)).toEqual({ kind: 'swept' });
  // Its address was nobody's already.
  expect((await world.calls()).map(({ method }) => method)).not.toContain('PATCH');
  const users = await world.users();
  expect(users.some(({ user_id }) => user_id === closed?.user_id)).toBe(false);
  const again = await signIn(world, await createPerson(world), {
    ...newcomer.who,
    identifier: newcomer.email,
  });
  expect(again.end).toEqual({ kind: 'home', account: `auth0|${newcomer.key}` });
});

test('an account in a merge stays, begun or done', async () => {
  const done = await merge(world, 'merged');
  const waiting = await changedAddress.arrive(world, 'merged-2');
  const who = { ...waiting.who, workEmail: done.email };
  // The owner holds an account of this product already: this one is refused, and waits for nothing.
  expect((await signIn(world, await createPerson(world), who)).end.kind).toBe('refused');
  const before = await takeStock(world, done);
  await world.advanceClock(61 * minute);
  expect(await sweepNow(done.own)).toEqual({ kind: 'kept', reason: 'several_identities' });
  expect(await sweepNow(done.linked)).toEqual({ kind: 'gone' });
  expect(await takeStock(world, done)).toEqual(before);
  expect(await sweepNow(waiting.key)).toEqual({ kind: 'swept' });
});

test('one that waits for the other password stays for as long as an intent can name it', async () => {
  const { owner, key } = await leaveBeforeMerging('waits');
  await world.advanceClock(61 * minute);
  expect(await sweepNow(key)).toEqual({ kind: 'kept', reason: 'in_merge' });
  const end = await signIn(world, await createPerson(world), owner);
  expect(end.end.kind).toBe('home');
  const holder = (await world.users()).find(({ email }) => email === owner.identifier);
  expect(holder?.identities.map(({ user_id }) => user_id)).toContain(key);

  const abandoned = await leaveBeforeMerging('abandoned');
  await world.advanceClock(31 * 24 * 60 * minute);
  expect(await sweepNow(abandoned.key)).toEqual({ kind: 'swept' });
  expect((await signIn(world, await createPerson(world), abandoned.owner)).end.kind).not.toBe(
    'refused',
  );
  const sole = (await world.users()).find(({ email }) => email === abandoned.owner.identifier);
  expect(sole?.identities).toHaveLength(1);
});

async function leaveBeforeMerging(name: string) {
  const first = await changedAddress.arrive(world, `${name}-owner`);
  const sdm = { ...first.who, workEmail: first.email };
  await signIn(world, await createPerson(world), sdm);
  const second = await ordinarySdm.arrive(world, name);
  const who = { ...second.who, workEmail: first.email };
  await signIn(world, await createPerson(world), who);
  const user = (await world.users()).find(({ user_id }) => user_id === `auth0|${second.key}`);
  expect(user?.app_metadata.merging_into).toBe(`auth0|${first.key}`);
  return { owner: { ...first.who, identifier: first.email }, key: second.key };
}

test('a crash after any call, then again: the end is the same, and the password opens nothing but a fresh start', async () => {
  for (let call = 1; call <= 5; call += 1) {
    const newcomer = await leaveUnfinished(`crash-${call}`);
    await world.claim('pim', 'acme', newcomer.email, `auth0|${newcomer.key}`);
    await world.advanceClock(61 * minute);
    const { sweep } = await begin();
    await world.spoilCall(call, { kind: 'crash' });
    const first = await sweepAccount(sweep, `auth0|${newcomer.key}`);
    await world.spoilCall(0, { kind: 'crash' });
    expect({ call, first: first.kind }).toEqual({ call, first: 'failed' });
    expect((await world.calls()).length).toBe(call);
    const again = await sweepNow(newcomer.key);
    // Deleting it in its connection takes the local tenant's user along.
    expect({ call, again: again.kind }).toEqual({ call, again: call < 4 ? 'swept' : 'gone' });
    expect({ call, ...(await look(newcomer)) }).toEqual({ call, ...gone });
    const { end } = await signIn(world, await createPerson(world), newcomer.who);
    expect({ call, end: end.kind }).toEqual({ call, end: 'home' });
  }
});

test('a product without an answer, or with a refusal, keeps the account as it is', async () => {
  const newcomer = await leaveUnfinished('outage');
  await world.advanceClock(61 * minute);
  await world.stopProduct('pim');
  const end = await sweepNow(newcomer.key);
  await world.startProduct('pim');
  expect(end).toEqual({ kind: 'failed', reason: 'product_unavailable', status: 0 });
  expect(await look(newcomer)).toEqual(untouched);
  await world.setMetadata('acme', 'customer_id', '6f0d3b52-9a34-4c3e-8f57-0c8a3de1affe');
  expect(await sweepNow(newcomer.key)).toEqual({ kind: 'kept', reason: 'organization_unknown' });
  await world.setMetadata('acme', 'customer_id', '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001');
  expect(await look(newcomer)).toEqual(untouched);
});

test('where Auth0 makes us wait, the account is judged again after that', async () => {
  const newcomer = await leaveUnfinished('limited');
  await world.advanceClock(61 * minute);
  const { sweep, waits } = await begin();
  await world.spoilCall(3, { kind: 'refused', status: 429 });
  expect(await sweepAccount(sweep, `auth0|${newcomer.key}`)).toEqual({ kind: 'swept' });
  await world.spoilCall(0, { kind: 'crash' });
  expect(waits).toHaveLength(1);
  expect((await world.calls()).map(({ method }) => method)).toEqual([
    'GET',
    'DELETE',
    'GET',
    'DELETE',
    'PATCH',
    'DELETE',
    'DELETE',
  ]);
});

test('a dry run reads, says which, and touches nothing', async () => {
  const newcomer = await leaveUnfinished('dry');
  await world.advanceClock(61 * minute);
  expect(await sweepNow(newcomer.key, true)).toEqual({ kind: 'sweepable' });
  expect((await world.calls()).map(({ method }) => method)).toEqual(['GET']);
  expect(await look(newcomer)).toEqual(untouched);
});
