import type { Limit } from './limits.ts';

/** Token buckets that are told the time: `protection/token-bucket.ts` of the local tenant without a tenant. */
export interface Buckets {
  /** Takes `tokens` of a limit, all or none; how many are left, or null. */
  take(limit: number, tokens: number, nowMs: number): number | null;
}

/** All of them full. */
export function createBuckets(limits: readonly Limit[]): Buckets {
  const fullAt = new Float64Array(limits.length);
  return {
    take(limit, tokens, nowMs) {
      const rate = limits[limit]?.rate;
      if (rate === undefined) throw new Error(`there is no limit ${limit}`);
      const from = Math.max(fullAt[limit] ?? 0, nowMs);
      const left = Math.floor(rate.burst - (from - nowMs) / rate.refillMs + 1e-9);
      if (left < tokens) return null;
      fullAt[limit] = from + tokens * rate.refillMs;
      return left - tokens;
    },
  };
}
