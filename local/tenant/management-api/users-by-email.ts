import type { Tenant } from '../tenant.ts';
import { describeUser } from './describe-user.ts';
import { fieldRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { selectFields } from './select-fields.ts';

export const usersByEmail: Operation[] = [
  {
    method: 'GET',
    path: '/users-by-email',
    description: 'Get users by email',
    scopes: ['read:users'],
    query: { email: { required: true }, ...fieldRules },
    run: (tenant, { query }) => done(findByEmail(tenant, query)),
  },
];

/** The search is case-sensitive, as on Auth0; its own stored emails are in lower case. */
function findByEmail(tenant: Tenant, query: Record<string, string>) {
  return [...tenant.state.users.values()]
    .filter((user) => user.email === query.email)
    .map((user) => selectFields(describeUser(user), query));
}
