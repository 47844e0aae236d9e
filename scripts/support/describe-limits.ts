import { countLine, describeStopped } from './count-lines.ts';
import type { LimitsSummary } from './sweep-limits.ts';

/** What the sweep did, in lines for people or one of JSON. */
export function describeLimits(summary: LimitsSummary, dryRun: boolean, asJson: boolean): string {
  const { deleted, kept, failed, stopped } = summary;
  if (asJson) {
    return JSON.stringify({ result: 'summary', dry_run: dryRun, deleted, kept, failed, stopped });
  }
  const what = dryRun
    ? 'Daily limits of past days that would be deleted'
    : 'Daily limits of past days deleted';
  return [
    `${what}: ${deleted}`,
    ...countLine('Kept, since they still count', kept),
    ...countLine('Not deleted, the next sweep tries again', failed),
    ...describeStopped(stopped),
  ].join('\n');
}
