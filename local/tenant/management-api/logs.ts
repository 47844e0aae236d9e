import type { JsonObject, LogEvent } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { checkpointRules, fieldRules, pageRules } from './list-page.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { readLogQuery } from './read-log-query.ts';
import { refusal } from './refusal.ts';
import { selectFields } from './select-fields.ts';

/** Auth0 pages through this many results of one search, and gives this many at once. */
const REACH = 1000;
const usualPage = 50;

const scopes = ['read:logs', 'read:logs_users'];

/** The tenant log, by search or from a checkpoint on. */
export const logs: Operation[] = [
  {
    method: 'GET',
    path: '/logs',
    description: 'Search log events',
    scopes,
    query: {
      q: {},
      sort: { pattern: /^date:-?1$/ },
      ...pageRules,
      ...checkpointRules,
      ...fieldRules,
    },
    run: (tenant, { query }) =>
      query.from === undefined && query.take === undefined
        ? searchLogs(tenant, query)
        : done(readFromCheckpoint(tenant, query)),
  },
  {
    method: 'GET',
    path: '/logs/:id',
    description: 'Get a log event by id',
    scopes,
    run: (tenant, { path }) => {
      const found = tenant.state.logs.find(({ log_id }) => log_id === path.id);
      return found
        ? done(describeLog(tenant, found))
        : refusal(404, 'The log event does not exist.', 'inexistent_log');
    },
  },
];

function searchLogs(tenant: Tenant, query: Record<string, string>): Answer {
  const matches = readLogQuery(query.q);
  if (matches === null) {
    return refusal(400, 'The local tenant does not know this query', 'invalid_query_string');
  }
  const page = Number(query.page ?? 0);
  const limit = Number(query.per_page ?? usualPage);
  if ((page + 1) * limit > REACH) {
    return refusal(400, `You can only page through the first ${REACH} records.`, 'invalid_paging');
  }
  const found = tenant.state.logs.filter(matches);
  found.sort((one, other) => one.date.localeCompare(other.date));
  // Newest first, unless it is asked for otherwise.
  if (query.sort !== 'date:1') found.reverse();
  const start = page * limit;
  const events = found
    .slice(start, start + limit)
    .map((event) => selectFields(describeLog(tenant, event), query));
  return query.include_totals === 'true'
    ? done({ start, limit, length: events.length, logs: events, total: found.length })
    : done(events);
}

/** What came after the entry that `from` names, the oldest first; an id that is gone answers nothing. All else is ignored. */
function readFromCheckpoint(tenant: Tenant, query: Record<string, string>): JsonObject[] {
  const all = tenant.state.logs;
  const at = all.findIndex(({ log_id }) => log_id === query.from);
  if (query.from !== undefined && at < 0) return [];
  const take = Number(query.take ?? usualPage);
  return all.slice(at + 1, at + 1 + take).map((event) => describeLog(tenant, event));
}

function describeLog(tenant: Tenant, event: LogEvent): JsonObject {
  const connection = tenant.configuration.connections.find(({ name }) => name === event.connection);
  return {
    ...event,
    ...(connection && {
      connection_id: connection.id,
      strategy: connection.strategy,
      strategy_type: 'database',
    }),
  };
}
