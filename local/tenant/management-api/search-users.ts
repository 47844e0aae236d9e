import type { Tenant } from '../tenant.ts';
import { describeUser } from './describe-user.ts';
import { type Answer, done } from './operation.ts';
import { readUserQuery } from './read-user-query.ts';
import { refusal } from './refusal.ts';
import { selectFields } from './select-fields.ts';

/** Pages beyond this many users are refused by Auth0's search. */
const REACH = 1000;

/** Oldest first, which is the only order that may be asked for. */
export function searchUsers(tenant: Tenant, query: Record<string, string>): Answer {
  const matches = readUserQuery(query.q);
  if (matches === null) {
    return refusal(400, 'The local tenant does not know this query', 'invalid_query_string');
  }
  const page = Number(query.page ?? 0);
  const limit = Number(query.per_page ?? 50);
  if ((page + 1) * limit > REACH) {
    const message = `You can only page through the first ${REACH} records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation`;
    return refusal(400, message, 'invalid_paging');
  }
  const found = [...tenant.state.users.values()]
    .filter(matches)
    .sort((one, other) => one.created_at.localeCompare(other.created_at));
  const users = found
    .slice(page * limit, (page + 1) * limit)
    .map((user) => selectFields(describeUser(user), query));
  return query.include_totals === 'true'
    ? done({ start: page * limit, limit, length: users.length, users, total: found.length })
    : done(users);
}
