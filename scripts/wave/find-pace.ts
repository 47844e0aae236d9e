import type { Wave, WaveResult } from './simulate-wave.ts';
import { simulateWave } from './simulate-wave.ts';

/** A pace at which next to nobody is turned away. */
export interface Pace {
  perDay: number;
  result: WaveResult;
}

/** Of those who come in an hour, how many may be turned away once. */
const CALM = 0.01;
const TRIED = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];
const FORTNIGHT = 14;

/**
 * How many people a working day can be let in: what the tightest limit allows in the busiest hour, divided by the calls of one
 * person, less what two weeks of it show to be too much. Null where even a tenth of that turns people away.
 */
export function findPace(wave: Wave): Pace | null {
  const { arrivals } = wave;
  if (arrivals.kind === 'at_once') return null;
  const most = Math.min(wave.users, Math.floor(computeMost(wave)));
  for (const part of TRIED) {
    const perDay = Math.floor(most * part);
    if (perDay < 1) return null;
    const paced = { ...wave, arrivals: { ...arrivals, perDay } };
    if (!isCalm(simulateWave({ ...paced, days: FORTNIGHT }))) continue;
    const result = simulateWave(paced);
    if (isCalm(result)) return { perDay, result };
  }
  return null;
}

/** People a day by the calls of the ways alone. */
function computeMost({ arrivals, chains, starts, shares, limits }: Wave): number {
  if (arrivals.kind === 'at_once') return 0;
  const sum = arrivals.weights.reduce((total, weight) => total + weight, 0);
  const busiest = Math.max(...arrivals.weights) / sum;
  const paces = limits.map(({ rate }, limit) => {
    const calls = shares.reduce((total, share, way) => {
      const ops = chains[starts[way] ?? 0] ?? [];
      const counted = ops.filter((op) => op.limit === limit);
      return total + share * counted.reduce((tokens, op) => tokens + op.tokens, 0);
    }, 0);
    return calls === 0 ? Number.POSITIVE_INFINITY : 3_600_000 / rate.refillMs / calls / busiest;
  });
  return Math.min(...paces);
}

/** An hour in which nearly nobody comes says nothing. */
function isCalm({ hours }: WaveResult): boolean {
  return hours.every(
    ({ came, again, turnedAway }) => turnedAway <= Math.max(10, (came + again) * CALM),
  );
}
