import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAccount } from '../../policy/account.ts';
import { judgeGate } from '../../policy/judge-gate.ts';
import { INTENT_LIFE_MS } from '../../policy/judge-merge.ts';
import { judgeSweep, UNFINISHED_LIFE_MS } from '../../policy/judge-sweep.ts';
import { parseMoment } from '../../policy/moment.ts';

const customer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const key = `pim|${customer}|42`;
const connection = 'akeneo-product-cloud';
const now = Date.UTC(2026, 10, 21, 12);
const hour = UNFINISHED_LIFE_MS;
const iso = (ms: number) => new Date(ms).toISOString();

/** An import whose owner closed the browser two hours ago. */
function makeImport(changes: object = {}, metadata: object = {}) {
  return {
    user_id: `auth0|${key}`,
    email: 'nora@acme.example',
    email_verified: false,
    created_at: iso(now - 2 * hour),
    last_login: iso(now - 2 * hour),
    identities: [{ provider: 'auth0', connection, user_id: key, isSocial: false }],
    app_metadata: {
      migrated: {
        from: key,
        at: iso(now - 2 * hour),
        email: 'nora@acme.example',
        password_below_policy: false,
      },
      ...metadata,
    },
    ...changes,
  };
}

const judge = (profile: unknown) => judgeSweep(profile, connection, now);
const keptFor = (reason: string) => ({ kind: 'keep', reason });

test('an import that nobody finished goes, and so does one whose door was closed', () => {
  expect(judge(makeImport())).toEqual({ kind: 'sweep', key });
  const closed = makeImport({ email: `closed-${'0'.repeat(64)}@closed.invalid` });
  expect(judge(closed)).toEqual({ kind: 'sweep', key });
});

test('an hour after the last sign that there was of its owner, and not a millisecond earlier', () => {
  const at = now - hour;
  for (const young of [
    makeImport({ last_login: iso(at + 1) }),
    makeImport({ created_at: iso(at + 1), last_login: undefined }),
    makeImport({}, { confirmation: { at: at + 1 } }),
    makeImport({}, { confirmation_request: { email: 'x@acme.example', at: iso(at + 1) } }),
    makeImport({}, { confirmation_seen: { proof: 'x', at: at + 1 } }),
    makeImport({ last_login: iso(now + hour) }),
  ]) {
    expect(judge(young)).toEqual(keptFor('too_young'));
  }
  expect(judge(makeImport({ last_login: iso(at) })).kind).toBe('sweep');
  expect(judge(makeImport({}, { confirmation_request: { at: iso(at) } })).kind).toBe('sweep');
});

test.each<[string, unknown, string]>([
  ['confirmed', makeImport({ email_verified: true }), 'confirmed'],
  [
    'confirmed once, then its email changed',
    makeImport({}, { confirmed_email: 'old@acme.example' }),
    'confirmed',
  ],
  [
    'two identities',
    makeImport({
      identities: [
        { connection, user_id: key },
        { connection, user_id: `sdm|${customer}|7` },
      ],
    }),
    'several_identities',
  ],
  ['waiting to be merged', makeImport({}, { merging_into: 'auth0|other' }), 'in_merge'],
  [
    'somebody is to be merged into it',
    makeImport({}, { [`merge:sdm|${customer}|7`]: { from: 'auth0|other', at: now - 2 * hour } }),
    'in_merge',
  ],
  ['a damaged intent', makeImport({}, { [`merge:sdm|${customer}|7`]: 'x' }), 'in_merge'],
  ['blocked by hand', makeImport({ blocked: true }), 'blocked'],
  ['without the mark of an import', makeImport({ app_metadata: {} }), 'not_an_import'],
  [
    'of another connection',
    makeImport({ identities: [{ connection: 'product-accounts', user_id: key }] }),
    'not_an_import',
  ],
  ['a stranger', makeImport({ user_id: 'auth0|abc' }), 'not_an_import'],
  [
    'not a product account',
    makeImport({ user_id: 'auth0|42', identities: [{ connection, user_id: '42' }] }),
    'not_an_import',
  ],
  ['nothing', null, 'not_an_import'],
])('kept: %s', (_, profile, reason) => {
  expect(judge(profile)).toEqual(keptFor(reason));
});

test('a merge that nobody finished protects its account until every intent that names it is dead', () => {
  const waiting = (lastLogin: number) =>
    makeImport(
      { last_login: iso(lastLogin), created_at: iso(lastLogin) },
      {
        merging_into: 'auth0|other',
        migrated: { ...makeImport().app_metadata.migrated, at: 1000 },
      },
    );
  const end = now - INTENT_LIFE_MS - hour;
  expect(judge(waiting(end))).toEqual(keptFor('in_merge'));
  expect(judge(waiting(end - 1)).kind).toBe('sweep');
});

const old = fc.integer({ min: now - 40 * 24 * hour, max: now - hour });
const moments = fc.oneof({ weight: 5, arbitrary: old }, fc.integer({ min: 1, max: now + hour }));
const times = fc.oneof(moments.map(iso), moments);
const damaged = fc.constantFrom(undefined, null, '', 'x', -1, {});
const anyTimes = fc.oneof({ weight: 6, arbitrary: times }, { weight: 1, arbitrary: damaged });
const addresses = ['nora@acme.example', `closed-${'a'.repeat(64)}@closed.invalid`];
const emails = fc.constantFrom(...addresses);
const rarely = <T>(value: T) => fc.constantFrom(undefined, undefined, undefined, value);

const profiles = fc.record({
  user_id: fc.constant(`auth0|${key}`),
  email: emails,
  email_verified: fc.constantFrom(false, false, undefined, true),
  created_at: anyTimes,
  last_login: anyTimes,
  last_password_reset: anyTimes,
  blocked: rarely(true),
  identities: fc.oneof(
    { weight: 5, arbitrary: fc.constant([{ connection, user_id: key }]) },
    fc.constant([
      { connection, user_id: key },
      { connection, user_id: `sdm|${customer}|7` },
    ]),
  ),
  app_metadata: fc.record({
    migrated: fc.record({ at: times, email: emails, password_below_policy: fc.boolean() }),
    confirmed_email: rarely(addresses[0]),
    confirmation: fc.record({ at: anyTimes, secret: fc.string(), email: emails }),
    confirmation_request: fc.record({ at: anyTimes, email: emails }),
    confirmation_seen: fc.record({ at: anyTimes, proof: fc.string() }),
    merging_into: rarely('auth0|other'),
    [`merge:sdm|${customer}|7`]: rarely({ at: now - 2 * hour, from: 'auth0|other' }),
  }),
});
type Profile = typeof profiles extends fc.Arbitrary<infer T> ? T : never;

function listMoments({ created_at, last_login, app_metadata }: Profile): number[] {
  const records = Object.values(app_metadata).map((record) => Object(record).at);
  return [created_at, last_login, ...records].flatMap((at) => parseMoment(at) ?? []);
}

function checkSwept(profile: Profile): void {
  const account = readAccount(profile);
  expect(judgeGate(account)).toBe('closed');
  expect(account).toMatchObject({ emailVerified: false, confirmedEmail: null, identities: [key] });
  expect(profile.blocked).toBeUndefined();
  const last = Math.max(...listMoments(profile));
  expect(now - last).toBeGreaterThanOrEqual(hour);
  // An intent is written within an hour of a sign-in of the account that it names, and lives a week.
  if (account.inMerge) expect(now - (last + hour)).toBeGreaterThan(INTENT_LIFE_MS);
}

test('property: who is swept has a closed gate, one identity, no live merge, and an hour of silence', () => {
  let swept = 0;
  fc.assert(
    fc.property(profiles, (drawn) => {
      // As it arrives: JSON has no key without a value.
      const profile: Profile = JSON.parse(JSON.stringify(drawn));
      if (judge(profile).kind === 'keep') return;
      swept += 1;
      checkSwept(profile);
    }),
    { numRuns: 5000 },
  );
  expect(swept).toBeGreaterThan(50);
});

test('property: nothing whatever that is not of our making is swept', () => {
  fc.assert(
    fc.property(fc.anything(), (profile) => {
      expect(judge(profile).kind).toBe('keep');
    }),
  );
});
