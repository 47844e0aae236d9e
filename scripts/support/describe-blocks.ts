import { formatMoment } from '../../local/products/pages/format-time.ts';
import type { BlockKeepReason } from '../../policy/judge-block.ts';
import { countLine, describeStopped } from './count-lines.ts';
import { maskEmail } from './mask-email.ts';
import { maskIp } from './mask-ip.ts';
import type { BlockEnd, BlockSummary } from './sweep-blocks.ts';
import type { Unblocked } from './unblock.ts';

/** What may keep somebody out who is not blocked; `last` in Unix milliseconds. */
export type UnblockHint =
  | { kind: 'blocked_by_administrator' }
  | { kind: 'no_account' }
  | { kind: 'same_user_limit' | 'suspicious_ip' | 'wrong_password'; times: number; last: number };

/** What `unblock` did, or what it may be otherwise. */
export function describeUnblocked(end: Unblocked, identifier: string): string {
  const who = maskIdentifier(identifier);
  switch (end.kind) {
    case 'lifted':
      return [
        `Lifted: ${who} was blocked for ${describeIps(end.ips)}, ${describeSince(end.since)}.`,
        'The person can sign in again at once. Nothing else was changed.',
      ].join('\n');
    case 'failed':
      return end.status === 401 || end.status === 403
        ? `The Management API refuses the application (${end.status}): check its scopes. [management_refused]`
        : `The Management API gave no answer (${end.status}). Run the same command again. [management_unavailable]`;
    case 'not_blocked':
      return [
        `Nothing was lifted: ${who} is not blocked by failed attempts. [not_blocked]`,
        'Blocks count what was typed: somebody who signs in with a legacy username is unblocked by it.',
        ...end.hints.map(describeHint),
      ].join('\n');
  }
}

/** One line for an identifier to which something happened, `null` for one that simply stays. */
export function describeBlock(identifier: string, end: BlockEnd, asJson: boolean): string | null {
  if (end.kind === 'kept' || end.kind === 'gone') return null;
  const who = maskIdentifier(identifier);
  if (asJson) return JSON.stringify({ result: end.kind, identifier: who, ...describeForJson(end) });
  switch (end.kind) {
    case 'lifted':
      return `lifted      ${who}  ${describeIps(end.ips)}  ${describeSince(end.since)}`;
    case 'liftable':
      return `would lift  ${who}  ${describeIps(end.ips)}  ${describeSince(end.since)}`;
    case 'failed':
      return `failed      ${who}  ${end.reason} ${end.status}`;
  }
}

/** Why a block stays, or is none any more, after how many of them. */
const KEPT: Record<BlockKeepReason, string> = {
  too_young: 'Left blocked, since the last failure is more recent than --older-than',
  persistent: 'Left blocked, since it came back for the fourth time in a day: for `unblock`',
  many_addresses:
    'Left blocked, since failures came from more than five addresses in a day: for `unblock`',
  released: 'Lifted earlier, and not blocked since',
};

/** The last lines: what happened to how many. */
export function describeBlockSummary(
  summary: BlockSummary,
  dryRun: boolean,
  asJson: boolean,
): string {
  const { lifted, kept, gone, failed } = summary;
  if (asJson) return JSON.stringify({ result: 'summary', dry_run: dryRun, ...summary });
  const reasons = Object.keys(KEPT) as BlockKeepReason[];
  return [
    `${dryRun ? 'Blocks that would be lifted' : 'Blocks lifted'}: ${lifted}`,
    ...reasons.flatMap((reason) => countLine(`${KEPT[reason]} [${reason}]`, kept[reason])),
    ...countLine('Found lifted by Auth0 meanwhile', gone),
    ...countLine('Not lifted, since the Management API gave no answer', failed),
    ...describeStopped(summary.stopped),
  ].join('\n');
}

function describeHint(hint: UnblockHint): string {
  switch (hint.kind) {
    case 'blocked_by_administrator':
      return '- An administrator blocked the account: only the Auth0 dashboard lifts that.';
    case 'no_account':
      return '- No account has it as its email: the person may never have signed in, or has another email by now. Then the product decides, and may have disabled or locked its user.';
    case 'same_user_limit':
      return `- Too many sign-ins in a minute, ${count(hint.times)} in 24 hours, last ${formatMoment(hint.last)}: passes by itself in a minute.`;
    case 'suspicious_ip':
      return `- The network failed for many accounts, last ${formatMoment(hint.last)}: Auth0 slows the whole address down (Attack Protection, Suspicious IP Throttling).`;
    case 'wrong_password':
      return `- Wrong password or unknown email, ${count(hint.times)} in 24 hours, last ${formatMoment(hint.last)}: "Forgot your password?" helps.`;
  }
}

function count(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}

function describeForJson(end: Exclude<BlockEnd, { kind: 'kept' | 'gone' }>): object {
  if (end.kind === 'failed') return { reason: end.reason, status: end.status };
  return {
    addresses: end.ips.map(maskIp),
    since: end.since === null ? null : new Date(end.since).toISOString(),
  };
}

function describeIps(ips: string[]): string {
  return ips.length === 0 ? 'every address' : ips.map(maskIp).join(', ');
}

function describeSince(since: number | null): string {
  return since === null ? 'longer than the log tells' : `since ${formatMoment(since)}`;
}

/** A username has no domain to show. It is what somebody typed: nothing of it may move a cursor or begin a line. */
function maskIdentifier(identifier: string): string {
  const plain = identifier.replace(/[\p{C}\p{Z}]/gu, '?');
  return plain.includes('@') ? maskEmail(plain) : `${plain.slice(0, 1)}***`;
}
