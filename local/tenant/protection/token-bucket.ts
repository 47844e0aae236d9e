import type { Tenant } from '../tenant.ts';

/** So many at once, and one more every `refillMs`. */
export interface Rate {
  burst: number;
  refillMs: number;
}

export type Taken =
  /** `left` may be taken at once after this one; `fullAt`: Unix milliseconds at which it is as if nothing had been taken. */
  | { kind: 'taken'; left: number; fullAt: number }
  /** Not before `retryAt`, in Unix milliseconds. */
  | { kind: 'empty'; retryAt: number; fullAt: number };

/** Buckets that are full again are forgotten when this many more have come. */
const CLEANED_EVERY = 1000;

/** Takes one from the bucket of this key, by the tenant's clock. A bucket nobody has taken from is full. */
export function take(tenant: Tenant, key: string, rate: Rate): Taken {
  const seen = look(tenant, key, rate);
  if (seen.kind === 'empty') return seen;
  const { buckets } = tenant.state;
  const fullAt = Math.max(seen.fullAt, tenant.clock.now()) + rate.refillMs;
  if (!buckets.has(key) && buckets.size % CLEANED_EVERY === CLEANED_EVERY - 1) clean(tenant);
  buckets.set(key, fullAt);
  return { kind: 'taken', left: seen.left - 1, fullAt };
}

/** What `take` would find, without taking. */
export function look(tenant: Tenant, key: string, { burst, refillMs }: Rate): Taken {
  const now = tenant.clock.now();
  const fullAt = Math.max(tenant.state.buckets.get(key) ?? now, now);
  // Half a millisecond of rounding must not cost anybody one.
  const left = Math.floor(burst - (fullAt - now) / refillMs + 1e-9);
  if (left >= 1) return { kind: 'taken', left, fullAt };
  return { kind: 'empty', retryAt: Math.ceil(fullAt - (burst - 1) * refillMs), fullAt };
}

/** The bucket is full again. */
export function refill(tenant: Tenant, key: string): void {
  tenant.state.buckets.delete(key);
}

/** `one of these a minute`, in the shape of a rate. */
export function perMinute(burst: number, times: number): Rate {
  return { burst, refillMs: 60_000 / times };
}

function clean(tenant: Tenant): void {
  const now = tenant.clock.now();
  for (const [key, fullAt] of tenant.state.buckets)
    if (fullAt <= now) tenant.state.buckets.delete(key);
}
