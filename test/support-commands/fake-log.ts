import { HttpResponse, http } from 'msw';
import type { intercept } from '../support/intercept.ts';
import { json, now, tokens } from './fake-tenant.ts';

const api = 'https://tenant.example/api/v2';

export interface FakeEntry {
  log_id: string;
  type: string;
  date: string;
  user_name: string;
  ip: string;
  connection: string;
}

let ids = 0;

/** An entry of so long ago, in milliseconds. */
export function makeEntry(type: string, user_name: string, agoMs: number, ip = '203.0.113.7') {
  ids += 1;
  return {
    log_id: `log_${ids}`,
    type,
    date: new Date(now - agoMs).toISOString(),
    user_name,
    ip,
    connection: 'akeneo-product-cloud',
  };
}

/**
 * Auth0 as `sweep-blocks` and `unblock` see it, at the wire: a log whose search shows the first 1,000, and blocks by address (an
 * empty one: for all). `answer` may answer
 * a call in their place: it gets `METHOD /path identifier` and the how-manieth call of this kind it is.
 */
export function startFakeLog(
  server: ReturnType<typeof intercept>,
  log: FakeEntry[],
  blocked: Map<string, string[]>,
) {
  const state = {
    asked: [] as string[],
    queries: [] as string[],
    log,
    blocked,
    headers: {} as Record<string, string>,
    users: [] as object[],
    answer: (_call: string, _count: number): Response | null => null,
  };
  const note = (request: Request): Response | null => {
    const { pathname, searchParams } = new URL(request.url);
    const about = searchParams.get('identifier');
    const call = `${request.method} ${pathname.replace('/api/v2', '')}${about === null ? '' : ` ${about}`}`;
    const count = state.asked.filter((one) => one === call).length + 1;
    state.asked.push(call);
    return state.answer(call, count);
  };
  const find = (request: Request) => new URL(request.url).searchParams.get('identifier') ?? '';
  server.use(
    tokens,
    http.get(`${api}/logs`, ({ request }) => note(request) ?? search(request)),
    http.get(`${api}/users-by-email`, ({ request }) => note(request) ?? json(state.users as [])),
    http.get(`${api}/user-blocks`, ({ request }) => {
      const identifier = find(request);
      const ips = state.blocked.get(identifier) ?? [];
      const blocked_for = ips.map((ip) => ({
        identifier,
        ...(ip !== '' && { ip }),
        connection: 'akeneo-product-cloud',
      }));
      return note(request) ?? json({ blocked_for });
    }),
    http.delete(`${api}/user-blocks`, ({ request }) => {
      const answered = note(request);
      if (answered) return answered;
      const identifier = find(request);
      if (state.blocked.delete(identifier)) state.log.push(makeEntry('ublkdu', identifier, 0));
      return new HttpResponse(null, { status: 204, headers: state.headers });
    }),
  );

  function search(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const q = searchParams.get('q') ?? '';
    state.queries.push(q);
    const [, from = '', to = ''] = /date:\[(\S+) TO (\S+)\]$/.exec(q) ?? [];
    const types = [...q.matchAll(/type:(\w+)/g)].map(([, type]) => type);
    const names = [...q.matchAll(/user_name:"([^"]+)"/g)].map(([, name]) => name);
    const page = Number(searchParams.get('page'));
    const size = Number(searchParams.get('per_page'));
    if ((page + 1) * size > 1000) return json({ statusCode: 400 }, 400);
    const found = state.log
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .filter(({ user_name }) => names.length === 0 || names.includes(user_name))
      .filter(({ date }) => date >= from && date <= to)
      .sort((one, other) => one.date.localeCompare(other.date));
    return json(found.slice(page * size, (page + 1) * size) as []);
  }
  return state;
}
