import { revokeAccess } from '../../apis/management-sessions.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

/**
 * Ends the sessions at Auth0 and the refresh tokens of an account, and with them what the products opened by them; `false` where
 * Auth0 does not (it may need another plan). No safety hangs on it: the product ends its own sessions when it lets go of the
 * claim, and every sign-in and every refresh judges by the identities of that moment.
 */
export async function endSessions(support: Support, userId: string): Promise<boolean> {
  const revoked = await patiently(support, () => revokeAccess(support.management, userId));
  return revoked.kind === 'revoked';
}
