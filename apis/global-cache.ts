import type { TokenCache } from './management-token.ts';

type Kept = Record<string, { value: string; expires_at: number } | undefined>;

const memory = globalThis as typeof globalThis & { akeneoTokens?: Kept };

/** Keeps a token in this container, since a database script is loaded anew at every call. `now` in Unix milliseconds. */
export function createGlobalCache(now: number): TokenCache {
  memory.akeneoTokens ??= {};
  const kept = memory.akeneoTokens;
  return {
    get(key) {
      const entry = kept[key];
      return entry !== undefined && entry.expires_at > now ? entry : undefined;
    },
    set(key, value, { ttl }) {
      kept[key] = { value, expires_at: now + ttl };
    },
  };
}
