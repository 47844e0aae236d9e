import type { Account, Attempt } from './account.ts';
import { isExactAddress, normalizeIdentifier } from './identifier.ts';
import { parseMoment } from './moment.ts';

/** A proof lives ten minutes: NIST SP 800-63B-4 5.1.3.2, ASVS 6.5.5. */
export const PROOF_LIFE_MS = 10 * 60 * 1000;
/** Mails a person may cause in a day. */
export const SENDS_PER_DAY = 10;

/** The text whose SHA-256 is the proof in the mailed link; the flow composes the same one. */
export function composeProof(attempt: Attempt, request: { email: string; at: string }): string {
  return `${attempt.secret}:${request.at}:${request.email}`;
}

/** The attempt to go on with, so that two tabs of one person do not undo each other; `null`: begin a new one. */
export function findLiveAttempt(account: Account, now: number): Attempt | null {
  const { attempt } = account;
  if (attempt === null || !isYoungProof(attempt.at, now) || !stillHolds(attempt, account))
    return null;
  return attempt;
}

/** What a new attempt records: it dies when any of this changes. */
export function describeAttempt(account: Account, secret: string, now: number): Attempt {
  return {
    secret,
    at: now,
    email: account.email,
    identities: account.identities,
    lastPasswordReset: account.lastPasswordReset,
  };
}

/** What the page behind the mailed link says; every word but `confirmed` means that nothing was confirmed. */
export type LinkOutcome = 'confirmed' | 'used' | 'expired' | 'other' | 'invalid' | 'unavailable';

/**
 * Judges a clicked link for the account whose session clicked it.
 * `expected` is the digest of `composeProof` for this account, `null` when it has no attempt or request.
 */
export function judgeLink(
  account: Account,
  proof: string | undefined,
  expected: string | null,
  now: number,
): Exclude<LinkOutcome, 'unavailable'> {
  if (proof === undefined || !/^[0-9a-f]{64}$/.test(proof)) return 'invalid';
  if (account.seen?.proof === proof) return 'used';
  const { attempt, request } = account;
  if (attempt === null || request === null || expected !== proof) return 'other';
  if (!stillHolds(attempt, account)) return 'other';
  const sentAt = parseMoment(request.at);
  return isYoungProof(sentAt, now) ? 'confirmed' : 'expired';
}

/** Whether the email of the latest request may be written now, or why not. */
export type Confirmation =
  | { kind: 'confirmed'; email: string }
  | { kind: 'replaced' }
  | { kind: 'expired' }
  | { kind: 'not_confirmed' };

/**
 * Judges what the stored records prove: the click of this attempt's latest link, in the last ten minutes.
 * `secret` is the one this sign-in began with, `null` when it shows no form and takes the stored attempt as it is.
 */
export function judgeConfirmation(
  account: Account,
  secret: string | null,
  expected: string | null,
  now: number,
): Confirmation {
  const { attempt, request, seen } = account;
  if (attempt === null) return { kind: secret === null ? 'not_confirmed' : 'replaced' };
  if (secret !== null && secret !== attempt.secret) return { kind: 'replaced' };
  if (!stillHolds(attempt, account)) return { kind: 'replaced' };
  if (request === null || expected === null) return { kind: 'not_confirmed' };
  if (seen === null || seen.proof !== expected) return { kind: 'not_confirmed' };
  if (!isYoungProof(seen.at, now)) return { kind: 'expired' };
  // The mail went to what was typed: only that very address was proven.
  if (!isExactAddress(request.email)) return { kind: 'not_confirmed' };
  return { kind: 'confirmed', email: normalizeIdentifier(request.email) };
}

/** What an open form keeps to know the password by that was typed before it; for `isSamePassword`. */
export function notePassword({ lastPasswordReset }: Account): string {
  return String(lastPasswordReset);
}

/**
 * Whether nobody reset the password since a form was opened: who waits in it has shown the old one alone, and whether Auth0
 * ends a sign-in under way at a reset is not documented.
 */
export function isSamePassword(account: Account, noted: unknown): boolean {
  return noted === notePassword(account);
}

/** How many mails this account caused today (`YYYY-MM-DD`), never above the limit. */
export function countSends(account: Account, day: string): number {
  return account.sends.day === day ? Math.min(account.sends.count, SENDS_PER_DAY) : 0;
}

/** Whether what was proven at this time (`null`: nobody knows when) still counts; both in Unix milliseconds. */
export function isYoungProof(at: number | null, now: number): boolean {
  // A time from the future is a damaged record or a wrong clock: a minute of it is tolerated.
  return at !== null && now - at <= PROOF_LIFE_MS && at - now <= 60_000;
}

function stillHolds(attempt: Attempt, account: Account): boolean {
  return (
    attempt.email === account.email &&
    attempt.lastPasswordReset === account.lastPasswordReset &&
    attempt.identities.length === account.identities.length &&
    attempt.identities.every((id, index) => id === account.identities[index])
  );
}
