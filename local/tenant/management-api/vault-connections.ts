import { createHash } from 'node:crypto';
import type { JsonObject, VaultConnection } from '../store/types.ts';
import { choice, map, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerNamedPage, pageRules } from './list-page.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const name = { type: 'string', minLength: 1, maxLength: 150 } as const;
const setup = map(text);

/** Credentials of flows. `setup` is taken and never shown again. */
export const vaultConnections: Operation[] = describeResource<VaultConnection>({
  path: '/flows/vault/connections',
  noun: 'vault connection',
  scope: 'flows_vault_connections',
  items: (tenant) => tenant.configuration.vaultConnections,
  idOf: ({ id }) => id,
  describe: (_, vault) => describeVault(vault),
  query: pageRules,
  itemQuery: {},
  answerList: (all, query) => answerNamedPage(all, 'connections', query),
  fields: { name: required(name), app_id: required(choice('AUTH0', 'HTTP', 'JWT')), setup },
  changes: { name, setup },
  create: (tenant, body) => ({
    kind: 'created',
    item: {
      id: tenant.createId('ac_').slice(0, 25),
      name: String(body.name),
      app_id: String(body.app_id),
      setup: readSetup(body),
    },
  }),
  update(_, vault, body) {
    Object.assign(vault, body);
    return null;
  },
  missing: refusal(404, 'Connection not found'),
});

function readSetup({ setup: given }: JsonObject): Record<string, string> {
  return (given ?? {}) as Record<string, string>;
}

function describeVault({ id, name: called, app_id, setup: secret }: VaultConnection): JsonObject {
  const ready = Object.keys(secret).length > 0;
  const print = createHash('sha256').update(JSON.stringify(secret)).digest('hex');
  return { id, name: called, app_id, ready, ...(ready && { fingerprint: print.slice(0, 32) }) };
}
