import type { Account } from './account.ts';

/** What somebody signs in with, and since when it exists; Unix milliseconds, `null` where nothing says so. */
export type Credential =
  | { kind: 'session'; passwordAt: number | null }
  | { kind: 'refresh_token'; createdAt: number | null };

/**
 * Whether a session or a refresh token is older than the account's last new password. Auth0 ends such sessions by itself, but lets
 * refresh tokens live: one whose age is not told counts as older.
 */
export function isOlderThanPassword(
  { lastPasswordReset }: Account,
  credential: Credential,
): boolean {
  if (lastPasswordReset === null) return false;
  switch (credential.kind) {
    case 'session':
      return credential.passwordAt !== null && credential.passwordAt < lastPasswordReset;
    case 'refresh_token':
      return credential.createdAt === null || credential.createdAt < lastPasswordReset;
  }
}
