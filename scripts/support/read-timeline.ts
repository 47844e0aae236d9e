import { findReason, type ReasonId } from '../../policy/reason-codes.ts';
import { SCRIPT_TEXTS, type ScriptReason } from '../../policy/script-texts.ts';
import type { LogEntry } from './search-logs.ts';

/** One thing that happened to somebody, of what support can use; `at` in Unix milliseconds. */
export interface Event {
  at: number;
  /** Auth0's type code. */
  type: string;
  what: string;
  /** The application, by its name. */
  application: string;
  /** Why it went wrong; `null` where it did not, or nobody knows. */
  reason: ReasonId | null;
  /** Where the person read why: only an Action adds its code, and what it refuses leads back to the product. */
  place: 'product' | 'login page';
}

const MEANINGS: Record<string, string> = {
  f: 'refused',
  fcp: 'new password refused',
  fcpr: 'reset mail not sent',
  flo: 'sign-out failed',
  fn: 'a mail was not sent',
  forms_submission_failed: 'a form failed',
  forms_submission_succeeded: 'a form was completed',
  flows_execution_failed: 'a step of a form failed',
  fp: 'wrong password',
  fsa: 'refused silently',
  fertft: 'refresh token refused',
  fu: 'wrong password, or unknown address',
  gd_auth_failed: 'wrong second factor',
  gd_auth_succeed: 'second factor shown',
  limit_mu: 'network slowed down',
  limit_sul: 'slowed down',
  limit_wc: 'blocked after failed attempts',
  s: 'signed in',
  sce: 'email changed',
  scp: 'new password set',
  scpr: 'reset mail asked for',
  slo: 'signed out',
  ssa: 'signed in silently',
  ublkdu: 'block lifted',
};

const FIXED: Record<string, ReasonId> = {
  fp: 'wrong_credentials',
  fu: 'wrong_credentials',
  limit_mu: 'network_blocked',
  limit_sul: 'attempts_limited',
  limit_wc: 'blocked',
};

/** The application of the mailed links, by the names that it has and had. In the session of the sign-in it never shows a login page. */
const LINK_APPLICATIONS = ['Akeneo Product Cloud', 'Email confirmation'];

/** Whether the application is the one of the mailed links. */
export function isOfLink(application: string): boolean {
  return LINK_APPLICATIONS.includes(application);
}

/** Refused there without a code of ours: the login page was shown, so the link was opened in another browser. */
const AT_LOGIN = ['f', 'fp', 'fu'];

/** What an Action ends its refusals with. */
const CODE = /\[(AK-[1-9]+)\]$/;

/** After these everything before is over. */
const CAME_IN = new Set(['s', 'ssa', 'ublkdu']);

/** What of the log is about people, the oldest first. Descriptions are read and never shown: they may name somebody. */
export function readTimeline(entries: readonly LogEntry[]): Event[] {
  return entries.flatMap(({ at, type, clientName, description }) => {
    const what = MEANINGS[type];
    if (what === undefined) return [];
    const reason = readReason(type, description, clientName);
    const place = CODE.test(description) ? 'product' : 'login page';
    return [{ at, type, what, application: clientName, reason, place }];
  });
}

/** Why somebody was kept out last, `null` if they came in since, or nothing says so. */
export function findLastTrouble(events: readonly Event[]): ReasonId | null {
  const cameIn = events.findLastIndex(({ type }) => CAME_IN.has(type));
  return events.slice(cameIn + 1).findLast(({ reason }) => reason !== null)?.reason ?? null;
}

/** Whether somebody came in, or a block was lifted, after `at` (Unix milliseconds). */
export function cameInAfter(events: readonly Event[], at: number): boolean {
  return events.some((event) => CAME_IN.has(event.type) && event.at > at);
}

function readReason(type: string, description: string, application: string): ReasonId | null {
  const isLink = isOfLink(application) && AT_LOGIN.includes(type);
  const isOutage = description === SCRIPT_TEXTS.unavailable;
  if (isLink && !isOutage && !CODE.test(description)) return 'link_other';
  const fixed = FIXED[type];
  if (fixed !== undefined) return fixed;
  if (type !== 'f' && type !== 'fsa' && type !== 'fertft') return null;
  const [, code] = CODE.exec(description) ?? [];
  return code === undefined ? readWords(description) : findReason(code);
}

/** A script's error is logged by its English words, Auth0's own refusals by Auth0's. */
function readWords(description: string): ReasonId {
  if (description === SCRIPT_TEXTS.unavailable) return 'unavailable';
  const reasons = Object.keys(SCRIPT_TEXTS) as ScriptReason[];
  const said = reasons.find((reason) => SCRIPT_TEXTS[reason] === description);
  if (said !== undefined) return said;
  if (description === 'unexpected') return 'unexpected';
  if (/\bis not part of the \S+ organization\b/.test(description)) return 'not_a_member';
  return description === 'user is blocked' ? 'account_blocked' : 'refused';
}
