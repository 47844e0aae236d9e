import type { MiddlewareHandler } from 'hono';
import { logApiLimit } from '../protection/log-limit.ts';
import { describeRate } from '../protection/rate-headers.ts';
import { take } from '../protection/token-bucket.ts';
import type { Tenant } from '../tenant.ts';
import { chooseLimit } from './rate-plans.ts';
import { answerRefusal, refusal } from './refusal.ts';

/** Holds the limits of the tenant's plan, and says with every answer how much is left. Who is refused has caused nothing. */
export function limitRates(tenant: Tenant): MiddlewareHandler {
  return async (c, next) => {
    const limit = chooseLimit(tenant.ratePlan, c.req.method, c.req.path);
    if (limit === null) return next();
    const { bucket, rate } = limit;
    const taken = take(tenant, `api ${bucket}`, rate);
    if (taken.kind === 'empty') {
      logApiLimit(tenant, `management api, ${bucket}`, rate);
      c.res = answerRefusal(c, refusal(429, 'Global limit has been reached', 'too_many_requests'));
    } else {
      await next();
    }
    for (const [name, value] of Object.entries(describeRate(rate, taken)))
      c.res.headers.set(name, value);
    return;
  };
}
