import { ask, type Management, type NoManagementAnswer, unavailable } from './ask-management.ts';

/**
 * Ends every session and every refresh token of an account, or of one that is no more; the applications are told. Auth0 does it
 * soon after its answer, and on its Enterprise plans alone.
 */
export async function revokeAccess(
  management: Management,
  userId: string,
): Promise<{ kind: 'revoked' } | NoManagementAnswer> {
  const answer = await ask(management, (api, options) =>
    api.users.revokeAccess(userId, {}, options),
  );
  return answer.kind === 'answered' || answer.status === 404
    ? { kind: 'revoked' }
    : unavailable(answer);
}
