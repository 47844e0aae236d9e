import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAccount } from '../../policy/account.ts';
import { judgeGate } from '../../policy/judge-gate.ts';
import { INTENT_LIFE_MS } from '../../policy/judge-merge.ts';
import {
  AWAY_AFTER_MS,
  findStuck,
  isAway,
  judgeStanding,
  STUCK_AFTER_MS,
} from '../../policy/judge-standing.ts';

const key = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
const now = Date.UTC(2026, 10, 21, 12);
const hour = 60 * 60 * 1000;
const day = 24 * hour;
const iso = (ms: number) => new Date(ms).toISOString();

/** Somebody who came over `age` ago and left the page that asks for the address. */
function makeProfile(age: number, metadata: object = {}, changes: object = {}) {
  return {
    user_id: `auth0|${key}`,
    email: 'nora@acme.example',
    email_verified: false,
    created_at: iso(now - age),
    last_login: iso(now - age),
    identities: [{ provider: 'auth0', connection: 'akeneo-product-cloud', user_id: key }],
    app_metadata: {
      migrated: {
        from: key,
        at: iso(now - age),
        email: 'nora@acme.example',
        password_below_policy: false,
      },
      ...metadata,
    },
    ...changes,
  };
}

const through = (age: number, changes: object = {}, metadata: object = {}) =>
  makeProfile(
    age,
    { confirmed_email: 'nora@acme.example', ...metadata },
    { email_verified: true, ...changes },
  );

const stand = (profile: unknown) => {
  const standing = judgeStanding(profile, now);
  return standing && [standing.kind, standing.waitsFor];
};

test('an import waits for the step after the last one that was done', () => {
  const request = { email: 'nora@acme.example', at: iso(now - hour) };
  expect(stand(makeProfile(hour))).toEqual(['migrated', 'mail_not_requested']);
  const asked = makeProfile(hour, { confirmation_request: request });
  expect(stand(asked)).toEqual(['migrated', 'link_not_opened']);
  const seen = { proof: 'a'.repeat(64), at: now - hour + 1000 };
  const opened = makeProfile(hour, { confirmation_request: request, confirmation_seen: seen });
  expect(stand(opened)).toEqual(['migrated', 'not_continued']);
  const resent = { ...request, at: iso(now - 60_000) };
  const again = makeProfile(hour, { confirmation_request: resent, confirmation_seen: seen });
  expect(stand(again)).toEqual(['migrated', 'link_not_opened']);
});

test('whoever proved the inbox is confirmed, and linked once nothing is missing', () => {
  expect(stand(through(hour))).toEqual(['linked', null]);
  const weak = { from: key, at: iso(now - day), email: 'x@acme.example' };
  expect(stand(through(day, {}, { migrated: weak }))).toEqual(['confirmed', 'new_password']);
  const reset = { last_password_reset: iso(now), email_verified: true };
  expect(stand(makeProfile(day, {}, reset))).toEqual(['confirmed', 'next_sign_in']);
  expect(stand(through(day, { identities: [{ user_id: 'somebody' }] }))).toEqual([
    'confirmed',
    'no_product_account',
  ]);
  expect(stand(through(day, { email: 'new@acme.example' }))).toEqual(['migrated', 'new_address']);
});

test('a merge waits for as long as its intent lives, and expires with it', () => {
  const merging = (age: number) =>
    makeProfile(age, {
      merging_into: 'auth0|other',
      confirmation_seen: { proof: 'x', at: now - age },
    });
  expect(stand(merging(INTENT_LIFE_MS))).toEqual(['confirmed', 'merge']);
  expect(stand(merging(INTENT_LIFE_MS + 1))).toEqual(['confirmed', 'merge_expired']);
});

test('nobody is behind a closed door, a slot of the daily limits, or a profile without records', () => {
  expect(stand(makeProfile(day, {}, { email: `closed-${'0'.repeat(64)}@closed.invalid` }))).toBe(
    null,
  );
  expect(stand({ user_id: 'auth0|slot', email: 'x@daily-limits.invalid' })).toBe(null);
  for (const damaged of [null, 'text', [], 42, { app_metadata: [] }])
    expect(stand(damaged)).toBe(null);
});

test('a blocked account is blocked however far it came, and stuck at once', () => {
  for (const profile of [
    through(hour, { blocked: true }),
    makeProfile(hour, {}, { blocked: true }),
  ]) {
    const standing = judgeStanding(profile, now);
    expect(standing?.waitsFor).toBe('blocked');
    expect(standing && findStuck(standing, now)).toBe('blocked');
  }
});

test('on the way for a week, and not a millisecond less, is stuck; whoever is through never is', () => {
  const stuck = (profile: unknown) => {
    const standing = judgeStanding(profile, now);
    return standing && findStuck(standing, now);
  };
  expect(stuck(makeProfile(STUCK_AFTER_MS - 1))).toBe(null);
  expect(stuck(makeProfile(STUCK_AFTER_MS))).toBe('mail_not_requested');
  expect(stuck(through(2 * STUCK_AFTER_MS))).toBe(null);
  const expired = { merging_into: 'auth0|other', confirmation_seen: { proof: 'x', at: 1 } };
  expect(stuck(makeProfile(hour, expired))).toBe('merge_expired');
});

test('away is who was not seen after the day on which they came over, for two weeks', () => {
  const away = (profile: unknown) => {
    const standing = judgeStanding(profile, now);
    return standing !== null && isAway(profile, standing, now);
  };
  expect(away(through(AWAY_AFTER_MS))).toBe(true);
  expect(away(through(AWAY_AFTER_MS - 1))).toBe(false);
  const age = AWAY_AFTER_MS + 2 * day;
  expect(away(through(age, { last_login: iso(now - age + day - 1) }))).toBe(true);
  expect(away(through(age, { last_login: iso(now - age + day) }))).toBe(false);
  expect(away(through(age, { last_login: undefined }))).toBe(true);
  expect(away(makeProfile(age))).toBe(false);
  expect(away(through(age, { blocked: true }))).toBe(false);
});

test('property: linked and waiting for nothing exactly where the gate is open and a good password is set', () => {
  const metadata = fc.record(
    {
      confirmed_email: fc.constantFrom('nora@acme.example', 'other@acme.example'),
      merging_into: fc.constantFrom('auth0|other', null),
      confirmation_request: fc.anything(),
      confirmation_seen: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(metadata, fc.boolean(), (given, email_verified) => {
      const profile = makeProfile(day, given, { email_verified });
      const isOpen = judgeGate(readAccount(profile)) === 'open';
      expect(judgeStanding(profile, now)?.kind === 'linked').toBe(isOpen);
    }),
  );
});
