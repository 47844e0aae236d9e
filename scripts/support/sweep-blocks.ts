import {
  type BlockHistory,
  type BlockKeepReason,
  findBlockedSince,
  judgeBlock,
} from '../../policy/judge-block.ts';
import type { Support } from './connect-support.ts';
import { MAIN_CONNECTION } from './find-connection.ts';
import { findBlocks, liftBlock } from './lift-block.ts';
import { type LogEntry, searchLogs } from './search-logs.ts';

export type BlockEnd =
  | { kind: 'lifted'; ips: string[]; since: number | null }
  /** With `dryRun`: it would be. */
  | { kind: 'liftable'; ips: string[]; since: number | null }
  | { kind: 'kept'; reason: BlockKeepReason }
  /** The log says blocked, Auth0 does not (any more). */
  | { kind: 'gone' }
  | { kind: 'failed'; reason: 'management_unavailable'; status: number };

/** Told of each identifier as it happens. */
export type ReportBlock = (identifier: string, end: BlockEnd) => void;

/** How often each thing happened; `kept` by reason id. */
export interface BlockSummary {
  lifted: number;
  kept: Record<string, number>;
  gone: number;
  failed: number;
  /** Why the sweep ended early, if it did. */
  stopped: { reason: 'management_unavailable' | 'too_many_entries'; status: number } | null;
}

/** So many in a row that the Management API did not let us finish: it is not about them. */
const MOST_FAILURES = 5;

/**
 * Lifts the blocks of brute-force protection that nothing has happened to for `olderThanMs`. The tenant log is all that it knows by:
 * every run reads `lookBackMs` of it again, and what an earlier run lifted has an entry that says so. Nothing is kept between runs.
 */
export async function sweepBlocks(
  support: Support,
  options: { olderThanMs: number; lookBackMs: number; dryRun: boolean },
  report: ReportBlock,
): Promise<BlockSummary> {
  const summary: BlockSummary = { lifted: 0, kept: {}, gone: 0, failed: 0, stopped: null };
  const now = support.now();
  const searched = await searchLogs(support, '(type:limit_wc OR type:ublkdu)', {
    from: now - options.lookBackMs,
    until: now,
  });
  if (searched.kind === 'too_many') {
    return { ...summary, stopped: { reason: 'too_many_entries', status: 200 } };
  }
  if (searched.kind === 'unavailable') {
    return { ...summary, stopped: { reason: 'management_unavailable', status: searched.status } };
  }
  let failures = 0;
  for (const [identifier, history] of groupByIdentifier(searched.entries)) {
    const end = await sweepOne(support, identifier, history, options);
    count(summary, end);
    report(identifier, end);
    failures = end.kind === 'failed' ? failures + 1 : 0;
    if (end.kind === 'failed' && failures === MOST_FAILURES) {
      return { ...summary, stopped: { reason: end.reason, status: end.status } };
    }
  }
  return summary;
}

async function sweepOne(
  support: Support,
  identifier: string,
  history: BlockHistory,
  { olderThanMs, dryRun }: { olderThanMs: number; dryRun: boolean },
): Promise<BlockEnd> {
  const verdict = judgeBlock(history, olderThanMs, support.now());
  if (verdict.kind === 'keep') return { kind: 'kept', reason: verdict.reason };
  const found = await findBlocks(support, identifier);
  if (found.kind === 'not_blocked') return { kind: 'gone' };
  if (found.kind === 'unavailable') return failed(found.status);
  const since = findBlockedSince(history);
  if (dryRun) return { kind: 'liftable', ips: found.ips, since };
  const lifted = await liftBlock(support, identifier);
  if (lifted.kind === 'unavailable') return failed(lifted.status);
  return { kind: 'lifted', ips: found.ips, since };
}

/** By identifier in lower case, as it is counted; whoever was blocked first comes first. */
export function groupByIdentifier(entries: readonly LogEntry[]): Map<string, BlockHistory> {
  const histories = new Map<
    string,
    { blocks: BlockHistory['blocks'][number][]; releases: number[] }
  >();
  for (const { type, userName, at, ip, connection } of entries) {
    const isOurs = connection === '' || connection === MAIN_CONNECTION;
    if (userName === '' || !isOurs) continue;
    const identifier = userName.trim().toLowerCase();
    const history = histories.get(identifier) ?? { blocks: [], releases: [] };
    histories.set(identifier, history);
    if (type === 'limit_wc') history.blocks.push({ at, ip });
    if (type === 'ublkdu') history.releases.push(at);
  }
  return histories;
}

function failed(status: number): BlockEnd {
  return { kind: 'failed', reason: 'management_unavailable', status };
}

function count(summary: BlockSummary, end: BlockEnd): void {
  switch (end.kind) {
    case 'lifted':
    case 'liftable':
      summary.lifted += 1;
      break;
    case 'kept':
      summary.kept[end.reason] = (summary.kept[end.reason] ?? 0) + 1;
      break;
    case 'gone':
      summary.gone += 1;
      break;
    case 'failed':
      summary.failed += 1;
      break;
  }
}
