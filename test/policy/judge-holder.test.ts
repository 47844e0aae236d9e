import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAccount } from '../../policy/account.ts';
import { judgeHolder } from '../../policy/judge-holder.ts';

const main = 'akeneo-product-cloud';
const key = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
const primary = readAccount({
  user_id: 'auth0|sdm|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|7',
  email: 'nora@acme.example',
});
const migrated = { at: '2026-11-20T12:00:00.000Z', email: 'n@acme.example' };

function holder(
  more: Record<string, unknown> = {},
  metadata: Record<string, unknown> = { migrated },
  connection = main,
) {
  const profile = {
    user_id: `auth0|${key}`,
    email: 'n@acme.example',
    email_verified: false,
    identities: [{ user_id: key, connection }],
    app_metadata: metadata,
    ...more,
  };
  return judgeHolder(primary, profile, key, main);
}

test('an import that nobody finished is a leftover', () => {
  expect(holder()).toBe('leftover');
});

test('a user that was made for linking is unattached', () => {
  expect(holder({}, {}, 'product-accounts')).toBe('unattached');
});

test('a confirmed account, one that was reset, one in a merge and one with more identities is somebody’s', () => {
  const confirmed = { migrated, confirmed_email: 'n@acme.example' };
  const reset = { email_verified: true, last_password_reset: '2026-11-21T12:00:00.000Z' };
  const two = [
    { user_id: key, connection: main },
    { user_id: 'sdm|x', connection: main },
  ];
  expect(holder({ email_verified: true }, confirmed)).toBe('established');
  expect(holder(reset)).toBe('established');
  expect(holder({}, { migrated, merging_into: 'auth0|x' })).toBe('established');
  expect(holder({ identities: two })).toBe('established');
  expect(holder({ identities: two }, {}, 'product-accounts')).toBe('established');
});

test('a blocked account is nobody’s to take, whatever stands for it', () => {
  const waiting = { migrated, merging_into: primary.userId };
  expect(holder({ blocked: true })).toBe('established');
  expect(holder({ blocked: true }, waiting)).toBe('established');
  expect(holder({ blocked: true }, {}, 'product-accounts')).toBe('established');
});

test('an import that waits to be merged into this very account is a leftover, unless it waits for others itself', () => {
  const waiting = { migrated, merging_into: primary.userId };
  expect(holder({}, waiting)).toBe('leftover');
  expect(
    holder(
      {},
      { ...waiting, 'merge:sdm|x|1': { from: 'auth0|sdm|x|1', email: 'n@acme.example', at: 1 } },
    ),
  ).toBe('established');
  expect(holder({ email_verified: true }, { ...waiting, confirmed_email: 'n@acme.example' })).toBe(
    'established',
  );
});

test('another connection, another id or a record without a migration is somebody’s', () => {
  expect(holder({}, { migrated }, 'another')).toBe('established');
  expect(holder({ user_id: 'auth0|pim|x|42' })).toBe('established');
  expect(holder({}, {})).toBe('established');
});

test('whatever a profile holds, only an unconfirmed single identity may be taken over', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), fc.jsonValue(), (identities, verified, metadata) => {
      const judged = holder(
        { identities, email_verified: verified },
        metadata as Record<string, unknown>,
      );
      const list = Array.isArray(identities) ? identities : [];
      if (list.length !== 1) expect(judged).toBe('established');
      if (judged !== 'established') expect(readAccount({ identities }).identities).toEqual([key]);
    }),
  );
});
