import type { LimitsSummary } from './sweep-limits.ts';

/** What the sweep did, in lines for people or one of JSON. */
export function describeLimits(summary: LimitsSummary, dryRun: boolean, asJson: boolean): string {
  const { deleted, kept, failed, stopped } = summary;
  if (asJson) {
    return JSON.stringify({ result: 'summary', dry_run: dryRun, deleted, kept, failed, stopped });
  }
  const done = `${dryRun ? 'Would delete' : 'Deleted'}: ${deleted}\nKept: ${kept}\nFailed: ${failed}`;
  return stopped === null
    ? done
    : `${done}\nStopped early: ${stopped.reason} ${stopped.status}. What is left waits for the next sweep.`;
}
