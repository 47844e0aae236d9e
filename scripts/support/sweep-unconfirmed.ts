import { fields } from '../../apis/read-product-account.ts';
import { judgeSweep, UNFINISHED_LIFE_MS } from '../../policy/judge-sweep.ts';
import type { Support } from './connect-support.ts';
import { findConnection, MAIN_CONNECTION } from './find-connection.ts';
import { listCustomers } from './list-customers.ts';
import { searchUnfinished } from './search-unfinished.ts';
import { type Sweep, type SweepEnd, sweepAccount } from './sweep-account.ts';

/** Told of each account as it happens; nothing else is kept of it. */
export type ReportEnd = (profile: unknown, end: SweepEnd) => void;

/** How often each thing happened; `kept` and `failed` by reason id. */
export interface SweepSummary {
  swept: number;
  kept: Record<string, number>;
  failed: Record<string, number>;
  /** Why the sweep ended early, if it did. */
  stopped: { reason: 'management_unavailable' | 'no_such_connection'; status: number } | null;
}

/** So many accounts in a row that the Management API did not let us finish: it is not about them. */
const MOST_FAILURES = 5;

/** Deletes the imports that nobody finished, with what they claimed; with `dryRun` it only says which. */
export async function sweepUnconfirmed(
  support: Support,
  { dryRun }: { dryRun: boolean },
  report: ReportEnd,
): Promise<SweepSummary> {
  const summary: SweepSummary = { swept: 0, kept: {}, failed: {}, stopped: null };
  const begun = await begin(support, dryRun);
  if (begun.kind === 'stopped') {
    const { reason, status } = begun;
    return { ...summary, stopped: { reason, status } };
  }
  let failures = 0;
  const until = support.now() - UNFINISHED_LIFE_MS;
  for await (const found of searchUnfinished(support, MAIN_CONNECTION, until)) {
    if (found.kind === 'unavailable') {
      return { ...summary, stopped: { reason: 'management_unavailable', status: found.status } };
    }
    const end = await sweepFound(begun.sweep, found.profile);
    count(summary, end);
    report(found.profile, end);
    const isOurs = end.kind === 'failed' && end.reason === 'management_unavailable';
    failures = isOurs ? failures + 1 : 0;
    if (isOurs && failures === MOST_FAILURES) {
      return { ...summary, stopped: { reason: 'management_unavailable', status: end.status } };
    }
  }
  return summary;
}

async function begin(
  support: Support,
  dryRun: boolean,
): Promise<
  { kind: 'begun'; sweep: Sweep } | ({ kind: 'stopped' } & NonNullable<SweepSummary['stopped']>)
> {
  const connection = await findConnection(support, MAIN_CONNECTION);
  if (connection.kind === 'unavailable') return stopped(connection.status);
  if (connection.kind === 'no_such_connection') {
    return { kind: 'stopped', reason: 'no_such_connection', status: 404 };
  }
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return stopped(listed.status);
  const { customers } = listed;
  return { kind: 'begun', sweep: { support, customers, connectionId: connection.id, dryRun } };
}

function stopped(status: number) {
  return { kind: 'stopped', reason: 'management_unavailable', status } as const;
}

/** Search may show an account as it was: who must stay by that stays, anybody else is read again. */
async function sweepFound(sweep: Sweep, profile: unknown): Promise<SweepEnd> {
  const first = judgeSweep(profile, MAIN_CONNECTION, sweep.support.now());
  if (first.kind === 'keep') return { kind: 'kept', reason: first.reason };
  return sweepAccount(sweep, String(fields(profile).user_id));
}

function count(summary: SweepSummary, end: SweepEnd): void {
  switch (end.kind) {
    case 'swept':
    case 'sweepable':
      summary.swept += 1;
      break;
    case 'kept':
      summary.kept[end.reason] = (summary.kept[end.reason] ?? 0) + 1;
      break;
    case 'failed':
      summary.failed[end.reason] = (summary.failed[end.reason] ?? 0) + 1;
      break;
    case 'gone':
      break;
  }
}
