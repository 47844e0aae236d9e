import { revokeRefreshTokens } from '../store/credentials.ts';
import { endSession, endSessions } from '../store/sessions.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { flag } from './body-rules.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { inexistentUser, refusal } from './refusal.ts';
import { withUserId } from './with-user-id.ts';

/** Ends sessions and refresh tokens. Auth0 answers 202 and does it soon after; here it is done at once. */
export const sessions: Operation[] = [
  {
    method: 'DELETE',
    path: '/users/:id/sessions',
    description: 'Delete sessions for user',
    scopes: ['delete:sessions'],
    run: (tenant, { path }) =>
      withUserId(path, (id) => {
        if (!findUser(tenant, id)) return inexistentUser;
        endSessions(tenant, id, 'session-revoked');
        return accepted;
      }),
  },
  {
    method: 'DELETE',
    path: '/users/:id/refresh-tokens',
    description: 'Delete refresh tokens for a user',
    scopes: ['delete:refresh_tokens'],
    run: (tenant, { path }) =>
      withUserId(path, (id) => {
        if (!findUser(tenant, id)) return inexistentUser;
        revokeRefreshTokens(tenant, id);
        return accepted;
      }),
  },
  {
    method: 'POST',
    path: '/users/:id/revoke-access',
    description: 'Revokes selected resources from a user',
    scopes: ['delete:sessions'],
    body: {
      session_id: { type: 'string', maxLength: 50 },
      preserve_refresh_tokens: flag,
    },
    // Documented: no 404, whoever it names.
    run: (tenant, { path, body, scopes }) =>
      withUserId(path, (id) =>
        // Both scopes are wanted, other than anywhere else.
        scopes.includes('delete:refresh_tokens')
          ? revokeAccess(tenant, id, body)
          : refusal(
              403,
              'Insufficient scope, expected any of: delete:refresh_tokens',
              'insufficient_scope',
            ),
      ),
  },
];

const accepted: Answer = done(null, 202);

function revokeAccess(
  tenant: Tenant,
  userId: string,
  { session_id: sessionId, preserve_refresh_tokens: preserve }: Record<string, unknown>,
): Answer {
  if (typeof sessionId === 'string') {
    if (tenant.state.sessions.get(sessionId)?.user_id === userId) {
      endSession(tenant, sessionId, 'session-revoked');
    }
    if (preserve !== true) revokeRefreshTokens(tenant, userId, sessionId);
  } else {
    endSessions(tenant, userId, 'session-revoked');
    if (preserve !== true) revokeRefreshTokens(tenant, userId);
  }
  return accepted;
}
