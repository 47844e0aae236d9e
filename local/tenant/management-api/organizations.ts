import type { JsonObject, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { done, type Operation } from './operation.ts';

/** Read only, and by checkpoints alone: Auth0 wants these for more than 1,000 organizations. */
export const organizations: Operation[] = [
  {
    method: 'GET',
    path: '/organizations',
    description: 'Get organizations',
    scopes: ['read:organizations', 'read:organizations_summary'],
    query: {
      from: {},
      take: { required: true, pattern: /^([1-9]\d?|100)$/ },
      include_totals: { pattern: /^(true|false)$/ },
    },
    run: (tenant, { query }) => done(listOrganizations(tenant, query)),
  },
];

function listOrganizations(tenant: Tenant, query: Record<string, string>): JsonObject {
  const all = tenant.configuration.organizations;
  const start = query.from === undefined ? 0 : all.findIndex(({ id }) => id === query.from);
  const end = start + Number(query.take);
  const next = all[end]?.id;
  return {
    // An id that is gone answers nothing; Auth0 does not say what it does.
    organizations: start < 0 ? [] : all.slice(start, end).map(describeOrganization),
    ...(start >= 0 && next !== undefined && { next }),
  };
}

function describeOrganization({ id, name, display_name, metadata }: Organization): JsonObject {
  return { id, name, display_name, metadata: { ...metadata } };
}
