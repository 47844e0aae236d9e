import { assumptions } from '../../assumptions.ts';
import { isMember } from '../../store/members.ts';
import { findSession } from '../../store/sessions.ts';
import type {
  Client,
  Connection,
  Organization,
  Session,
  Transaction,
  User,
} from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient, findConnection, findOrganization } from '../find-configuration.ts';
import type { Refusal } from '../refusal.ts';
import { assignMembership } from './assign-membership.ts';

/** Who signs in, where, and with what. */
export interface SignIn {
  user: User;
  client: Client;
  connection: Connection;
  organization: Organization | undefined;
  session: Session | undefined;
}

export type SignInLoad =
  | { kind: 'loaded'; signIn: SignIn }
  | { kind: 'authentication_needed' }
  | { kind: 'refused'; refusal: Refusal };

/** Reads a sign-in afresh from the store: users, sessions and memberships may have changed since the last page. */
export function loadSignIn(tenant: Tenant, transaction: Transaction): SignInLoad {
  const client = findClient(tenant, transaction.client_id);
  if (!client) throw new Error(`no such client: ${transaction.client_id}`);
  const user = findUser(tenant, transaction.user_id ?? '');
  const connection = findConnection(tenant, transaction.connection);
  if (!user || !connection || hasSessionEnded(tenant, transaction))
    return { kind: 'authentication_needed' };

  const session = findSession(tenant, transaction.session_id ?? '');
  const organization = findOrganization(tenant, transaction.organization_id);
  if (assumptions.membershipAssignedToExistingSession)
    assignMembership(tenant, organization, connection, user);
  const refusal = checkUser(tenant, user, organization);
  if (refusal) return { kind: 'refused', refusal };
  return { kind: 'loaded', signIn: { user, client, connection, organization, session } };
}

/** Whether the session of a sign-in was there and is no more; a sign-in that names none goes on without. */
export function hasSessionEnded(tenant: Tenant, { session_id: id }: Transaction): boolean {
  return id !== undefined && !findSession(tenant, id);
}

/** The user is not blocked, and a member of the organization. */
export function checkUser(
  tenant: Tenant,
  user: User,
  organization: Organization | undefined,
): Refusal | undefined {
  if (user.blocked) return { error: 'unauthorized', error_description: 'user is blocked' };
  if (!organization || isMember(tenant, organization.id, user.user_id)) return undefined;
  return {
    error: 'access_denied',
    error_description: `user ${user.user_id} is not part of the ${organization.id} organization`,
  };
}
