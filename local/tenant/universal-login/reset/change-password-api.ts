import type { Context } from 'hono';
import {
  findClient,
  findOrganization,
  listUsableConnections,
} from '../../oauth/find-configuration.ts';
import { readHttp } from '../../oauth/read-http.ts';
import { readTokenBody } from '../../oauth/token/read-token-body.ts';
import type { Tenant } from '../../tenant.ts';
import { isEmail } from '../identifiers.ts';
import type { LoginRooms } from '../rooms.ts';
import { takeResetMail } from './limit-reset-mails.ts';
import { mailResetLink, type ResetRequest } from './mail-reset-link.ts';

type Refused = { kind: 'refused'; status: 400 | 403; error: string; description: string };
type Asked = { kind: 'asked'; request: ResetRequest; email: string } | Refused;

/**
 * `POST /dbconnections/change_password`: the same mail as that of the page, for an application that knows the address. The
 * answer is one text for known and unknown; only a caller that is set up wrongly is refused. Auth0 does not document the
 * bodies of refusals: these have the shape of the token endpoint's.
 */
export async function takeChangePassword(
  tenant: Tenant,
  rooms: LoginRooms,
  c: Context,
): Promise<Response> {
  const asked = await readAsked(tenant, c);
  if (asked.kind === 'refused')
    return c.json({ error: asked.error, error_description: asked.description }, asked.status);
  const { request, email } = asked;
  if (takeResetMail(tenant, request.http.ip, email) === 'too_many')
    return c.json({ error: 'too_many_requests', error_description: 'Too Many Requests' }, 429);
  mailResetLink(rooms, request, email);
  return c.text("We've just sent you an email to reset your password.");
}

async function readAsked(tenant: Tenant, c: Context): Promise<Asked> {
  const body = await readTokenBody(c);
  if (body.kind !== 'read') return refuse(400, 'invalid_request', 'The body could not be read');
  const { client_id, email, connection: name, organization: organizationId } = body.parameters;
  // Auth0 asks for it where an Action is bound to resets.
  if (client_id === undefined) return refuse(400, 'invalid_request', 'client_id is required');
  const client = findClient(tenant, client_id);
  if (!client) return refuse(403, 'unauthorized_client', 'Unknown client');
  if (email === undefined || !isEmail(email))
    return refuse(400, 'invalid_request', 'email is required');
  const organization = findOrganization(tenant, organizationId);
  if (organizationId !== undefined && (!organization || client.organization_usage === 'deny'))
    return refuse(400, 'invalid_request', 'The organization was not found');
  const usable = listUsableConnections(tenant, client, organization);
  const connection = usable.find((one) => one.name === name);
  if (!connection || connection.options.disable_self_service_change_password === true)
    return refuse(400, 'invalid_request', 'The connection was not found');
  // No header of this request reaches the mail as its language.
  const request = {
    tenant,
    client,
    connection,
    organization,
    http: readHttp(c),
    locale: undefined,
  };
  return { kind: 'asked', request, email };
}

function refuse(status: 400 | 403, error: string, description: string): Refused {
  return { kind: 'refused', status, error, description };
}
