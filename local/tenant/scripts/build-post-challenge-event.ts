import type { Tenant } from '../tenant.ts';
import { defined, describeOrganization, describeUser } from './build-event.ts';
import type { ActionJob } from './protocol.ts';
import type { PostChallengeRun } from './types.ts';

/** The documented fields of a password-reset-post-challenge event, and no others: this transaction has no metadata. */
export function buildPostChallengeEvent(
  tenant: Tenant,
  { user, client, connection, organization, http, query, locale }: PostChallengeRun,
  secrets: Record<string, string>,
): ActionJob['event'] {
  return defined({
    authentication: { methods: [] },
    authorization: { roles: [] },
    client: { client_id: client.client_id, name: client.name, metadata: client.client_metadata },
    connection: { id: connection.id, name: connection.name, strategy: connection.strategy },
    organization: organization && describeOrganization(organization),
    request: {
      ip: http.ip,
      method: http.method,
      query,
      body: {},
      geoip: {},
      hostname: http.hostname,
      language: http.language,
      user_agent: http.user_agent,
    },
    secrets,
    stats: { logins_count: user.logins_count },
    tenant: { id: new URL(tenant.issuer).hostname.split('.')[0] ?? '' },
    transaction: { locale, ui_locales: [] },
    user: describeUser(tenant, user),
  }) as ActionJob['event'];
}
