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

/** The last lines: how often each thing happened. */
export function describeBlockSummary(
  summary: BlockSummary,
  dryRun: boolean,
  asJson: boolean,
): string {
  const { stopped, kept } = summary;
  if (asJson) return JSON.stringify({ result: 'summary', dry_run: dryRun, ...summary });
  const reasons = Object.entries(kept).map(([reason, times]) => `${reason} ${times}`);
  return [
    `${dryRun ? 'Would lift' : 'Lifted'}: ${summary.lifted}`,
    `Kept: ${reasons.length === 0 ? '0' : reasons.join(', ')}`,
    `Not blocked any more: ${summary.gone}`,
    `Failed: ${summary.failed}`,
    ...(stopped === null
      ? []
      : [
          `Stopped early: ${stopped.reason} ${stopped.status}. What is left waits for the next sweep.`,
        ]),
  ].join('\n');
}

function describeHint(hint: UnblockHint): string {
  switch (hint.kind) {
    case 'blocked_by_administrator':
      return '- An administrator blocked the account: only the Auth0 dashboard lifts that.';
    case 'no_account':
      return '- No account has it as its email: the person may never have signed in, or has another email by now. Then the product decides, and may have disabled or locked its user.';
    case 'same_user_limit':
      return `- Too many sign-ins in a minute, ${hint.times} times in 24 hours, last ${format(hint.last)}: passes by itself in a minute.`;
    case 'suspicious_ip':
      return `- The network failed for many accounts, last ${format(hint.last)}: Auth0 slows the whole address down (Attack Protection, Suspicious IP Throttling).`;
    case 'wrong_password':
      return `- Wrong password or unknown email, ${hint.times} times in 24 hours, last ${format(hint.last)}: "Forgot your password?" helps.`;
  }
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
  return since === null ? 'longer than the log tells' : `since ${format(since)}`;
}

function format(ms: number): string {
  return new Date(ms).toISOString();
}

/** A username has no domain to show. It is what somebody typed: nothing of it may move a cursor or begin a line. */
function maskIdentifier(identifier: string): string {
  const plain = identifier.replace(/[\p{C}\p{Z}]/gu, '?');
  return plain.includes('@') ? maskEmail(plain) : `${plain.slice(0, 1)}***`;
}
