import { assumptions } from '../assumptions.ts';
import type { Tenant } from '../tenant.ts';
import { findCredential, removeCredential } from './credential-table.ts';
import { revokeRefreshTokens } from './credentials.ts';
import { removeOtp } from './otp.ts';
import { forgetRoles } from './roles.ts';
import { endSessions } from './sessions.ts';
import type { Credential } from './types.ts';
import { findUser, findUserByIdentity } from './users.ts';

/** Removes a user with all its identities, linked ones too, their passwords, its sessions and memberships. */
export function deleteUser(tenant: Tenant, userId: string): void {
  const user = findUser(tenant, userId);
  if (!user) return;
  const { state } = tenant;
  endSessions(tenant, userId, 'account-deleted');
  revokeRefreshTokens(tenant, userId);
  state.users.delete(userId);
  for (const members of state.members.values()) members.delete(userId);
  removeOtp(tenant, userId);
  forgetRoles(tenant, userId);
  for (const identity of user.identities) removeCredential(tenant, identity);
}

/** Removes what a connection (by name) keeps under an email, and with it the user whose first identity that is. */
export function deleteConnectionUser(tenant: Tenant, connection: string, email: string): void {
  const credential = findCredential(tenant, connection, email);
  if (!credential) return;
  const user = findUserByIdentity(tenant, connection, credential.identityId);
  removeCredential(tenant, { connection, user_id: credential.identityId });
  if (!user) return;
  const [first] = user.identities;
  if (first && isOf(credential, first)) deleteUser(tenant, user.user_id);
  else if (!assumptions.linkedIdentityOutlivesCredential)
    user.identities = user.identities.filter((one) => !isOf(credential, one));
}

function isOf(credential: Credential, identity: { connection: string; user_id: string }): boolean {
  return (
    credential.connection === identity.connection && credential.identityId === identity.user_id
  );
}
