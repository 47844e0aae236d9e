import type { Tenant } from '../tenant.ts';
import { readProfile } from './profile-data.ts';
import type { User } from './types.ts';
import { buildUser } from './users.ts';

export type Unlinking =
  | { kind: 'unlinked'; user: User }
  | { kind: 'not_linked' }
  /** A user can be without the others, not without its first identity. */
  | { kind: 'first_identity' }
  /** Somebody else was created under its id meanwhile. */
  | { kind: 'id_exists' };

/** Makes a linked identity (by its bare id) a user again: with its attributes and its credential, without metadata. */
export function unlinkIdentity(tenant: Tenant, primary: User, identityId: string): Unlinking {
  const [first, ...linked] = primary.identities;
  const identity = linked.find((one) => one.user_id === identityId);
  if (!identity) return { kind: first?.user_id === identityId ? 'first_identity' : 'not_linked' };
  if (tenant.state.users.has(`auth0|${identityId}`)) return { kind: 'id_exists' };

  const now = new Date(tenant.clock.now()).toISOString();
  const { connection } = identity;
  const { last_password_reset: reset, ...profile } = readProfile(identity);
  const user = buildUser({ connection, identityId, ...profile }, now);
  if (reset !== undefined) user.last_password_reset = reset;
  tenant.state.users.set(user.user_id, user);
  primary.identities = primary.identities.filter((one) => one !== identity);
  primary.updated_at = now;
  return { kind: 'unlinked', user };
}
