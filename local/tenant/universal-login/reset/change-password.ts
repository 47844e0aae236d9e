import { liftBlocks } from '../../protection/brute-force.ts';
import { findCredentialByIdentity } from '../../store/credential-table.ts';
import { setPassword } from '../../store/credentials.ts';
import type { Credential, User } from '../../store/types.ts';
import { createUser, findUserByIdentity } from '../../store/users.ts';
import { readProfile } from '../login/import-user.ts';
import type { TicketRequest } from '../ticket-request.ts';

export type PasswordChange = { kind: 'changed'; user: User } | { kind: 'gone' };

/**
 * Gives the person behind a used ticket the new password. A person not migrated yet is created from the profile of
 * `get_user`. Either way the reset is dated, sessions and blocks end; the email is verified if the ticket says so.
 */
export async function changePassword(
  { tenant, ticket }: TicketRequest,
  password: string,
): Promise<PasswordChange> {
  const credential = findHolder(tenant, ticket);
  const change = credential
    ? await changeStored(tenant, ticket, credential, password)
    : await createFromProfile(tenant, ticket, password);
  if (change.kind === 'changed') liftBlocks(tenant, [ticket.email]);
  return change;
}

type Tenant = TicketRequest['tenant'];
type Ticket = TicketRequest['ticket'];

// A ticket speaks for one inbox: an identity whose address has changed since is not meant.
function findHolder(tenant: Tenant, ticket: Ticket): Credential | undefined {
  const identityId = ticket.identityId ?? ticket.profile?.user_id;
  if (typeof identityId !== 'string') return undefined;
  const credential = findCredentialByIdentity(tenant, ticket.connection, identityId);
  return credential?.email === ticket.email ? credential : undefined;
}

async function changeStored(
  tenant: Tenant,
  { marksEmailVerified }: Ticket,
  credential: Credential,
  password: string,
): Promise<PasswordChange> {
  const { connection, identityId } = credential;
  await setPassword(tenant, credential, password, { reset: true });
  const user = findUserByIdentity(tenant, connection, identityId);
  if (!user) return { kind: 'gone' };
  const [first] = user.identities;
  // The address of a linked identity is not the account's.
  const isOwn = first?.user_id === identityId && first.connection === connection;
  if (marksEmailVerified && isOwn) user.email_verified = true;
  return { kind: 'changed', user };
}

async function createFromProfile(
  tenant: Tenant,
  ticket: Ticket,
  password: string,
): Promise<PasswordChange> {
  const profile = ticket.profile && readProfile(ticket.connection, ticket.profile, password);
  if (!profile) return { kind: 'gone' };
  const creation = await createUser(tenant, {
    ...profile,
    email_verified: ticket.marksEmailVerified,
  });
  if (creation.kind !== 'created') return { kind: 'gone' };
  const { user } = creation;
  user.last_password_reset = new Date(tenant.clock.now()).toISOString();
  return { kind: 'changed', user };
}
