import { DAY_MS, type DayCounts } from '../snapshot.ts';

/** Sums up to and including a day; `at` is the end of the day in Unix milliseconds, UTC. */
export interface Sum {
  at: number;
  cameOver: number;
  confirmed: number;
}

/** So many points show every bend that a page can. */
const MOST_POINTS = 400;

/** From the day before the first one to that of the snapshot; a step is a day, or as many as keep the curve short. */
export function sumDays(days: readonly DayCounts[], snapshotAt: number): Sum[] {
  const [first] = days;
  if (first === undefined) return [];
  const last = Math.floor(snapshotAt / DAY_MS);
  const step = Math.ceil((last - first.day + 2) / MOST_POINTS);
  const sums: Sum[] = [];
  let next = 0;
  let sum = { cameOver: 0, confirmed: 0 };
  // Backwards from the snapshot, so that the last point is always that of today.
  const start = last - Math.ceil((last - first.day + 1) / step) * step;
  for (let day = start; day <= last; day += step) {
    for (let one = days[next]; one !== undefined && one.day <= day; one = days[next]) {
      sum = { cameOver: sum.cameOver + one.cameOver, confirmed: sum.confirmed + one.confirmed };
      next += 1;
    }
    sums.push({ at: Math.min((day + 1) * DAY_MS, snapshotAt), ...sum });
  }
  return sums;
}

/** The days of several organizations as one list. */
export function mergeDays(lists: readonly (readonly DayCounts[])[]): DayCounts[] {
  const all = new Map<number, DayCounts>();
  for (const { day, cameOver, confirmed } of lists.flat()) {
    const known = all.get(day) ?? { day, cameOver: 0, confirmed: 0 };
    all.set(day, {
      day,
      cameOver: known.cameOver + cameOver,
      confirmed: known.confirmed + confirmed,
    });
  }
  return [...all.values()].sort((a, b) => a.day - b.day);
}

/** Every seventh of them, counted back from the last: what a table has room for. */
export function chooseWeeks<T>(sums: readonly T[]): T[] {
  return sums.filter((_, index) => (sums.length - 1 - index) % 7 === 0);
}
