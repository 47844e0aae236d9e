import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SeenKeys } from '../../scripts/report/seen-keys.ts';
import { countUnseen } from '../../scripts/report/snapshot.ts';
import { type HeadCounts, startTally } from '../../scripts/report/tally-people.ts';
import { makeCustomerId, makePeople } from './make-people.ts';
import { acme, at, customers, DAY, globex, makePending, makeUser } from './sample-tenant.ts';

const pim = `pim|${acme}|1`;
const sdm = `sdm|${acme}|1`;

function take(profiles: readonly unknown[], heads: HeadCounts = new Map()) {
  const tally = startTally('tenant.example', at, customers, heads);
  for (const profile of profiles) tally.add(profile);
  return tally.finish();
}

const none = { migrated: 0, confirmed: 0, linked: 0, stuck: {}, away: 0 };

test('each product account counts where it is, each person once, and days by what the account remembers', () => {
  const snapshot = take([
    makeUser([pim, sdm], 30),
    makePending([`pim|${acme}|2`], 10),
    makePending([`pim|${globex}|1`], 1),
    makeUser([`pim|${acme}|3`], 30, { last_login: new Date(at - 30 * DAY).toISOString() }),
  ]);
  const [first, second] = snapshot.organizations;
  expect(snapshot.people).toEqual({
    ...none,
    migrated: 2,
    linked: 2,
    away: 1,
    stuck: { mail_not_requested: 1 },
  });
  expect(first).toMatchObject({ displayName: 'Acme Retail', rollout: 'on', holdSeveral: 1 });
  expect(first?.people).toMatchObject({ migrated: 1, linked: 2 });
  expect(first?.products).toEqual([
    {
      product: 'pim',
      headCount: null,
      ...none,
      migrated: 1,
      linked: 2,
      away: 1,
      stuck: { mail_not_requested: 1 },
    },
    { product: 'sdm', headCount: null, ...none, linked: 1 },
  ]);
  const today = Math.floor(at / DAY);
  expect(first?.days).toEqual([
    { day: today - 30, cameOver: 2, confirmed: 0 },
    { day: today - 29, cameOver: 0, confirmed: 2 },
    { day: today - 10, cameOver: 1, confirmed: 0 },
  ]);
  expect(second?.products).toEqual([{ product: 'pim', headCount: null, ...none, migrated: 1 }]);
});

test('whom only the product knows is what is left of its head count; unknown without one, and with one that is too low', () => {
  const heads = new Map([[acme, { pim: 10, sdm: 0 }]]);
  const [first, second] = take([makeUser([pim, sdm], 1)], heads).organizations;
  expect(first?.products.map(countUnseen)).toEqual([9, null]);
  expect(second?.products.map(countUnseen)).toEqual([null]);
});

test('an account that is deleted and comes over again while Auth0 exports counts once, and so does one merged meanwhile', () => {
  const again = makePending([pim], 1);
  const owner = makeUser([sdm, pim], 1);
  const snapshot = take([again, again, owner]);
  expect(snapshot).toMatchObject({ repeated: 2, people: { migrated: 1, linked: 1 } });
  expect(snapshot.organizations[0]?.products).toMatchObject([
    { migrated: 1, linked: 0 },
    { migrated: 0, linked: 1 },
  ]);
});

test('an identity in both connections is one product account', () => {
  expect(take([makeUser([pim, pim], 1)]).organizations[0]?.products[0]?.linked).toBe(1);
});

test('slots, closed doors and users without a product account are nobody, what cannot be read is said, strangers share a row', () => {
  const slot = {
    user_id: 'auth0|x',
    email: 'x@daily-limits.invalid',
    identities: [{ user_id: 'x' }],
  };
  const closed = makePending([`pim|${acme}|9`], 1);
  closed.email = `closed-${'0'.repeat(64)}@closed.invalid`;
  const elsewhere = [7, 8].map((customer) => makeUser([`pim|${makeCustomerId(customer)}|1`], 1));
  const snapshot = take([slot, closed, makeUser(['somebody'], 1), undefined, ...elsewhere]);
  expect(snapshot).toMatchObject({ nobody: 3, unreadable: 1, people: { linked: 2 } });
  expect(snapshot.organizations.at(-1)).toMatchObject({
    customerId: 'elsewhere',
    displayName: 'No organization of this tenant',
    rollout: 'unknown',
    products: [{ product: 'pim', linked: 2 }],
  });
});

test('a date that cannot be is on no day', () => {
  const early = makeUser(
    [pim],
    0,
    {},
    {
      migrated: {
        from: pim,
        at: '1999-01-01T00:00:00Z',
        email: 'x@x.example',
        password_below_policy: false,
      },
    },
  );
  const late = makeUser([`pim|${acme}|2`], -3);
  const [first] = take([early, late]).organizations;
  expect(first?.days).toEqual([]);
  expect(first?.people.linked).toBe(2);
});

test('property: the same people in any order give the same snapshot', () => {
  const people = [
    ...makePeople(60, [{ customerId: acme, share: 1, startedDaysAgo: 40, both: 0.3 }], at),
  ];
  const snapshot = take(people);
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
      expect(take(shuffled)).toEqual(snapshot);
    }),
    { numRuns: 10 },
  );
});

test('keys are remembered beyond the first size of the table', () => {
  const seen = new SeenKeys(8);
  const keys = Array.from({ length: 1000 }, (_, index) => `pim|${acme}|${index}`);
  expect(keys.filter((key) => seen.add(key))).toEqual(keys);
  expect(keys.filter((key) => seen.add(key))).toEqual([]);
});
