import { perMinute, type Rate } from '../protection/token-bucket.ts';

/**
 * How much a tenant may ask of its Management API, by Auth0's plans. `unlimited` is none of them: for a bench, and for tests that are
 * about something else.
 */
export type RatePlan =
  | 'free'
  | 'essentials'
  | 'enterprise'
  | 'enterprise-non-production'
  | 'unlimited';

/** One limit and who shares it; `null` where there is none. */
export function chooseLimit(
  plan: RatePlan,
  method: string,
  path: string,
): { bucket: string; rate: Rate } | null {
  switch (plan) {
    case 'unlimited':
      return null;
    case 'free':
      return { bucket: 'all', rate: { burst: 2, refillMs: 500 } };
    case 'enterprise':
      return { bucket: 'all', rate: { burst: 50, refillMs: 1000 / 16 } };
    case 'enterprise-non-production':
      return { bucket: 'all', rate: { burst: 10, refillMs: 500 } };
    case 'essentials':
      return chooseGroup(method, path.replace('/api/v2', ''));
  }
}

/** Essentials and Professional count by groups of endpoints. */
function chooseGroup(method: string, path: string): { bucket: string; rate: Rate } {
  // Which group identities, sessions and jobs are in is not documented.
  const isUsers = /^\/users(\/[^/]+)?$/.test(path) || path === '/users-by-email';
  if (isUsers && method === 'GET') return { bucket: 'read users', rate: perMinute(40, 500) };
  if (isUsers && method === 'DELETE') return { bucket: 'delete users', rate: perMinute(20, 200) };
  if (isUsers) return { bucket: 'write users', rate: perMinute(20, 200) };
  if (method === 'GET' && /^\/logs(\/|$)/.test(path))
    return { bucket: 'read logs', rate: perMinute(10, 100) };
  if (method === 'GET' && /^\/clients(\/|$)/.test(path))
    return { bucket: 'read clients', rate: perMinute(5, 100) };
  if (method === 'GET' && /^\/connections(\/|$)/.test(path))
    return { bucket: 'read connections', rate: perMinute(5, 50) };
  return { bucket: 'other', rate: perMinute(10, 150) };
}
