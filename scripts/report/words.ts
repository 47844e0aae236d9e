import { countUnseen, type OrganizationCounts, type ProductCounts } from './snapshot.ts';

export const ROLLOUT_WORDS: Record<OrganizationCounts['rollout'], string> = {
  on: 'On',
  pilot: 'Pilot',
  off: 'Off',
  unknown: 'Unknown',
};

/** How many people a product has; a number that fewer have than came over is called what it is. */
export function showHeadCount(counts: ProductCounts): string {
  const { headCount } = counts;
  if (headCount === null) return 'unknown';
  return countUnseen(counts) === null
    ? `${showNumber(headCount)} (too low)`
    : showNumber(headCount);
}

/** `12,345`; the same on every machine. */
export function showNumber(count: number): string {
  return count.toLocaleString('en-US');
}

/** `+12`, `−3`, `unchanged`. */
export function showChange(difference: number): string {
  if (difference === 0) return 'unchanged';
  return `${difference > 0 ? '+' : '−'}${showNumber(Math.abs(difference))}`;
}

/** `62 %`, never `100 %` or `0 %` of what is not all or nothing. */
export function showShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return '> 99 %';
  return percent === 0 && part > 0 ? '< 1 %' : `${percent} %`;
}

/** `21 November 2026`, UTC. */
export function showDay(ms: number): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(ms).toLocaleDateString('en-GB', options);
}
