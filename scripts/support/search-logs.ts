import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { parseMoment } from '../../policy/moment.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

/** What is read of an entry of the tenant log; `at` in Unix milliseconds. */
export interface LogEntry {
  id: string;
  type: string;
  at: number;
  userName: string;
  ip: string;
  connection: string;
  /** The message of its error, else its description. May name a person: never shown. */
  description: string;
  clientName: string;
}

export type LogSearch =
  | { kind: 'found'; entries: LogEntry[] }
  /** More entries of one moment than a search shows: nobody knows what the others say. */
  | { kind: 'too_many' }
  | NoManagementAnswer;

const PAGE = 100;
/** Auth0 shows the first 1,000 of a search. */
const PAGES = 10;
const WANTED = 'log_id,type,date,user_name,ip,connection,description,details,client_name';

/**
 * Every entry that `terms` match from then until then (Unix milliseconds), the oldest first, each once. A search that shows no more is
 * followed by one that begins where it ended: entries are only ever added, so that none is passed over.
 */
export async function searchLogs(
  support: Support,
  terms: string,
  { from, until }: { from: number; until: number },
): Promise<LogSearch> {
  const entries = new Map<string, LogEntry>();
  for (let since = from; ; ) {
    const query = `${terms} AND date:[${formatMoment(since)} TO ${formatMoment(until)}]`;
    const read = await readAll(support, query);
    if (read.kind === 'unavailable') return read;
    for (const entry of read.entries) entries.set(entry.id, entry);
    if (read.isWhole) return { kind: 'found', entries: within(entries, from, until) };
    // Were the time of day not looked at, the same thousand would come again.
    const last = read.entries.at(-1);
    if (last === undefined || last.at <= since) return { kind: 'too_many' };
    since = last.at;
  }
}

/** As much of a search as Auth0 shows. */
async function readAll(
  support: Support,
  query: string,
): Promise<{ kind: 'read'; entries: LogEntry[]; isWhole: boolean } | NoManagementAnswer> {
  const entries: LogEntry[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const read = await patiently(support, () => readPage(support, query, page));
    if (read.kind === 'unavailable') return read;
    entries.push(...read.entries);
    if (read.size < PAGE) return { kind: 'read', entries, isWhole: true };
  }
  return { kind: 'read', entries, isWhole: false };
}

/** A value in quotes, as Auth0's query language takes it. */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

async function readPage(
  { management }: Support,
  q: string,
  page: number,
): Promise<{ kind: 'page'; entries: LogEntry[]; size: number } | NoManagementAnswer> {
  const answer = await ask(management, async (api, options) => {
    const request = { sort: 'date:1', per_page: PAGE, page, fields: WANTED, include_fields: true };
    // The SDK does not know `q`, which the API documents.
    const answered = await api.logs.list(
      { ...request, include_totals: false },
      { ...options, queryParams: { q } },
    );
    return answered.response;
  });
  if (answer.kind === 'refused') return unavailable(answer);
  const logs = Array.isArray(answer.body) ? answer.body : fields(answer.body).logs;
  if (!Array.isArray(logs)) return { kind: 'unavailable', status: 200 };
  return { kind: 'page', entries: logs.flatMap(readEntry), size: logs.length };
}

function readEntry(value: unknown): LogEntry[] {
  const entry = fields(value);
  const at = parseMoment(entry.date);
  if (typeof entry.log_id !== 'string' || at === null) return [];
  const { message } = fields(fields(entry.details).error);
  return [
    {
      id: entry.log_id,
      type: text(entry.type),
      at,
      userName: text(entry.user_name),
      ip: text(entry.ip),
      connection: text(entry.connection),
      description: text(message) || text(entry.description),
      clientName: text(entry.client_name),
    },
  ];
}

// Auth0 documents dates in a search by the day only.
function within(entries: Map<string, LogEntry>, from: number, until: number): LogEntry[] {
  return [...entries.values()].filter(({ at }) => at >= from && at <= until);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function formatMoment(ms: number): string {
  return new Date(ms).toISOString();
}
