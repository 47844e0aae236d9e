import { expect, test } from '@jest/globals';
import { readAccount } from '../../policy/account.ts';
import { judgeSecondFactor } from '../../policy/judge-second-factor.ts';

const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const umbra = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002';
const now = Date.UTC(2026, 10, 21);
const email = 'nora@acme.example';
const own = `sdm|${acme}|7`;

function judge(
  metadata: object = {},
  profile: object = {},
  opened: 'pim' | 'sdm' = 'sdm',
  from: 'session' | 'refresh_token' = 'session',
) {
  const account = readAccount({
    user_id: `auth0|${own}`,
    email,
    email_verified: true,
    identities: [{ user_id: own }],
    app_metadata: { confirmed_email: email, ...metadata },
    ...profile,
  });
  return judgeSecondFactor(account, opened, { customerId: acme, passwordAt: now, now, from });
}

test('a linked person who only signs in is not asked for a second factor', () => {
  expect(judge()).toBe('not_needed');
});

test('an address that is not confirmed, and a product that is not held yet, require it', () => {
  expect(judge({}, { email: 'new@acme.example', email_verified: false })).toBe('required');
  expect(judge({ confirmed_email: null })).toBe('required');
  expect(judge({}, {}, 'pim')).toBe('required');
});

test('a password that was reset through the inbox requires it in every session, not of a refresh token', () => {
  const reset = { last_password_reset: '2026-11-20T12:00:00.000Z' };
  expect(judge({}, reset)).toBe('required');
  expect(judge({}, reset, 'sdm', 'refresh_token')).toBe('not_needed');
});

test('a merge that can be settled here wants it, one of another customer does not', () => {
  const intent = { from: 'auth0|x', email, at: now - 1 };
  expect(judge({ [`merge:pim|${acme}|42`]: intent })).toBe('wanted');
  expect(judge({ [`merge:pim|${umbra}|42`]: intent })).toBe('not_needed');
  expect(judge({ [`merge:pim|${acme}|42`]: intent }, {}, 'pim')).toBe('required');
});
