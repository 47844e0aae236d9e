import { createHash, randomBytes } from 'node:crypto';
import type { Connection, Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { connectionChanges, newConnectionFields } from './connection-fields.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, checkpointRules, fieldRules, pageRules } from './list-page.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

/** Connections: databases only. `options` hold secrets: they are shown to whom `read:connections_options` was granted. */
export const connections: Operation[] = describeResource<Connection>({
  path: '/connections',
  noun: 'connection',
  scope: 'connections',
  items: (tenant) => tenant.configuration.connections,
  idOf: ({ id }) => id,
  describe: (_, connection, request) => describeConnection(connection, request),
  query: {
    ...pageRules,
    ...checkpointRules,
    ...fieldRules,
    name: {},
    strategy: { pattern: /^[a-z0-9-]+$/ },
  },
  selects: ({ name, strategy }, query) =>
    (query.name === undefined || query.name === name) &&
    (query.strategy === undefined || query.strategy === strategy),
  answerList: (all, query) => answerPage(all, 'connections', query),
  fields: newConnectionFields,
  changes: connectionChanges,
  create(tenant, body) {
    const name = String(body.name);
    if (tenant.configuration.connections.some((one) => one.name === name))
      return refusal(409, 'A connection with the same name already exists', 'conflict');
    const wrong = judge(body.options);
    if (wrong) return wrong;
    const given = { enabled_clients: [], options: {}, ...body };
    const id = tenant.createId('con_').slice(0, 20);
    return { kind: 'created', item: { ...given, name, strategy: 'auth0', id } as Connection };
  },
  update(_, connection, body) {
    const wrong = judge(body.options);
    // `options` are replaced as a whole, as on Auth0.
    if (wrong === null) Object.assign(connection, body);
    return wrong;
  },
  removed: forgetConnection,
  missing: refusal(404, 'The connection does not exist', 'inexistent_connection'),
});

function judge(options: Json | undefined): Refusal | null {
  const { attributes, validation, requires_username } = Object(options ?? {});
  if (attributes === undefined) return null;
  for (const [key, value] of Object.entries({ validation, requires_username })) {
    if (value !== undefined)
      return refusal(400, `Cannot set both options.attributes and options.${key}`, 'invalid_body');
  }
  const active = Object.values(attributes).some(
    (one) => Object(Object(one).identifier).active === true,
  );
  return active ? null : invalidBody('attributes must contain one active identifier');
}

function describeConnection(connection: Connection, { scopes }: OperationRequest): JsonObject {
  const { enabled_clients: _, options, ...rest } = structuredClone(connection);
  const { configuration, ...others } = options;
  const shown = {
    ...others,
    ...(configuration && { configuration: hideValues(configuration) }),
  };
  return {
    ...(rest as unknown as JsonObject),
    realms: (rest.realms as string[] | undefined) ?? [connection.name],
    ...(scopes.includes('read:connections_options') && { options: shown as JsonObject }),
  };
}

/** Auth0 answers the values encrypted: base64 that nobody outside can use, the same as long as the value is. */
function hideValues(configuration: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      key,
      createHash('sha512').update(`${processSecret}${value}`).digest('base64'),
    ]),
  );
}

const processSecret = randomBytes(32).toString('hex');

function forgetConnection({ configuration }: Tenant, { id }: Connection): void {
  for (const organization of configuration.organizations) {
    organization.connections = organization.connections.filter(
      ({ connection_id }) => connection_id !== id,
    );
  }
}
