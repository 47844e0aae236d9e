import { assumptions } from '../../assumptions.ts';
import { addMember, isMember } from '../../store/members.ts';
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
  const { session_id: sessionId } = transaction;
  const session = sessionId === undefined ? undefined : findSession(tenant, sessionId);
  const sessionEnded = sessionId !== undefined && !session;
  if (!user || !connection || sessionEnded) return { kind: 'authentication_needed' };

  const organization = findOrganization(tenant, transaction.organization_id);
  const refusal = checkUser(tenant, user, organization);
  if (refusal) return { kind: 'refused', refusal };
  return { kind: 'loaded', signIn: { user, client, connection, organization, session } };
}

/** The user is not blocked, and a member of the organization. */
export function checkUser(
  tenant: Tenant,
  user: User,
  organization: Organization | undefined,
): Refusal | undefined {
  if (user.blocked) return { error: 'unauthorized', error_description: 'user is blocked' };
  if (!organization || isMember(tenant, organization.id, user.user_id)) return undefined;
  if (assumptions.membershipAssignedToExistingSession) {
    if (organization.connections.some((one) => one.assign_membership_on_login)) {
      addMember(tenant, organization.id, user.user_id);
      return undefined;
    }
  }
  return {
    error: 'access_denied',
    error_description: `user ${user.user_id} is not part of the ${organization.id} organization`,
  };
}
