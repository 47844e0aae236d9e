import type { Limit } from './limits.ts';
import type { Hour } from './tally.ts';

export const SCRIPTS = 'scripts under way (250)';
export const PRODUCTS = "the products' deadline";
export const DEMAND = 'nobody comes sooner';

/** What held people up in an hour: whoever turned most away, if that is one of a hundred who came. */
export function judgeHour(hour: Hour, limits: readonly Limit[]): string {
  const names = [...limits.map(({ name }) => name), SCRIPTS, PRODUCTS];
  const most = Math.max(...hour.refusals);
  if (most === 0 || hour.turnedAway < (hour.came + hour.again) / 100) return DEMAND;
  return names[hour.refusals.indexOf(most)] ?? DEMAND;
}

/** The hour in which most people were turned away; null if nobody was. */
export function findWorstHour(hours: readonly Hour[]): Hour | null {
  return hours.reduce<Hour | null>(
    (worst, hour) => (hour.turnedAway > (worst?.turnedAway ?? 0) ? hour : worst),
    null,
  );
}

/** `day 8 (Tuesday), 13:00`: the first day is a Monday. */
export function describeHour(hour: number): string {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const day = Math.floor(hour / 24);
  return `day ${day + 1} (${days[day % 7]}), ${String(Math.floor(hour % 24)).padStart(2, '0')}:00`;
}
