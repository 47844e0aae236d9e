import type { Tenant } from '../tenant.ts';
import { selectFields } from './describe-user.ts';
import { done, type Operation } from './operation.ts';

/** Read only: names and ids, never the options, which hold secrets. */
export const connections: Operation[] = [
  {
    method: 'GET',
    path: '/connections',
    description: 'Get all connections',
    scopes: ['read:connections'],
    query: {
      name: {},
      strategy: { pattern: /^auth0$/ },
      fields: {},
      include_fields: { pattern: /^(true|false)$/ },
      include_totals: { pattern: /^(true|false)$/ },
      take: { required: true, pattern: /^([1-9]\d?|100)$/ },
    },
    run: (tenant, { query }) => done({ connections: listConnections(tenant, query) }),
  },
];

function listConnections(tenant: Tenant, query: Record<string, string>) {
  return tenant.configuration.connections
    .filter(({ name }) => query.name === undefined || name === query.name)
    .slice(0, Number(query.take))
    .map(({ id, name, strategy }) => selectFields({ id, name, strategy }, query));
}
