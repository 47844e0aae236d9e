import type { Json } from '../store/types.ts';
import { checkpointRules, pageRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';

/** What an export asks for and no deploy of ours makes: there is none of it. Path, scope, answer. */
const empty: [string, string, Json][] = [
  ['/rules', 'read:rules', { rules: [], start: 0, limit: 50, total: 0 }],
  ['/rules-configs', 'read:rules_configs', []],
  ['/hooks', 'read:hooks', { hooks: [], start: 0, limit: 50, total: 0 }],
  ['/actions/modules', 'read:actions', { modules: [] }],
  ['/organizations/:id/client-grants', 'read:organization_client_grants', { client_grants: [] }],
  ['/organizations/:id/discovery-domains', 'read:organization_discovery_domains', { domains: [] }],
  ['/branding/phone/providers', 'read:phone_providers', { providers: [] }],
  ['/organizations/:id/clients', 'read:organization_clients', { clients: [] }],
  [
    '/connections-directory-provisionings',
    'read:directory_provisionings',
    { directory_provisionings: [] },
  ],
  ['/connections-scim-configurations', 'read:scim_config', { scim_configurations: [] }],
  ['/attack-protection/bot-detection', 'read:attack_protection', {}],
  ['/attack-protection/captcha', 'read:attack_protection', {}],
  ['/risk-assessments/settings', 'read:attack_protection', { enabled: false }],
  ['/risk-assessments/settings/new-device', 'read:attack_protection', { remember_for: 30 }],
  ['/supplemental-signals', 'read:attack_protection', {}],
  ['/self-service-profiles', 'read:self_service_profiles', []],
  ['/network-acls', 'read:network_acls', { network_acls: [] }],
  ['/user-attribute-profiles', 'read:user_attribute_profiles', { user_attribute_profiles: [] }],
  ['/connection-profiles', 'read:connection_profiles', { connection_profiles: [] }],
  ['/token-exchange-profiles', 'read:token_exchange_profiles', { token_exchange_profiles: [] }],
  ['/event-streams', 'read:event_streams', { eventStreams: [] }],
  ['/rate-limit-policies', 'read:rate_limit_policies', { rate_limit_policies: [] }],
  ['/branding/phone/templates', 'read:phone_templates', { templates: [] }],
];

export const notUsed: Operation[] = empty.map(([path, scope, answer]) => ({
  method: 'GET',
  path,
  description: `Get ${path.slice(1)}`,
  scopes: [scope],
  query: { ...pageRules, ...checkpointRules, type: {}, disabled: {} },
  run: () => done(answer),
}));
