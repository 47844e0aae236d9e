import { createSession } from '../../store/sessions.ts';
import type { Transaction } from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient, findOrganization, listUsableConnections } from '../find-configuration.ts';
import { assignMembership } from './assign-membership.ts';

/**
 * Takes the word of Universal Login that somebody has proven who they are: opens a session under a fresh id, makes them a
 * member where the organization says so, counts the sign-in. Answers where to send the browser: the cookie is set there.
 * Throws for a user or a connection that this sign-in cannot be about: that is a bug of the caller.
 */
export function finishAuthentication(
  tenant: Tenant,
  transaction: Transaction,
  { userId, connection, identifier }: { userId: string; connection: string; identifier: string },
): string {
  const user = findUser(tenant, userId);
  if (!user) throw new Error(`no such user: ${userId}`);
  const client = findClient(tenant, transaction.client_id);
  if (!client) throw new Error(`no such client: ${transaction.client_id}`);
  const organization = findOrganization(tenant, transaction.organization_id);
  const used = listUsableConnections(tenant, client, organization).find(
    (one) => one.name === connection,
  );
  if (!used) throw new Error(`${connection} may not be used for ${client.name}`);

  const session = createSession(tenant, { user_id: userId, connection });
  transaction.user_id = userId;
  transaction.session_id = session.id;
  delete transaction.outlived_session_id;
  transaction.connection = connection;
  transaction.identifier = identifier;
  // What an earlier person of this sign-in had got to is not this one's.
  delete transaction.run;

  assignMembership(tenant, organization, used, user);
  user.logins_count += 1;
  user.last_login = new Date(tenant.clock.now()).toISOString();
  user.last_ip = transaction.http.ip;
  return `/authorize/resume?state=${encodeURIComponent(transaction.state)}`;
}
