import { assumptions } from '../assumptions.ts';
import type { Tenant } from '../tenant.ts';
import { revokeRefreshTokens } from './credentials.ts';
import { removeOtp } from './otp.ts';
import { describeProfile } from './profile-data.ts';
import { forgetRoles } from './roles.ts';
import { endSessions } from './sessions.ts';
import type { Identity, User } from './types.ts';
import { findUserByIdentity } from './users.ts';

export type Linking =
  | { kind: 'linked' }
  /** It is the account's own first identity. */
  | { kind: 'same' }
  /** It is linked already, to this account or to another. */
  | { kind: 'linked_before' }
  | { kind: 'nobody' };

/**
 * Makes a user an identity of `primary`. Its attributes become `profileData`, its credential goes on opening the primary; its
 * metadata, memberships, roles, second factor, sessions and refresh tokens are lost. What was linked to it moves along.
 */
export function linkIdentity(
  tenant: Tenant,
  primary: User,
  { connection, user_id: identityId }: Pick<Identity, 'connection' | 'user_id'>,
): Linking {
  const secondary = findUserByIdentity(tenant, connection, identityId);
  const [first, ...others] = secondary?.identities ?? [];
  if (!secondary || !first) return { kind: 'nobody' };
  if (first.connection !== connection || first.user_id !== identityId)
    return { kind: 'linked_before' };
  if (secondary === primary) return { kind: 'same' };

  primary.identities.push({ ...first, profileData: describeProfile(secondary) }, ...others);
  primary.updated_at = new Date(tenant.clock.now()).toISOString();
  tenant.state.users.delete(secondary.user_id);
  for (const members of tenant.state.members.values()) members.delete(secondary.user_id);
  removeOtp(tenant, secondary.user_id);
  forgetRoles(tenant, secondary.user_id);
  if (assumptions.linkingEndsSessions) {
    // Nothing says that applications would hear of it.
    endSessions(tenant, secondary.user_id, null);
    revokeRefreshTokens(tenant, secondary.user_id);
  }
  return { kind: 'linked' };
}
