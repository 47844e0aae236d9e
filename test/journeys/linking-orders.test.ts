import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { findUnfinished, findViolations } from '../support/check-invariants.ts';
import { createPerson, goOn, type SignIn, signIn } from '../support/http-person.ts';
import { arriveApart, arriveTwice, linking, listAccounts } from '../support/linkers.ts';
import { enter } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterEach(async () => {
  const stock = await world.stock();
  expect([...findViolations(stock), ...findUnfinished(stock)]).toEqual([]);
});
afterAll(() => world?.close());

const come = async (who: SignIn) => (await enter(world, who)).end;

test.each(['pim', 'sdm'] as const)('one email, %s first: one account for both', async (first) => {
  const both = await arriveTwice(world, `first-${first}`);
  const { who, key, email } = both[first];
  expect(await come(who)).toEqual({ kind: 'home', account: `auth0|${key}` });
  const other = both[first === 'pim' ? 'sdm' : 'pim'];
  expect(await come({ ...who, product: other.who.product })).toMatchObject({ kind: 'home' });
  expect(await listAccounts(world, both.pim, both.sdm)).toEqual([
    { email, holds: [key, other.key] },
  ]);
});

test.each(['pim', 'sdm'] as const)(
  'two emails, %s first, then linked: one account',
  async (first) => {
    const both = await arriveApart(world, `apart-${first}`);
    const one = both[first];
    const other = both[first === 'pim' ? 'sdm' : 'pim'];
    expect((await come(one.who)).kind).toBe('home');
    expect(await come(linking(one, other))).toEqual({ kind: 'home', account: `auth0|${one.key}` });
    expect(await listAccounts(world, one, other)).toEqual([
      { email: one.email, holds: [one.key, other.key] },
    ]);
  },
);

test('linked before the rollout is taken back and given again: everything is as it was', async () => {
  const { pim, sdm } = await arriveApart(world, 'rollout');
  await come(sdm.who);
  await come(linking(sdm, pim));
  await world.setMetadata('acme', 'rollout', 'off');
  const off = await come({ ...sdm.who, product: 'pim' });
  await world.setMetadata('acme', 'rollout', 'on');
  expect(off.kind).not.toBe('home');
  expect((await come({ ...sdm.who, product: 'pim' })).kind).toBe('home');
  expect(await listAccounts(world, pim, sdm)).toEqual([
    { email: sdm.email, holds: [sdm.key, pim.key] },
  ]);
});

test('two tabs on Link your account.: the second one finds it done', async () => {
  const { pim, sdm } = await arriveApart(world, 'tabs');
  const who = linking(sdm, pim);
  const [one, other] = [await createPerson(world), await createPerson(world)];
  await signIn(world, one, sdm.who);
  await signIn(world, other, sdm.who);
  const form = [await one.openProduct('pim', 'acme'), await other.openProduct('pim', 'acme')];
  expect(form.map(({ kind }) => kind)).toEqual(['link_account', 'link_account']);
  for (const person of [one, other]) {
    expect((await goOn(world, person, who, person.where())).end.kind).toBe('home');
  }
  expect(await listAccounts(world, pim, sdm)).toEqual([
    { email: sdm.email, holds: [sdm.key, pim.key] },
  ]);
});

test('another address is confirmed before the merge: two accounts, as its owner chose, and no intent is left', async () => {
  const { pim, sdm } = await arriveApart(world, 'changed');
  await come(sdm.who);
  expect((await come({ ...pim.who, workEmail: sdm.email })).kind).toBe('other_password');
  await world.advanceClock(11 * 60_000);
  expect((await come(pim.who)).kind).toBe('home');
  expect((await come(sdm.who)).kind).toBe('home');
  const { users } = await world.stock();
  const primary = users.find(({ user_id }) => user_id === `auth0|${sdm.key}`);
  expect(Object.keys(primary?.app_metadata ?? {}).filter((name) => /^merge/.test(name))).toEqual(
    [],
  );
  expect(await listAccounts(world, pim, sdm)).toEqual(
    expect.arrayContaining([
      { email: sdm.email, holds: [sdm.key] },
      { email: pim.email, holds: [pim.key] },
    ]),
  );
});

test('username first, then the email: the same account', async () => {
  const { pim, sdm } = await arriveTwice(world, 'named');
  const named: SignIn = { ...pim.who, identifier: 'named', workEmail: pim.email };
  expect(await come({ ...named, leaveAt: 'confirm' })).toMatchObject({ kind: 'confirm' });
  expect((await come(pim.who)).kind).toBe('home');
  expect(await come(named)).toMatchObject({
    kind: 'password',
    message: expect.stringContaining('email address'),
  });
  expect(await listAccounts(world, pim, sdm)).toEqual([
    { email: pim.email, holds: [pim.key, sdm.key] },
  ]);
});
