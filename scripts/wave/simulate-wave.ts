import { type Arrivals, planDay } from './arrivals.ts';
import type { Op } from './compile-chain.ts';
import { createCrowd, type Marks } from './crowd.ts';
import type { Limit } from './limits.ts';
import { createRandom } from './random.ts';
import type { SweepLimits } from './sweep.ts';
import { DAY_MS, type Hour } from './tally.ts';

/** What people do who are turned away; milliseconds. */
export interface Patience {
  /** Until they press again, or come again where nothing can be pressed. */
  pressMs: number;
  comeMs: number;
  /** So many refusals, and they leave it for the day. */
  refusals: number;
}

export interface Wave {
  users: number;
  /** The walks of a sign-in, and the one with which each way begins; the last way is that of people who are over. */
  chains: readonly (readonly Op[])[];
  starts: readonly number[];
  /** How many of all people go which way; they add up to 1. */
  shares: readonly number[];
  limits: readonly Limit[];
  scriptsAtOnce: number;
  arrivals: Arrivals;
  patience: Patience;
  /** The deletion of slots, from 01:00 on each day. */
  sweep: SweepLimits | null;
  tickMs: number;
  /** Ends after so many days, whoever still waits, or when this share is over. */
  days: number;
  until: number;
  seed: number;
}

export interface WaveResult {
  overMs: Marks;
  over: number;
  /** In a sign-in, or about to press or come again. */
  underWay: number;
  /** Let in or not yet, at home today. */
  waiting: number;
  /** By hour since the start; hours in which nothing happened are left out. */
  hours: Hour[];
  /** Ended early: a week brought next to nobody over, while most who came were turned away. */
  stalled: boolean;
  /** Slots that the sweep has still to delete. */
  slotsLeft: number;
}

const WEEK = 7;

/** Walks everybody through the wave. The same wave gives the same result. */
export function simulateWave(wave: Wave): WaveResult {
  const { users, arrivals, tickMs } = wave;
  const random = createRandom(wave.seed);
  const crowd = createCrowd(wave, random);
  const target = Math.ceil(users * wave.until);
  let [weekBegan, stalled] = [0, false];
  for (let day = 0; day < wave.days && crowd.over() < target && !stalled; day += 1) {
    const endsAt = (day + 1) * DAY_MS;
    for (const { person, atMs } of planDay(arrivals, users, day, random)) crowd.come(person, atMs);
    crowd.startDay(day * DAY_MS);
    for (let now = day * DAY_MS; now < endsAt && crowd.over() < target; now += tickMs)
      crowd.step(now);
    if (day % WEEK !== WEEK - 1) continue;
    stalled = hasStalled(crowd.hours(), day, crowd.over() - weekBegan, users);
    weekBegan = crowd.over();
  }
  const [over, underWay] = [crowd.over(), crowd.underWay()];
  return {
    overMs: crowd.marks,
    over,
    underWay,
    waiting: users - over - underWay,
    hours: crowd.hours(),
    stalled,
    slotsLeft: crowd.slotsLeft(),
  };
}

/** Less than two of a hundred in a week, and not for want of people who come. */
function hasStalled(hours: readonly Hour[], day: number, gained: number, users: number): boolean {
  const week = hours.filter(({ hour }) => hour >= (day - WEEK + 1) * 24);
  const came = week.reduce((sum, hour) => sum + hour.came, 0);
  return gained < users * 0.02 && gained < came / 2;
}
