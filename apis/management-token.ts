import { requestJson } from './http.ts';
import { fields } from './read-product-account.ts';

/** The shape of an Action's `api.cache`: times in Unix milliseconds, a value of at most 4 kB. */
export interface TokenCache {
  get(key: string): { value: string; expires_at: number } | undefined;
  set(key: string, value: string, options: { ttl: number }): unknown;
}

/** The application that may use the Management API, and where its token is kept between runs. */
export interface ManagementAccess {
  /** Host of the tenant, without scheme. */
  domain: string;
  clientId: string;
  clientSecret: string;
  cache: TokenCache;
}

const CACHE_KEY = 'management-token';
const LARGEST_CACHED = 4000;
const LONGEST_CACHED_MS = 24 * 60 * 60 * 1000;
const DEADLINE_MS = 3000;

/** A Management API token, the kept one unless `fresh`; `null` when Auth0 gives none. */
export async function readToken(access: ManagementAccess, fresh: boolean): Promise<string | null> {
  const { domain, clientId, clientSecret, cache } = access;
  const kept = fresh ? undefined : cache.get(CACHE_KEY)?.value;
  if (kept !== undefined) return kept;
  const answer = await requestJson({
    method: 'POST',
    url: `https://${domain}/oauth/token`,
    headers: {},
    body: {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `https://${domain}/api/v2/`,
    },
    deadlineMs: DEADLINE_MS,
  });
  if (answer.kind === 'unavailable' || answer.status !== 200) return null;
  const { access_token: token, expires_in: seconds } = fields(answer.body);
  if (typeof token !== 'string' || token === '') return null;
  keep(cache, token, typeof seconds === 'number' ? seconds : 0);
  return token;
}

function keep(cache: TokenCache, token: string, lifeSeconds: number): void {
  // Given up a minute early, so that no run starts with a token that dies under it.
  const ttl = Math.min((lifeSeconds - 60) * 1000, LONGEST_CACHED_MS);
  if (ttl > 0 && token.length <= LARGEST_CACHED) cache.set(CACHE_KEY, token, { ttl });
}
