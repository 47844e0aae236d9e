import type { TokenCache } from '../../apis/management-token.ts';

/** An Action's `api.cache` that lives as long as the test; `ttls` tells for how long each value was kept. */
export function createMemoryCache(): TokenCache & { ttls: number[] } {
  const values = new Map<string, { value: string; expires_at: number }>();
  const ttls: number[] = [];
  return {
    ttls,
    get: (key) => values.get(key),
    set(key, value, { ttl }) {
      ttls.push(ttl);
      values.set(key, { value, expires_at: Date.now() + ttl });
    },
  };
}
