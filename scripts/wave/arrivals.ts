import { DAY_MS, HOUR_MS } from './tally.ts';

/** When people come. */
export type Arrivals =
  | { kind: 'at_once' }
  /**
   * From Monday, day 0, on: `perDay` more people are let in each working day; each of them comes on a working day with the
   * probability `share`, in one of the 24 hours by its weight.
   */
  | { kind: 'working_days'; perDay: number; share: number; weights: readonly number[] };

/** Who comes on a day, and when, in milliseconds from the start. */
export function* planDay(
  arrivals: Arrivals,
  users: number,
  day: number,
  random: () => number,
): Generator<{ person: number; atMs: number }> {
  if (arrivals.kind === 'at_once') {
    if (day === 0) for (let person = 0; person < users; person += 1) yield { person, atMs: 0 };
    return;
  }
  if (day % 7 >= 5) return;
  const workingDay = Math.floor(day / 7) * 5 + (day % 7);
  const letIn = Math.min(users, (workingDay + 1) * arrivals.perDay);
  for (let person = 0; person < letIn; person += 1) {
    if (random() >= arrivals.share) continue;
    const hour = chooseHour(arrivals.weights, random());
    yield { person, atMs: day * DAY_MS + (hour + random()) * HOUR_MS };
  }
}

function chooseHour(weights: readonly number[], at: number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let below = 0;
  for (const [hour, weight] of weights.entries()) {
    below += weight / sum;
    if (at < below) return hour;
  }
  return weights.length - 1;
}
