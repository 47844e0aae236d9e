import { revokeRefreshTokens } from '../store/credentials.ts';
import { endSessions } from '../store/sessions.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

/** Removes a user with all its identities, their passwords, its sessions and memberships. */
export function deleteUser(tenant: Tenant, userId: string): void {
  const user = findUser(tenant, userId);
  if (!user) return;
  const { state } = tenant;
  endSessions(tenant, userId);
  revokeRefreshTokens(tenant, userId);
  state.users.delete(userId);
  for (const members of state.members.values()) members.delete(userId);
  state.credentials = state.credentials.filter(
    (credential) =>
      !user.identities.some(
        (one) => one.connection === credential.connection && one.user_id === credential.identityId,
      ),
  );
}
