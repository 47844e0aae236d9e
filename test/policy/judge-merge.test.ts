import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, readAccount } from '../../policy/account.ts';
import {
  INTENT_LIFE_MS,
  judgeIntent,
  judgeMergeStart,
  type MergeSignIn,
  stillWantsMerge,
} from '../../policy/judge-merge.ts';

const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const umbra = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002';
const now = Date.UTC(2026, 10, 21);

const email = 'nora@acme.example';

function account(
  id: string,
  identities: string[],
  metadata: object = {},
  profile: object = {},
): Account {
  return readAccount({
    user_id: `auth0|${id}`,
    email,
    identities: identities.map((user_id) => ({ user_id })),
    app_metadata: metadata,
    ...profile,
  });
}

function confirmed(id: string, identities: string[]): Account {
  return account(id, identities, { confirmed_email: email }, { email_verified: true });
}

const pim42 = `pim|${acme}|42`;
const primary = confirmed('primary', [`sdm|${acme}|7`]);
const here: MergeSignIn = { customerId: acme, passwordAt: now + 1, now };
const waiting = { merging_into: 'auth0|primary' };

test('an account of another product may be merged', () => {
  expect(judgeMergeStart(account('x', [pim42]), primary)).toEqual({ kind: 'merge', key: pim42 });
});

test('an account of the same product of another customer may be merged', () => {
  const owner = confirmed('owner', [`pim|${umbra}|42`]);
  expect(judgeMergeStart(account('x', [pim42]), owner).kind).toBe('merge');
});

test('a second account of the same product of the same customer is refused before anything is written', () => {
  const owner = confirmed('owner', [`sdm|${acme}|7`, `pim|${acme}|43`]);
  expect(judgeMergeStart(account('x', [pim42]), owner).kind).toBe('holds_product');
});

test('nobody is merged into an account whose own address is not confirmed', () => {
  const closed = account('owner', [`sdm|${acme}|7`], { merging_into: 'auth0|y' });
  const renamed = account('owner', [`sdm|${acme}|7`], { confirmed_email: 'before@acme.example' });
  for (const owner of [closed, renamed]) {
    expect(judgeMergeStart(account('x', [pim42]), owner).kind).toBe('impossible');
  }
});

test('what is not exactly one product account is not merged', () => {
  for (const identities of [[], ['google|1'], [pim42, `sdm|${acme}|8`]]) {
    expect(judgeMergeStart(account('x', identities), primary).kind).toBe('impossible');
  }
});

test('an intent lives a week and waits for its own customer', () => {
  const intent = { key: pim42, from: 'auth0|x', email, at: now - INTENT_LIFE_MS };
  expect(judgeIntent(primary, intent, here)).toBe('merge');
  expect(judgeIntent(primary, { ...intent, at: intent.at - 1 }, here)).toBe('drop');
  expect(judgeIntent(primary, intent, { ...here, customerId: umbra })).toBe('keep');
  expect(judgeIntent(primary, { ...intent, key: 'nonsense' }, here)).toBe('drop');
});

test('only a password typed after the intent merges: an old session, and none at all, wait', () => {
  const intent = { key: pim42, from: 'auth0|x', email, at: now };
  expect(judgeIntent(primary, intent, here)).toBe('merge');
  expect(judgeIntent(primary, intent, { ...here, passwordAt: now })).toBe('keep');
  expect(judgeIntent(primary, intent, { ...here, passwordAt: null })).toBe('keep');
});

test('an intent is dropped once the primary got another account of that product', () => {
  const holding = account('primary', [`sdm|${acme}|7`, `pim|${acme}|43`]);
  expect(judgeIntent(holding, { key: pim42, from: 'auth0|x', email, at: now }, here)).toBe('drop');
});

test('an intent is dropped once the primary has another address than the one that was proven', () => {
  const intent = { key: pim42, from: 'auth0|x', email: 'before@acme.example', at: now };
  expect(judgeIntent(primary, intent, here)).toBe('drop');
});

test('an account that was reset since it began to wait is not merged', () => {
  const intent = { key: pim42, from: 'auth0|x', email, at: now };
  const reset = (at: number) =>
    account('x', [pim42], waiting, { last_password_reset: new Date(at).toISOString() });
  expect(stillWantsMerge(reset(now - 1), intent, 'auth0|primary')).toBe(true);
  expect(stillWantsMerge(reset(now), intent, 'auth0|primary')).toBe(false);
});

test('only an account that still waits for this very primary is merged', () => {
  const intent = { key: pim42, from: 'auth0|x', email, at: now };
  expect(stillWantsMerge(account('x', [pim42], waiting), intent, 'auth0|primary')).toBe(true);
  expect(stillWantsMerge(account('x', [pim42]), intent, 'auth0|primary')).toBe(false);
  expect(stillWantsMerge(account('x', [pim42], waiting), intent, 'auth0|other')).toBe(false);
  expect(stillWantsMerge(account('x', [`pim|${acme}|43`], waiting), intent, 'auth0|primary')).toBe(
    false,
  );
});

test('no stored metadata whatever makes up an intent without a sender, an address and a time', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (metadata) => {
      for (const { key, from, email, at } of account('x', [], metadata).intents) {
        expect(Object.keys(metadata)).toContain(`merge:${key}`);
        expect(from).not.toBe('');
        expect(email).not.toBe('');
        expect(at).toBeGreaterThan(0);
      }
    }),
  );
});
