import { chooseLimit, type RatePlan } from '../../local/tenant/management-api/rate-plans.ts';
import { perMinute, type Rate } from '../../local/tenant/protection/token-bucket.ts';

/** A plan of Auth0's that a wave can be calculated for. */
export type WavePlan = Exclude<RatePlan, 'unlimited'>;

/** Something that calls are counted against. */
export interface Limit {
  name: string;
  rate: Rate;
}

export const AUTHENTICATION_API = 'Authentication API';

/**
 * Runs of Actions and database scripts that a public cloud tenant may have under way. Auth0, "Rate limit policy".
 */
export const SCRIPTS_AT_ONCE = 250;

/** Auth0, "Rate limit configurations" of the plans. */
const AUTHENTICATION_RATES: Record<WavePlan, Rate> = {
  free: perMinute(300, 300),
  essentials: perMinute(25, 25 * 60),
  enterprise: perMinute(100, 100 * 60),
  'enterprise-non-production': perMinute(100, 100 * 60),
};

/** The limits of a plan, each once, in the order in which they were asked for. */
export interface LimitsOfPlan {
  limits: Limit[];
  /** Index of the limit that such a call counts against. */
  ofManagement(method: string, path: string): number;
}

/** `perSecond` takes the place of what the plan allows the Management API in a second: what one would buy. */
export function createLimits(plan: WavePlan, perSecond?: number): LimitsOfPlan {
  const limits: Limit[] = [{ name: AUTHENTICATION_API, rate: AUTHENTICATION_RATES[plan] }];
  return {
    limits,
    ofManagement(method, path) {
      const chosen = chooseLimit(plan, method, path);
      if (chosen === null) throw new Error(`${plan} has no limit for ${method} ${path}`);
      const name = `Management API, ${chosen.bucket}`;
      const known = limits.findIndex((limit) => limit.name === name);
      if (known >= 0) return known;
      const rate =
        perSecond === undefined
          ? chosen.rate
          : { burst: Math.max(chosen.rate.burst, perSecond), refillMs: 1000 / perSecond };
      return limits.push({ name, rate }) - 1;
    },
  };
}
