import { newClient } from '../store/new-client.ts';
import type { Client, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { addKeys, judgeAuthentication, judgeKeys } from './client-authentication.ts';
import { clientChanges, newClientFields } from './client-fields.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, checkpointRules, fieldRules, pageRules } from './list-page.ts';
import { done, type Operation, type OperationRequest } from './operation.ts';
import { refusal } from './refusal.ts';

const missing = refusal(404, 'The client does not exist', 'inexistent_client');

/** Applications. Several may have one name; the secret is shown to whom `read:client_keys` was granted, and at creation. */
export const clients: Operation[] = [
  ...describeResource<Client>({
    path: '/clients',
    noun: 'client',
    scope: 'clients',
    items: (tenant) => tenant.configuration.clients,
    idOf: ({ client_id }) => client_id,
    builtIn: () => [allApplications],
    describe: describeClient,
    query: {
      ...pageRules,
      ...checkpointRules,
      ...fieldRules,
      is_global: { pattern: /^(true|false)$/ },
      is_first_party: { pattern: /^(true|false)$/ },
      app_type: {},
    },
    selects: (client, query) =>
      (query.is_global === undefined || query.is_global === String(client.global === true)) &&
      (query.app_type?.split(',').includes(client.app_type) ?? true) &&
      (query.is_first_party === undefined || query.is_first_party === String(isFirstParty(client))),
    answerList: (all, query) => answerPage(all, 'clients', query),
    fields: newClientFields,
    changes: clientChanges,
    create(tenant, { client_authentication_methods: methods, ...body }) {
      const wrong = judgeAuthentication({
        ...body,
        client_authentication_methods: methods ?? null,
      });
      if (wrong) return wrong;
      const item = {
        ...structuredClone(newClient),
        ...body,
        name: String(body.name),
        client_id: tenant.createId('').slice(0, 32),
        client_secret: createSecret(tenant),
      } as Client;
      return addKeys(tenant, item, methods) ?? { kind: 'created', item };
    },
    update(tenant, client, body) {
      const wrong = judgeAuthentication({ ...client, ...body }) ?? judgeKeys(tenant, client, body);
      if (wrong) return wrong;
      Object.assign(client, body, {
        client_metadata: mergeMetadata(client.client_metadata, body.client_metadata),
      });
      return null;
    },
    removed: forgetClient,
    missing,
  }),
  {
    method: 'POST',
    path: '/clients/:id/rotate-secret',
    description: 'Rotate a client secret',
    scopes: ['update:client_keys'],
    run: (tenant, request) => {
      const client = tenant.configuration.clients.find(
        ({ client_id }) => client_id === request.path.id,
      );
      if (!client) return missing;
      client.client_secret = createSecret(tenant);
      return done(describeClient(tenant, client, { ...request, scopes: ['read:client_keys'] }));
    },
  },
];

/** What every tenant has and Deploy CLI looks for: it carries the pages of the classic login, of which there are none here. */
const allApplications: Client = {
  ...newClient,
  client_id: 'allapplicationsofthistenant00000',
  client_secret: '',
  name: 'All Applications',
  global: true,
};

function describeClient(tenant: Tenant, client: Client, request: OperationRequest): JsonObject {
  const { client_secret, ...rest } = structuredClone(client);
  const shown = ['read:client_keys', 'create:clients'].some((one) => request.scopes.includes(one));
  return {
    tenant: tenant.managementDomain.split(/[.:]/)[0] ?? '',
    global: false,
    is_first_party: isFirstParty(client),
    ...(rest as unknown as JsonObject),
    ...(shown &&
      client_secret !== '' &&
      client.token_endpoint_auth_method !== 'none' && { client_secret }),
  };
}

function isFirstParty(client: Client): boolean {
  return client.is_first_party !== false;
}

function createSecret(tenant: Tenant): string {
  return (tenant.createId('') + tenant.createId('')).slice(0, 64);
}

/** Keys are merged; null takes one away. */
function mergeMetadata(current: Record<string, string>, changes: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...current, ...Object(changes) }).filter(([, value]) => value !== null),
  ) as Record<string, string>;
}

function forgetClient({ configuration }: Tenant, { client_id }: Client): void {
  configuration.publicKeys = configuration.publicKeys.filter((key) => key.client_id !== client_id);
  configuration.clientGrants = configuration.clientGrants.filter(
    (grant) => grant.client_id !== client_id,
  );
  for (const connection of configuration.connections) {
    connection.enabled_clients = connection.enabled_clients.filter((id) => id !== client_id);
  }
}
