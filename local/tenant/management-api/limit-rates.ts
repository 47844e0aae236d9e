import type { MiddlewareHandler } from 'hono';
import type { Tenant } from '../tenant.ts';

/** Calls per second that the headers promise. */
const LIMIT = 50;

/** Sets the rate limit headers as Auth0 does. It refuses nobody: a bench may call as often as it likes. */
export function limitRates(tenant: Tenant): MiddlewareHandler {
  let second = 0;
  let calls = 0;
  return async (c, next) => {
    const now = Math.floor(tenant.clock.now() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    await next();
    c.res.headers.set('x-ratelimit-limit', String(LIMIT));
    c.res.headers.set('x-ratelimit-remaining', String(Math.max(0, LIMIT - calls)));
    c.res.headers.set('x-ratelimit-reset', String(now + 1));
  };
}
