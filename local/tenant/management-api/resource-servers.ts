import { managementAudience } from '../oauth/find-configuration.ts';
import type { JsonObject, ResourceServer } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { choice, flag, list, object, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, fieldRules, pageRules } from './list-page.ts';
import { managementScopes } from './management-scopes.ts';
import type { BodyRule, Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const changes: Record<string, BodyRule> = {
  name: { type: 'string', maxLength: 200, format: { name: 'name', pattern: /^[^<>]+$/ } },
  scopes: list(
    object({
      value: required({ type: 'string', minLength: 1, maxLength: 280 }),
      description: { ...text, maxLength: 500 },
    }),
  ),
  signing_alg: choice('HS256', 'RS256', 'RS512', 'PS256'),
  allow_offline_access: flag,
  token_lifetime: { type: 'integer', minimum: 0, maximum: 2_592_000 },
  token_dialect: choice(
    'access_token',
    'access_token_authz',
    'rfc9068_profile',
    'rfc9068_profile_authz',
  ),
  skip_consent_for_verifiable_first_party_clients: flag,
  enforce_policies: flag,
};

/** APIs. The Management API stands first in the list and cannot be changed. */
export const resourceServers: Operation[] = describeResource<ResourceServer>({
  path: '/resource-servers',
  noun: 'resource server',
  scope: 'resource_servers',
  items: (tenant) => tenant.configuration.resourceServers,
  builtIn: (tenant) => [systemApi(tenant)],
  idOf: ({ id }) => id,
  describe: (_, api) => structuredClone(api) as unknown as JsonObject,
  query: { ...pageRules, ...fieldRules, identifiers: {} },
  itemQuery: fieldRules,
  answerList: (all, query) => answerPage(all, 'resource_servers', query),
  fields: { ...changes, identifier: required({ type: 'string', minLength: 1, maxLength: 600 }) },
  changes,
  create(tenant, body) {
    const taken = tenant.configuration.resourceServers.some(
      ({ identifier }) => identifier === body.identifier,
    );
    if (taken || body.identifier === managementAudience(tenant))
      return refusal(
        409,
        'A resource server with the same identifier already exists.',
        'resource_server_conflict',
      );
    const identifier = String(body.identifier);
    const usual = { name: identifier, scopes: [], token_lifetime: 86_400 };
    const id = tenant.createId('').slice(0, 24).toLowerCase();
    const item = { ...usual, allow_offline_access: false, ...body, identifier, id };
    return { kind: 'created', item: item as unknown as ResourceServer };
  },
  update(_, api, body) {
    Object.assign(api, body);
    return null;
  },
  missing: refusal(404, 'The resource server does not exist', 'inexistent_resource_server'),
});

/** The Management API, which every tenant has. */
export function systemApi(tenant: Tenant): ResourceServer & { is_system: true } {
  return {
    id: 'auth0managementapiv2',
    name: 'Auth0 Management API',
    identifier: managementAudience(tenant),
    is_system: true,
    scopes: managementScopes.map((value) => ({ value })),
    token_lifetime: 86_400,
    allow_offline_access: false,
    signing_alg: 'RS256',
  };
}
