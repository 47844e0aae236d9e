import type { PostLoginRequest, PostLoginRun } from '../../scripts/types.ts';
import { findSession } from '../../store/sessions.ts';
import type { Client, RefreshToken, User } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findConnection, findOrganization } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';

/** What the post-login Actions get to see of a refresh token exchange: no browser, hence no transaction. */
export function buildRefreshRun(
  tenant: Tenant,
  user: User,
  client: Client,
  record: RefreshToken,
  request: { http: PostLoginRequest; parameters: Parameters },
): PostLoginRun {
  const connection = findConnection(tenant, record.connection);
  if (!connection) throw new Error(`no such connection: ${record.connection}`);
  const organization = findOrganization(tenant, record.organization_id);
  const session = record.session_id ? findSession(tenant, record.session_id) : undefined;
  // Credentials are not for the eyes of Actions.
  const { client_secret, refresh_token, ...body } = request.parameters;
  return {
    user,
    client,
    connection,
    ...(organization && { organization }),
    ...(session && { session }),
    protocol: 'oauth2-refresh-token',
    http: request.http,
    query: {},
    body,
    refreshToken: record,
    ...(record.audience !== undefined && { audience: record.audience }),
    canPrompt: false,
  };
}
