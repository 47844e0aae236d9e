import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { splitList } from '../authorize/context.ts';
import { managementAudience } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';
import { buildAccessToken } from './build-access-token.ts';
import type { Tokens } from './issue-tokens.ts';
import { type TokenError, tokenError } from './token-error.ts';

/** `grant_type=client_credentials`: an application gets a token of its own for an API that it was granted. */
export async function exchangeClientCredentials(
  tenant: Tenant,
  client: Client,
  parameters: Parameters,
): Promise<Tokens | TokenError> {
  const { audience } = parameters;
  if (client.token_endpoint_auth_method === 'none')
    return tokenError(401, 'access_denied', 'Unauthorized');
  if (parameters.organization !== undefined)
    return tokenError(
      400,
      'invalid_request',
      'parameter organization is not allowed for this client',
    );
  if (audience === undefined)
    return tokenError(403, 'access_denied', 'Non-global clients are not allowed access to APIv1');
  const known =
    audience === managementAudience(tenant) ||
    tenant.configuration.resourceServers.some((one) => one.identifier === audience);
  if (!known)
    return tokenError(403, 'access_denied', `Service not enabled within domain: ${audience}`);
  const grant = tenant.configuration.clientGrants.find(
    (one) => one.client_id === client.client_id && one.audience === audience,
  );
  if (!grant)
    return tokenError(
      403,
      'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`,
    );
  const asked = splitList(parameters.scope);
  const refused = asked.find((one) => !grant.scope.includes(one));
  if (refused !== undefined)
    return tokenError(403, 'access_denied', `Client has not been granted scopes: ${refused}`);
  const scope = asked.length > 0 ? asked : grant.scope;
  const { token, lifetimeSeconds } = await buildAccessToken(tenant, {
    subject: `${client.client_id}@clients`,
    clientId: client.client_id,
    audience,
    scope,
    organization: undefined,
    customClaims: {},
    grantType: 'client-credentials',
  });
  return {
    access_token: token,
    scope: scope.join(' '),
    expires_in: lifetimeSeconds,
    token_type: 'Bearer',
  };
}
