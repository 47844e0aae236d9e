import { findClient, findOrganization } from '../oauth/find-configuration.ts';
import { findCredential, findCredentialByIdentity } from '../store/credential-table.ts';
import type { Credential, JsonObject } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { issueTicket, writeTicketUrl } from '../universal-login/tickets.ts';
import { connectionId, filled, flag, object, provider, required, whole } from './body-rules.ts';
import { type Answer, done, type Operation } from './operation.ts';
import {
  inexistentConnection,
  inexistentUser,
  invalidBody,
  type Refusal,
  refusal,
} from './refusal.ts';

/** A link with which somebody chooses a new password. Auth0 mails nothing: whoever asks for it does. */
export const tickets: Operation[] = [
  {
    method: 'POST',
    path: '/tickets/password-change',
    description: 'Create a password change ticket',
    scopes: ['create:user_tickets'],
    body: {
      result_url: { type: 'string', format: { name: 'url', pattern: /^https?:\/\/\S+$/ } },
      user_id: { type: 'string', format: { name: 'user-id', pattern: /^[^|]+\|.+$/ } },
      client_id: filled,
      organization_id: filled,
      connection_id: connectionId,
      email: { type: 'string', format: { name: 'email', pattern: /^[^\s@]+@[^\s@]+$/ } },
      ttl_sec: { ...whole, minimum: 0 },
      mark_email_as_verified: flag,
      includeEmailInRedirect: flag,
      identity: object({
        user_id: required(filled),
        provider: required(provider),
        connection_id: connectionId,
      }),
    },
    run: (tenant, { body }) =>
      checkCombination(body) ?? checkNames(tenant, body) ?? issue(tenant, body),
  },
];

/** What the properties forbid each other; Auth0's own words for it are not published. */
function checkCombination(body: JsonObject): Refusal | null {
  const has = (key: string) => body[key] !== undefined;
  if (has('user_id') && (has('connection_id') || has('email'))) {
    return invalidBody('user_id cannot be specified with connection_id or email');
  }
  if (!has('user_id') && !(has('connection_id') && has('email'))) {
    return invalidBody('Missing user_id, or connection_id and email');
  }
  if (has('identity') && !has('user_id')) return invalidBody('identity requires user_id');
  // Auth0 allows client_id with a reset page of one's own and a post-challenge Action, which this tenant has not.
  if (has('result_url') && (has('organization_id') || has('client_id'))) {
    return invalidBody('result_url cannot be specified with organization_id or client_id');
  }
  return null;
}

function checkNames(tenant: Tenant, { client_id, organization_id }: JsonObject): Refusal | null {
  if (client_id !== undefined && !findClient(tenant, String(client_id))) {
    return refusal(404, 'The client does not exist.', 'inexistent_client');
  }
  if (organization_id !== undefined && !findOrganization(tenant, String(organization_id))) {
    return refusal(404, 'The organization does not exist.', 'inexistent_organization');
  }
  return null;
}

function issue(tenant: Tenant, body: JsonObject): Answer {
  const holder = findHolder(tenant, body);
  if ('kind' in holder) return holder;
  const { client_id, organization_id, ttl_sec } = body;
  const ticket = issueTicket(tenant, Number(ttl_sec ?? 0), {
    kind: 'password-change',
    connection: holder.connection,
    email: holder.email,
    identityId: holder.identityId,
    marksEmailVerified: body.mark_email_as_verified === true,
    ...(client_id !== undefined && { client_id: String(client_id) }),
    ...(organization_id !== undefined && { organization_id: String(organization_id) }),
  });
  return done({ ticket: writeTicketUrl(tenant, ticket) }, 201);
}

function findHolder(tenant: Tenant, body: JsonObject): Credential | Refusal {
  const { connections } = tenant.configuration;
  if (body.user_id === undefined) {
    const connection = connections.find(({ id }) => id === body.connection_id);
    if (!connection) return inexistentConnection;
    return findCredential(tenant, connection.name, String(body.email)) ?? inexistentUser;
  }
  const wanted = Object(body.identity);
  const identity = findUser(tenant, String(body.user_id))?.identities.find(
    ({ user_id, connection }) =>
      (wanted.user_id === undefined || user_id === wanted.user_id) &&
      (wanted.connection_id === undefined ||
        connections.some(({ id, name }) => id === wanted.connection_id && name === connection)),
  );
  if (!identity) return inexistentUser;
  return findCredentialByIdentity(tenant, identity.connection, identity.user_id) ?? inexistentUser;
}
