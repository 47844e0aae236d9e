import type { Tenant } from '../../tenant.ts';

const burst = 10;
const refillMs = 60_000;

interface Bucket {
  used: number;
  countedAt: number;
}

const bucketsOfTenants = new WeakMap<Tenant, Map<string, Bucket>>();

/** Counts one request for a reset mail: ten at once per address and email, then one a minute. Known and unknown addresses alike. */
export function takeResetMail(tenant: Tenant, ip: string, email: string): 'taken' | 'too_many' {
  const buckets = bucketsOfTenants.get(tenant) ?? new Map<string, Bucket>();
  bucketsOfTenants.set(tenant, buckets);
  const now = tenant.clock.now();
  for (const [key, bucket] of buckets) if (stillUsed(bucket, now) === 0) buckets.delete(key);
  const key = `${ip} ${email.normalize('NFC').toLowerCase()}`;
  const bucket = buckets.get(key);
  const used = bucket ? stillUsed(bucket, now) : 0;
  if (used > burst - 1) return 'too_many';
  buckets.set(key, { used: used + 1, countedAt: now });
  return 'taken';
}

function stillUsed({ used, countedAt }: Bucket, now: number): number {
  return Math.max(0, used - (now - countedAt) / refillMs);
}
