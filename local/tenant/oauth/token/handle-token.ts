import type { Context } from 'hono';
import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { logClientEvent } from '../log-client-event.ts';
import { readHttp } from '../read-http.ts';
import type { Parameters } from '../read-parameters.ts';
import type { OauthRooms } from '../rooms.ts';
import { authenticateClient } from './authenticate-client.ts';
import { exchangeClientCredentials } from './exchange-client-credentials.ts';
import { exchangeCode } from './exchange-code.ts';
import { exchangeRefreshToken } from './exchange-refresh-token.ts';
import type { Tokens } from './issue-tokens.ts';
import { readTokenBody } from './read-token-body.ts';
import { type TokenError, tokenError } from './token-error.ts';

// Auth0's type codes of a succeeded and a failed exchange.
const logTypes: Record<string, { succeeded: string; failed: string }> = {
  authorization_code: { succeeded: 'seacft', failed: 'feacft' },
  refresh_token: { succeeded: 'sertft', failed: 'fertft' },
  client_credentials: { succeeded: 'seccft', failed: 'feccft' },
};

/** POST /oauth/token. */
export async function handleToken(
  tenant: Tenant,
  rooms: OauthRooms,
  c: Context,
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Pragma', 'no-cache');
  const body = await readTokenBody(c);
  if (body.kind === 'error') return respondError(c, body);
  const { parameters } = body;
  const authentication = await authenticateClient(
    tenant,
    c.req.header('authorization'),
    parameters,
  );
  if (authentication.kind === 'error') {
    logExchange(tenant, c, undefined, parameters.grant_type, authentication);
    return respondError(c, authentication);
  }
  const { client } = authentication;
  const result = await exchange(tenant, rooms, client, parameters, c);
  logExchange(tenant, c, client, parameters.grant_type, result);
  return 'kind' in result ? respondError(c, result) : c.json(result);
}

async function exchange(
  tenant: Tenant,
  rooms: OauthRooms,
  client: Client,
  parameters: Parameters,
  c: Context,
): Promise<Tokens | TokenError> {
  const { grant_type: grantType } = parameters;
  if (grantType === undefined)
    return tokenError(400, 'invalid_request', 'Missing required parameter: grant_type');
  if (!Object.hasOwn(logTypes, grantType))
    return tokenError(400, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`);
  if (!client.grant_types.includes(grantType))
    return tokenError(
      403,
      'unauthorized_client',
      `Grant type '${grantType}' not allowed for the client.`,
    );
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(tenant, client, parameters);
    case 'refresh_token':
      return exchangeRefreshToken(tenant, rooms, client, parameters, readHttp(c));
    default:
      return exchangeClientCredentials(tenant, client, parameters);
  }
}

function respondError(c: Context, { status, error, error_description }: TokenError): Response {
  return c.json({ error, error_description }, status);
}

function logExchange(
  tenant: Tenant,
  c: Context,
  client: Client | undefined,
  grantType: string | undefined,
  result: Tokens | TokenError,
): void {
  const types = Object.hasOwn(logTypes, grantType ?? '') ? logTypes[grantType ?? ''] : undefined;
  if (!types) return;
  const { ip, user_agent } = readHttp(c);
  const failed = 'kind' in result ? result : undefined;
  logClientEvent(tenant, failed ? types.failed : types.succeeded, client, {
    ...(failed && { description: failed.error_description }),
    ip,
    user_agent,
  });
}
