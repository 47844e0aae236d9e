import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { isPastSlot, startOfSlots } from '../../policy/judge-slot.ts';
import type { Support } from './connect-support.ts';
import { leaveRoom } from './leave-room.ts';
import { patiently } from './patiently.ts';
import { searchUnfinished } from './search-unfinished.ts';

/** The connection of slots, by name. */
const LIMITS_CONNECTION = 'daily-limits';

export interface LimitsSummary {
  /** With `dryRun`: how many would be. */
  deleted: number;
  /** What is in the connection and is no slot of a past day. */
  kept: number;
  failed: number;
  /** Why the sweep ended early, if it did. */
  stopped: { reason: 'management_unavailable'; status: number } | null;
}

/** So many in a row that the Management API did not let us finish: it is not about them. */
const MOST_FAILURES = 5;

/**
 * Deletes the slots of past days: a call for a hundred of them, and one for each; with `dryRun` it only counts. They limit nobody
 * any more, and nobody is waiting: sign-ins come first at the API.
 */
export async function sweepLimits(
  support: Support,
  { dryRun }: { dryRun: boolean },
): Promise<LimitsSummary> {
  const summary: LimitsSummary = { deleted: 0, kept: 0, failed: 0, stopped: null };
  const until = startOfSlots(support.now()) - 1;
  let failures = 0;
  for await (const found of searchUnfinished(support, LIMITS_CONNECTION, until)) {
    if (found.kind === 'unavailable') return stop(summary, found.status);
    if (!isPastSlot(found.profile, LIMITS_CONNECTION, support.now())) {
      summary.kept += 1;
      continue;
    }
    const end = dryRun ? DELETED : await deleteSlot(support, String(fields(found.profile).user_id));
    failures = end.kind === 'deleted' ? 0 : failures + 1;
    if (end.kind === 'deleted') summary.deleted += 1;
    else summary.failed += 1;
    if (end.kind === 'unavailable' && failures === MOST_FAILURES) return stop(summary, end.status);
  }
  return summary;
}

const DELETED = { kind: 'deleted' } as const;

async function deleteSlot(
  support: Support,
  userId: string,
): Promise<typeof DELETED | NoManagementAnswer> {
  const end = await patiently(support, async () => {
    const answer = await ask(support.management, async (api, options) => {
      const deleted = api.users.delete(userId, options);
      return (await deleted.withRawResponse()).rawResponse.headers;
    });
    return answer.kind === 'refused'
      ? unavailable(answer)
      : { ...DELETED, headers: answer.body as Headers };
  });
  if (end.kind === 'unavailable') return end.status === 404 ? DELETED : end;
  await leaveRoom(support, end.headers);
  return DELETED;
}

function stop(summary: LimitsSummary, status: number): LimitsSummary {
  return { ...summary, stopped: { reason: 'management_unavailable', status } };
}
