import type { Buckets } from './buckets.ts';
import type { Limit } from './limits.ts';
import { HOUR_MS } from './tally.ts';

/** What the deletion of slots counts against, and how long one call takes. */
export interface SweepLimits {
  deletion: number;
  list: number;
  callMs: number;
}

/** `npm run support -- sweep-limits`: one after another from 01:00 on, a list for each hundred, and a second's rest when less than half is left. */
export interface Sweep {
  add(): void;
  /** What was left behind until now may be deleted from 01:00 on. */
  startDay(nowMs: number): void;
  /** Whether it deleted one. */
  run(nowMs: number): boolean;
  left(): number;
}

const PAUSE_MS = 1000;
const LISTED = 100;

export function createSweep(
  { deletion, list, callMs }: SweepLimits,
  buckets: Buckets,
  limits: readonly Limit[],
): Sweep {
  let [today, ready, listed, nextAt] = [0, 0, 0, 0];
  const half = (limits[deletion]?.rate.burst ?? 0) / 2;
  return {
    add() {
      today += 1;
    },
    startDay(nowMs) {
      ready += today;
      today = 0;
      nextAt = Math.max(nextAt, nowMs + HOUR_MS);
    },
    run(nowMs) {
      if (ready === 0 || nowMs < nextAt) return false;
      const isList = listed === 0;
      const left = buckets.take(isList ? list : deletion, 1, nowMs);
      nextAt = nowMs + (left === null || (!isList && left < half) ? PAUSE_MS : callMs);
      if (left === null) return false;
      listed = isList ? LISTED : listed - 1;
      if (isList) return false;
      ready -= 1;
      return true;
    },
    left: () => today + ready,
  };
}
