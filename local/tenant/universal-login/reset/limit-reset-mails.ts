import { perMinute, take } from '../../protection/token-bucket.ts';
import type { Tenant } from '../../tenant.ts';

/** Counts one request for a reset mail: ten at once per address and email, then one a minute. Known and unknown addresses alike. */
export function takeResetMail(tenant: Tenant, ip: string, email: string): 'taken' | 'too_many' {
  const key = `reset ${ip} ${email.normalize('NFC').toLowerCase()}`;
  return take(tenant, key, perMinute(10, 1)).kind === 'taken' ? 'taken' : 'too_many';
}
