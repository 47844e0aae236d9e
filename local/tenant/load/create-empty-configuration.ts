import { managementScopes } from '../management-api/management-scopes.ts';
import { newClient } from '../store/new-client.ts';
import type { TenantConfiguration } from '../store/types.ts';

/**
 * A tenant as it is before the first deploy: nothing but what an engineer makes by hand, one application that may do everything
 * with the Management API at `domain`.
 */
export function createEmptyConfiguration(deployer: {
  domain: string;
  clientId: string;
  clientSecret: string;
}): TenantConfiguration {
  return {
    settings: { friendly_name: 'New tenant', enabled_locales: ['en'] },
    clients: [
      {
        ...structuredClone(newClient),
        name: 'Deploy CLI',
        client_id: deployer.clientId,
        client_secret: deployer.clientSecret,
        app_type: 'non_interactive',
        grant_types: ['client_credentials'],
      },
    ],
    resourceServers: [],
    clientGrants: [
      {
        id: 'cgr_deploycli0000000',
        client_id: deployer.clientId,
        audience: `https://${deployer.domain}/api/v2/`,
        scope: [...managementScopes],
      },
    ],
    connections: [],
    organizations: [],
    roles: [],
    customDomains: [],
    logStreams: [],
    publicKeys: [],
    actions: [],
    triggers: {},
    forms: [],
    flows: [],
    vaultConnections: [],
    prompts: { universal_login_experience: 'new', identifier_first: false },
    customText: {},
    partials: {},
    branding: {},
    theme: {},
    emailProvider: null,
    emailTemplates: [],
    bruteForce: {
      enabled: true,
      shields: ['block', 'user_notification'],
      mode: 'count_per_identifier_and_ip',
      max_attempts: 10,
      allowlist: [],
    },
    suspiciousIp: {
      enabled: true,
      shields: ['admin_notification', 'block'],
      allowlist: [],
      stage: { 'pre-login': { max_attempts: 100, rate: 864_000 } },
    },
    kept: {},
  };
}
