import { expect, test } from '@jest/globals';
import { readAccount } from '../../policy/account.ts';
import { type Credential, isOlderThanPassword } from '../../policy/judge-freshness.ts';

const reset = Date.parse('2026-11-21T12:00:00.000Z');
const account = readAccount({ last_password_reset: '2026-11-21T12:00:00.000Z' });
const session = (passwordAt: number | null): Credential => ({ kind: 'session', passwordAt });
const token = (createdAt: number | null): Credential => ({ kind: 'refresh_token', createdAt });

test.each([
  ['a session of before the new password', session(reset - 1), true],
  ['a session of the new password', session(reset), false],
  ['a session of which nothing is told, as Auth0 has ended the older ones', session(null), false],
  ['a refresh token of before', token(reset - 1), true],
  ['a refresh token of since', token(reset), false],
  ['a refresh token of which nothing is told', token(null), true],
])('%s', (_, credential, isOlder) => {
  expect(isOlderThanPassword(account, credential)).toBe(isOlder);
  expect(isOlderThanPassword(readAccount({}), credential)).toBe(false);
});
