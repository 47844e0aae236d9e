/** Anything above this many seconds would be a date after the year 5000: such a number counts milliseconds. */
const MOST_SECONDS = 1e11;

/**
 * Unix milliseconds of an ISO date, or of a number of seconds or milliseconds (also as text); `null` for anything else.
 * Auth0 does not document what a flow's `now()` looks like, so all three are read.
 */
export function parseMoment(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') {
    if (!Number.isFinite(number) || number <= 0) return null;
    return number > MOST_SECONDS ? number : number * 1000;
  }
  if (typeof number !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(number)) return null;
  const milliseconds = parseIsoDate(number);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

function parseIsoDate(iso: string): number {
  // biome-ignore lint/style/noRestrictedGlobals: Date.parse reads a text; it asks no clock.
  return Date.parse(iso);
}
