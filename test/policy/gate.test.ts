import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, readAccount } from '../../policy/account.ts';
import { isSquatter, judgeGate, mustChoosePassword } from '../../policy/judge-gate.ts';
import { judgeOwner } from '../../policy/judge-owner.ts';
import { parseMoment } from '../../policy/moment.ts';

const migratedAt = '2026-11-21T12:00:00.000Z';

function account(profile: object = {}, metadata: object = {}): Account {
  return readAccount({
    user_id: 'auth0|pim|c|42',
    email: 'Nora@acme.example',
    email_verified: true,
    identities: [{ user_id: 'pim|c|42' }],
    ...profile,
    app_metadata: {
      migrated: { at: migratedAt, email: 'nora@acme.example', password_below_policy: false },
      ...metadata,
    },
  });
}

const confirmed = { confirmed_email: 'nora@acme.example' };

test('the gate is open only for the confirmed address of a verified profile', () => {
  expect(judgeGate(account({}, confirmed))).toBe('open');
  expect(judgeGate(account({ email: 'new@acme.example' }, confirmed))).toBe('closed');
  expect(judgeGate(account({}, {}))).toBe('closed');
});

test('anything but a literal true in email_verified keeps the gate closed', () => {
  fc.assert(
    fc.property(fc.anything(), (email_verified) => {
      fc.pre(email_verified !== true);
      expect(judgeGate(account({ email_verified }, confirmed))).toBe('closed');
    }),
  );
});

test('a reset since the migration proves the inbox, one before it does not', () => {
  expect(judgeGate(account({ last_password_reset: migratedAt }))).toBe('proven_by_reset');
  expect(judgeGate(account({ last_password_reset: '2026-11-21T11:59:59.999Z' }))).toBe('closed');
  expect(judgeGate(account({ last_password_reset: migratedAt, email_verified: false }))).toBe(
    'closed',
  );
  expect(judgeGate(account({ last_password_reset: migratedAt }, { migrated: null }))).toBe(
    'closed',
  );
});

test('a weak product password has to be replaced until it was reset', () => {
  const weak = { migrated: { at: migratedAt, email: 'a@b.example', password_below_policy: true } };
  expect(mustChoosePassword(account({}, weak))).toBe(true);
  expect(mustChoosePassword(account({ last_password_reset: migratedAt }, weak))).toBe(false);
  expect(mustChoosePassword(account())).toBe(false);
});

test('a damaged mark about the password asks for a new one', () => {
  const damaged = { migrated: { at: migratedAt, email: 'a@b.example' } };
  expect(mustChoosePassword(account({}, damaged))).toBe(true);
});

test('an unfinished import is a leftover', () => {
  const self = account({ user_id: 'auth0|pim|c|1' });
  const leftover = account({ email_verified: false });
  expect(judgeOwner(self, [self, leftover])).toEqual({ kind: 'leftover', account: leftover });
  expect(judgeOwner(self, [self])).toEqual({ kind: 'nobody' });
});

test('whoever is confirmed, linked, waited for by another account, or not from a product is established', () => {
  const self = account({ user_id: 'auth0|pim|c|1' });
  const established = [
    account({}, confirmed),
    account({ last_password_reset: migratedAt }),
    account({ identities: [{ user_id: 'pim|c|42' }, { user_id: 'sdm|c|7' }] }),
    account({}, { 'merge:pim|c|9': { from: 'x', email: 'nora@acme.example', at: migratedAt } }),
    account({}, { migrated: null }),
    // An administrator changed the address: the gate is closed, the account is somebody's all the same.
    account({ email_verified: false }, { confirmed_email: 'before@b.example' }),
  ];
  const leftover = account({ user_id: 'auth0|pim|c|7', email_verified: false });
  for (const owner of established) {
    expect(judgeOwner(self, [leftover, owner])).toEqual({ kind: 'established', account: owner });
  }
});

test('an unfinished import that only waits to be merged is a leftover: its merge needs no address', () => {
  const self = account({ user_id: 'auth0|pim|c|1' });
  const waiting = account({ email_verified: false }, { merging_into: 'auth0|sdm|c|3' });
  expect(judgeOwner(self, [waiting])).toEqual({ kind: 'leftover', account: waiting });
});

test('moments are read from ISO dates, seconds and milliseconds, and from nothing else', () => {
  const at = Date.parse(migratedAt);
  for (const value of [migratedAt, at, at / 1000, String(at), String(at / 1000)]) {
    expect(parseMoment(value)).toBe(at);
  }
  for (const value of ['', 'yesterday', '2026-11', null, undefined, {}, -1, 0, Number.NaN, '1e9']) {
    expect(parseMoment(value)).toBeNull();
  }
});

test('only the never confirmed, single import of another customer is a squatter', () => {
  const [acme, umbra] = [
    '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
    '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002',
  ];
  const imported = (metadata: object = {}, more: string[] = []) =>
    account({ identities: [`pim|${umbra}|1`, ...more].map((user_id) => ({ user_id })) }, metadata);
  expect(isSquatter(imported(), acme)).toBe(true);
  expect(isSquatter(imported(), umbra)).toBe(false);
  expect(isSquatter(imported(confirmed), acme)).toBe(false);
  expect(isSquatter(imported({ merging_into: 'auth0|x' }), acme)).toBe(true);
  const intent = { from: 'auth0|x', email: 'nora@acme.example', at: migratedAt };
  expect(isSquatter(imported({ [`merge:pim|${acme}|1`]: intent }), acme)).toBe(false);
  expect(isSquatter(imported({}, [`pim|${acme}|1`]), acme)).toBe(false);
  expect(isSquatter(account({ identities: [{ user_id: 'google|1' }] }), acme)).toBe(false);
});
