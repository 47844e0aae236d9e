import type { Support } from './connect-support.ts';

const PAUSE_MS = 1000;

/**
 * Waits a second when an answer says that less than half of what the tenant may ask at once is left: the Actions of people who sign
 * in ask the same API, and to them a 429 is an outage.
 */
export async function leaveRoom(support: Support, headers: Pick<Headers, 'get'>): Promise<void> {
  const limit = Number(headers.get('x-ratelimit-limit') ?? Number.NaN);
  const remaining = Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);
  if (remaining < limit / 2) await support.wait(PAUSE_MS);
}
