import { readAccount } from '../../policy/account.ts';
import { countLine, describeStopped } from './count-lines.ts';
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

/** Why an account stays, of how many. */
type Kept = Extract<SweepEnd, { kind: 'kept' }>['reason'];

const KEPT: Record<Kept, string> = {
  too_young: 'somebody may be in the middle of it',
  confirmed: 'the email address is confirmed',
  several_identities: 'it holds several product accounts',
  in_merge: 'a merge waits for it',
  blocked: 'an administrator blocked it',
  not_an_import: 'it came from no product',
  organization_unknown: 'no organization has its product, so nobody can release what it claimed',
};

/** The last lines: what happened to how many. */
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
  const reasons = Object.keys(KEPT) as Kept[];
  return [
    `${dryRun ? 'First sign-ins that would be deleted' : 'First sign-ins deleted'}: ${swept}`,
    ...reasons.flatMap((reason) => countLine(`Kept: ${KEPT[reason]} [${reason}]`, kept[reason])),
    ...Object.entries(failed).flatMap(([reason, count]) =>
      countLine(`Not deleted, the next sweep tries again [${reason}]`, count),
    ),
    ...describeStopped(stopped),
  ].join('\n');
}

function detail(end: SweepEnd): object {
  return end.kind === 'failed' ? { reason: end.reason, status: end.status } : {};
}
