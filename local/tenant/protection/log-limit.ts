import type { Tenant } from '../tenant.ts';
import { perMinute, type Rate, take } from './token-bucket.ts';

/** Logs `api_limit` for a bucket that is empty, once a minute: the log must not become the next thing that is too much. */
export function logApiLimit(tenant: Tenant, bucket: string, rate: Rate, ip?: string): void {
  if (take(tenant, `logged ${bucket} ${ip ?? ''}`, perMinute(1, 1)).kind === 'empty') return;
  tenant.log({
    type: 'api_limit',
    description: 'The maximum number of requests has been reached',
    ...(ip !== undefined && { ip }),
    details: { limit: { bucket, global: ip === undefined, size: rate.burst } },
  });
}
