import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import type { Support } from './connect-support.ts';

const MOST_WAITS = 10;
const LONGEST_WAIT_MS = 2 * 60_000;
/** Where a 429 does not say until when. */
const USUAL_WAIT_MS = 5000;

/** Does it again, when Auth0 says that it may, as long as Auth0 answers "too many requests"; at most ten times. */
export async function patiently<T extends { kind: string }>(
  support: Support,
  act: () => Promise<T>,
): Promise<T> {
  let outcome = await act();
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const { status, resetAt, retryAfterMs } = outcome as Partial<NoManagementAnswer>;
    if (outcome.kind !== 'unavailable' || status !== 429) return outcome;
    const untilReset = resetAt === undefined ? undefined : resetAt - support.now();
    const waitMs = retryAfterMs ?? untilReset ?? USUAL_WAIT_MS;
    await support.wait(Math.min(Math.max(waitMs, 1000), LONGEST_WAIT_MS));
    outcome = await act();
  }
  return outcome;
}
