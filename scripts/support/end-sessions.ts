import type { ManagementClient } from 'auth0';
import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

type Deletion = (
  api: ManagementClient,
  options: { abortSignal: AbortSignal },
) => PromiseLike<unknown>;

/**
 * Ends the sessions at Auth0 and the refresh tokens of an account; `false` where Auth0 does not (it may need another plan). No safety
 * hangs on it: every sign-in and every refresh judges by the identities of that moment.
 */
export async function endSessions(support: Support, userId: string): Promise<boolean> {
  const sessions = await end(support, (api, options) => api.users.sessions.delete(userId, options));
  const tokens = await end(support, (api, options) =>
    api.users.refreshToken.delete(userId, options),
  );
  return sessions.kind === 'ended' && tokens.kind === 'ended';
}

function end(
  support: Support,
  deletion: Deletion,
): Promise<{ kind: 'ended' } | NoManagementAnswer> {
  return patiently(support, async () => {
    const answer = await ask(support.management, async (api, options) => deletion(api, options));
    return answer.kind === 'answered' ? { kind: 'ended' as const } : unavailable(answer);
  });
}
