import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { parseMoment } from '../../policy/moment.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

export type Search = { kind: 'user'; profile: unknown } | NoManagementAnswer;

const PAGE = 100;

/**
 * Users of a connection (by name) that are not verified and were created until then (Unix milliseconds), oldest first, one page in
 * memory at a time. Auth0's search lags behind and shows the first 1,000 of a query only, so each page asks anew for what comes
 * after the last one; deletions on the way skip nobody. Ends after an answer that is none.
 */
export async function* searchUnfinished(
  support: Support,
  connection: string,
  until: number,
): AsyncGenerator<Search> {
  let from = '*';
  let seen = new Set<unknown>();
  for (;;) {
    const query = `identities.connection:"${connection}" AND email_verified:false AND created_at:[${from} TO ${formatMoment(until)}]`;
    const page = await patiently(support, () => searchUsers(support, query));
    if (page.kind === 'unavailable') {
      yield page;
      return;
    }
    for (const profile of page.users) {
      if (!seen.has(profile.user_id)) yield { kind: 'user', profile };
    }
    const last = parseMoment(page.users.at(-1)?.created_at);
    if (page.users.length < PAGE || last === null) return;
    seen = new Set(page.users.map(({ user_id }) => user_id));
    // A whole page of one moment would come again and again: what else is of that moment waits for the next sweep.
    const next = formatMoment(last);
    from = next === from ? formatMoment(last + 1) : next;
  }
}

/** The first hundred users that a query finds, oldest first; Auth0's search lags behind. */
export async function searchUsers(
  { management }: Support,
  q: string,
): Promise<{ kind: 'page'; users: ReturnType<typeof fields>[] } | NoManagementAnswer> {
  const answer = await ask(management, async (api, options) => {
    const request = {
      q,
      search_engine: 'v3',
      sort: 'created_at:1',
      per_page: PAGE,
      page: 0,
    } as const;
    return (await api.users.list(request, options)).data;
  });
  if (answer.kind === 'refused') return unavailable(answer);
  if (!Array.isArray(answer.body)) return { kind: 'unavailable', status: 200 };
  return { kind: 'page', users: answer.body.map(fields) };
}

function formatMoment(ms: number): string {
  return new Date(ms).toISOString();
}
