import { compilePaths } from './compile-paths.ts';
import { createLimits, type LimitsOfPlan, SCRIPTS_AT_ONCE } from './limits.ts';
import type { MeasuredPaths, Way } from './measure-paths.ts';
import { WAYS } from './measure-paths.ts';
import type { WaveOptions } from './read-command.ts';
import type { Wave } from './simulate-wave.ts';

/** Of a call at the Management API from Auth0's own scripts; nobody documents it. */
const MANAGEMENT_MS = 100;
/** `apis/product-identity.ts` gives up a call then: a script of two rounds never meets Auth0's 20 s. */
const DEADLINE_MS = 3000;
const DAYS = 182;

/** A wave of these people under these limits, and what its texts are. */
export function composeWave(
  paths: MeasuredPaths,
  options: WaveOptions,
): { wave: Wave; plan: LimitsOfPlan; seen: string[] } {
  const plan = createLimits(options.plan, options.callsPerSecond);
  const ways = Object.keys(WAYS) as Way[];
  const measured = [...ways.map((way) => paths.ways[way]), paths.repeat];
  const { chains, starts, seen } = compilePaths(measured, plan, {
    productMs: options.latencyMs,
    managementMs: MANAGEMENT_MS,
    pageMs: 10_000,
    mailMs: 60_000,
    deadlineMs: DEADLINE_MS,
  });
  const wave: Wave = {
    users: options.users,
    chains,
    starts,
    shares: ways.map((way) => options.shares[way]),
    limits: plan.limits,
    scriptsAtOnce: SCRIPTS_AT_ONCE,
    arrivals: {
      kind: 'working_days',
      perDay: options.perDay,
      share: options.share,
      weights: options.weights,
    },
    // "Try again in a minute", and what "temporarily unavailable" asks for.
    patience: { pressMs: 30_000, comeMs: 180_000, refusals: 3 },
    sweep: {
      deletion: plan.ofManagement('DELETE', '/api/v2/users/slot'),
      list: plan.ofManagement('GET', '/api/v2/users'),
      callMs: MANAGEMENT_MS,
    },
    tickMs: 100,
    days: DAYS,
    until: 0.99,
    seed: 1,
  };
  return { wave, plan, seen };
}
