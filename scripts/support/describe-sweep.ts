import { readAccount } from '../../policy/account.ts';
import { maskEmail } from './mask-email.ts';
import type { SweepEnd } from './sweep-account.ts';
import type { SweepSummary } from './sweep-unconfirmed.ts';

/** One line for an account to which something happened, `null` for one that simply stays. */
export function describeAccount(profile: unknown, end: SweepEnd, asJson: boolean): string | null {
  if (end.kind === 'kept' || end.kind === 'gone') return null;
  const account = readAccount(profile);
  const email = maskEmail(account.email);
  if (asJson)
    return JSON.stringify({ result: end.kind, user_id: account.userId, email, ...detail(end) });
  switch (end.kind) {
    case 'swept':
      return `deleted     ${email}  ${account.userId}`;
    case 'sweepable':
      return `would go    ${email}  ${account.userId}`;
    case 'failed':
      return `failed      ${email}  ${account.userId}  ${end.reason} ${end.status}`;
  }
}

/** The last line, or lines: how often each thing happened. */
export function describeSummary(summary: SweepSummary, dryRun: boolean, asJson: boolean): string {
  const { swept, kept, failed, stopped } = summary;
  if (asJson) {
    return JSON.stringify({
      result: 'summary',
      dry_run: dryRun,
      deleted: swept,
      kept,
      failed,
      stopped,
    });
  }
  return [
    `${dryRun ? 'Would delete' : 'Deleted'}: ${swept}`,
    `Kept: ${count(kept)}`,
    `Failed: ${count(failed)}`,
    ...(stopped === null
      ? []
      : [
          `Stopped early: ${stopped.reason} ${stopped.status}. What is left waits for the next sweep.`,
        ]),
  ].join('\n');
}

function detail(end: SweepEnd): object {
  return end.kind === 'failed' ? { reason: end.reason, status: end.status } : {};
}

function count(reasons: Record<string, number>): string {
  const entries = Object.entries(reasons);
  if (entries.length === 0) return '0';
  return entries.map(([reason, times]) => `${reason} ${times}`).join(', ');
}
