import type { ClientGrant, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { choice, filled, flag, list, orNull, required } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, checkpointRules, pageRules } from './list-page.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { systemApi } from './resource-servers.ts';

const changes = {
  scope: orNull(list({ type: 'string', minLength: 1, maxLength: 280 })),
  organization_usage: orNull(choice('deny', 'allow', 'require')),
  allow_any_organization: orNull(flag),
};

/** Which application may ask for which scopes of which API. */
export const clientGrants: Operation[] = describeResource<ClientGrant>({
  path: '/client-grants',
  noun: 'client grant',
  scope: 'client_grants',
  items: (tenant) => tenant.configuration.clientGrants,
  idOf: ({ id }) => id,
  describe: (_, grant) => ({ subject_type: 'client', ...(grant as unknown as JsonObject) }),
  query: { ...pageRules, ...checkpointRules, audience: {}, client_id: {}, subject_type: {} },
  itemQuery: {},
  selects: (grant, query) =>
    (query.audience === undefined || query.audience === grant.audience) &&
    (query.client_id === undefined || query.client_id === grant.client_id),
  answerList: (all, query) => answerPage(all, 'client_grants', query),
  fields: {
    ...changes,
    client_id: required(filled),
    audience: required(filled),
    subject_type: choice('client', 'user'),
  },
  changes,
  create(tenant, body) {
    const wrong = judge(tenant, body);
    if (wrong) return wrong;
    const id = tenant.createId('cgr_').slice(0, 20);
    return { kind: 'created', item: { scope: [], ...body, id } as unknown as ClientGrant };
  },
  update(_, grant, body) {
    Object.assign(grant, body);
    return null;
  },
  missing: refusal(404, 'The grant does not exist.', 'inexistent_client_grant'),
});

function judge(tenant: Tenant, { client_id, audience, scope }: JsonObject) {
  const { clients, clientGrants: grants, resourceServers } = tenant.configuration;
  if (!clients.some((one) => one.client_id === client_id))
    return refusal(404, 'The client does not exist', 'inexistent_client');
  const api = [systemApi(tenant), ...resourceServers].find((one) => one.identifier === audience);
  if (!api) return refusal(404, 'The resource server does not exist', 'inexistent_resource_server');
  const known = api.scopes.map(({ value }) => value);
  const wanted = Array.isArray(scope) ? scope.map(String) : [];
  const unknown = wanted.find((one) => !known.includes(one));
  if (unknown !== undefined)
    return refusal(400, `Scope ${unknown} is not defined by the resource server`, 'invalid_scope');
  return grants.some((one) => one.client_id === client_id && one.audience === audience)
    ? refusal(
        409,
        'A resource server with the same identifier and client already exists',
        'grant_conflict',
      )
    : null;
}
