import type { Tenant } from '../tenant.ts';
import { type Attempt, normalize } from './brute-force.ts';
import { look, perMinute, type Rate, refill, take } from './token-bucket.ts';

/** One account from one address: twenty in a minute, then ten a minute; right passwords count too. */
const sameUser = perMinute(20, 10);
/** The tenant log hears of one thing that goes on once in this time. */
const loggedOnce = perMinute(1, 1);

export type LoginLimit =
  | { kind: 'open' }
  /** The error codes of Universal Login for what is logged as `limit_sul` and `limit_mu`. */
  | { kind: 'limited'; code: 'same-user-login' | 'ip-blocked' };

/** Counts an attempt to sign in, whatever will come of it, and whether it may be made. */
export function takeLogin(tenant: Tenant, attempt: Attempt): LoginLimit {
  const throttle = readThrottle(tenant, attempt.ip);
  if (throttle && look(tenant, addressKey(attempt), throttle).kind === 'empty') {
    log(tenant, attempt, 'limit_mu', 'IP blocked: too many failed sign-ins');
    return { kind: 'limited', code: 'ip-blocked' };
  }
  const key = `login ${attempt.ip} ${attempt.connection.name} ${normalize(attempt.identifier)}`;
  if (take(tenant, key, sameUser).kind === 'taken') return { kind: 'open' };
  log(tenant, attempt, 'limit_sul', 'Too many sign-ins of one user from one IP');
  return { kind: 'limited', code: 'same-user-login' };
}

/** Suspicious-IP throttling counts what failed, for whichever account, until somebody gets in. */
export function noteFailure(tenant: Tenant, attempt: Attempt): void {
  const throttle = readThrottle(tenant, attempt.ip);
  if (throttle) take(tenant, addressKey(attempt), throttle);
}

export function noteSuccess(tenant: Tenant, attempt: Attempt): void {
  refill(tenant, addressKey(attempt));
}

function readThrottle({ configuration }: Tenant, ip: string): Rate | undefined {
  const { enabled, shields, allowlist, stage } = configuration.suspiciousIp;
  const limit = stage['pre-login'];
  if (!enabled || !shields.includes('block') || allowlist.includes(ip) || !limit) return undefined;
  return { burst: limit.max_attempts, refillMs: limit.rate };
}

function addressKey({ ip }: Attempt): string {
  return `failed ${ip}`;
}

function log(tenant: Tenant, attempt: Attempt, type: string, description: string): void {
  const { identifier, connection, ip, client, user_agent } = attempt;
  const who = type === 'limit_mu' ? ip : `${ip} ${normalize(identifier)}`;
  if (take(tenant, `logged ${type} ${who}`, loggedOnce).kind === 'empty') return;
  tenant.log({
    type,
    description,
    connection: connection.name,
    user_name: identifier,
    ip,
    ...(client && { client_id: client.client_id, client_name: client.name }),
    ...(user_agent !== undefined && { user_agent }),
  });
}
