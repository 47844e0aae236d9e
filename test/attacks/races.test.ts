import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { askForLink, readOutcome } from '../support/ask-for-link.ts';
import { findUnfinished, findViolations, listKeys } from '../support/check-invariants.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import { arriveApart, arriveTwice, linking, listAccounts } from '../support/linkers.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { enter } from '../support/product-users.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 2.3.4, 15.4.2: what is judged is still so when it is done, or is done by one alone.

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

test('two browsers link at the same moment: linked once', async () => {
  const { pim, sdm } = await arriveApart(world, 'moment');
  const people = [await createPerson(world), await createPerson(world)];
  for (const person of people) await signIn(world, person, sdm.who);
  const who = linking(sdm, pim);
  await Promise.all(people.map((person) => signIn(world, person, who)));
  expect((await come(who)).kind).toBe('home');
  expect(await listAccounts(world, pim, sdm)).toEqual([
    { email: sdm.email, holds: [sdm.key, pim.key] },
  ]);
});

test('both products at once, one email: one account, whichever comes first', async () => {
  const { pim, sdm } = await arriveTwice(world, 'at-once');
  await Promise.all([pim, sdm].map(({ who }) => come(who)));
  // Whose password came first is the one that counts; the other one is not known.
  const ends = [await come(pim.who), await come(sdm.who)].map(({ kind }) => kind);
  expect(ends.sort()).toEqual(['home', 'password']);
  const [account, ...more] = await listAccounts(world, pim, sdm);
  expect(more).toEqual([]);
  expect([...(account?.holds ?? [])].sort()).toEqual([pim.key, sdm.key]);
});

test('two people claim one product account at the same moment: one gets it, the other reads so', async () => {
  const { pim } = await arriveApart(world, 'shared');
  const [one, two] = [await arriveApart(world, 'one'), await arriveApart(world, 'two')];
  const people = [await createPerson(world), await createPerson(world)] as const;
  await signIn(world, people[0], one.sdm.who);
  await signIn(world, people[1], two.sdm.who);
  const ways = await Promise.all([
    signIn(world, people[0], linking(one.sdm, pim)),
    signIn(world, people[1], linking(two.sdm, pim)),
  ]);
  const ends = ways.map(({ end }) => (end.kind === 'refused' ? end.reason : JSON.stringify(end)));
  expect(ends.filter((end) => /home/.test(end))).toHaveLength(1);
  expect(ends.filter((end) => /already.linked/.test(end))).toHaveLength(1);
  expect(await listAccounts(world, pim)).toHaveLength(1);
});

test('the primary is deleted before the merge: the address is free, and the other account has it', async () => {
  const { pim, sdm } = await arriveApart(world, 'gone');
  await come(sdm.who);
  expect((await come({ ...pim.who, workEmail: sdm.email })).kind).toBe('other_password');
  await world.deleteUser(`auth0|${sdm.key}`);
  await world.releaseClaims(`auth0|${sdm.key}`);
  expect((await come({ ...pim.who, workEmail: sdm.email })).kind).toBe('home');
  const { identifier: _, ...known } = pim.who;
  const { identifier, password } = sdm.who;
  const who = { ...known, identifier: sdm.email, product: 'sdm' } as const;
  expect((await come({ ...who, productLogin: { identifier, password } })).kind).toBe('home');
  expect(await listAccounts(world, pim, sdm)).toEqual([
    { email: sdm.email, holds: [pim.key, sdm.key] },
  ]);
});

test('one form answered twice at the same moment lets one person in, once linked', async () => {
  const { browser, tab, link, key } = await askForLink(world, 'pressed-twice');
  expect(await readOutcome(browser, link)).toMatchObject({ outcome: 'confirmed' });
  const { href, searchParams } = tab.page().url;
  const press = () =>
    browser.send(href, [
      ['state', searchParams.get('state') ?? ''],
      ['node', 'check_inbox'],
      ['action', 'default'],
    ]);
  const ends = await Promise.all([press(), press()]);
  expect(ends.every(({ status }) => status < 500)).toBe(true);
  await tab.go(href);
  const { users } = await world.stock();
  expect(users.filter((user) => listKeys(user).includes(key))).toHaveLength(1);
  const { pim } = await world.urls();
  expect(readPlace(await tab.go(`${pim}/acme/`)).kind).toBe('home');
});

test('two people who confirm each other’s address at the same moment: no account has two owners, and one at least is in', async () => {
  const one = await ordinaryPim.arrive(world, 'crosswise-one');
  const other = await ordinarySdm.arrive(world, 'crosswise-other', 'Harvest@Cliff51');
  await Promise.all([
    come({ ...one.who, workEmail: other.email }),
    come({ ...other.who, workEmail: one.email }),
  ]);
  // Who lost the race has a product account under the other one's address: it is linked with its password.
  const ends = [
    await come({ ...one.who, identifier: other.email }),
    await come({ ...other.who, identifier: one.email }),
  ];
  expect(ends.map(({ kind }) => kind)).toContain('home');
});
