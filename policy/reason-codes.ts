import type { LinkOutcome } from './confirmation.ts';
import type { VerdictReason } from './judge-verification.ts';
import codes from './reason-codes.json';
import type { RefusalReason } from './refusal-texts.ts';
import type { ScriptReason } from './script-texts.ts';

/** Why one product did not accept what was typed, or none was asked: in the log of a database script alone. */
type ScriptDetail = VerdictReason | 'no_organization';

/** What a form says in place; the flows name these texts. */
export type FormReason =
  | 'already_linked'
  | 'changed'
  | 'mail_failed'
  | 'not_confirmed_yet'
  | 'replaced'
  | 'too_many_mails'
  | 'too_many_to_address'
  | 'too_many_tries'
  | 'try_failed'
  | 'unavailable'
  | 'wrong_credentials';

/** Why a mailed link confirmed nothing. */
export type LinkReason = `link_${Exclude<LinkOutcome, 'confirmed'>}`;

/** What a product finds out by itself when somebody comes back from the tenant. */
export type ProductReason =
  | 'account_blocked'
  | 'disabled'
  | 'no_account'
  | 'no_product_account'
  | 'not_a_member'
  | 'other_organization'
  | 'refused'
  | 'sign_in_unfinished'
  | 'tenant_unavailable';

/** Errors that stay on the tenant's own error page. */
export type PageReason = 'page_failed' | 'session_lost' | 'too_many_requests';

/** Auth0's own protection, on the login page. */
type ProtectionReason = 'attempts_limited' | 'blocked' | 'network_blocked';

/** Everything that a sign-in can end with, or be held up by. Stable: logged, tested, looked up by support. */
export type ReasonId =
  | RefusalReason
  | ScriptReason
  | ScriptDetail
  | FormReason
  | LinkReason
  | ProductReason
  | PageReason
  | ProtectionReason
  /** An intent to merge that its owner's sign-in could not settle yet, or gave up. */
  | 'merge_dropped'
  | 'merge_kept';

/**
 * The short code of every reason: what somebody reads out from a screenshot. Three digits without 0, so that none is a letter; one digit
 * misread, or two swapped, is nobody's code. A code is never taken out or given to another reason: screenshots are old.
 */
export const REASON_CODES: Record<ReasonId, string> = codes;

/** The reason of a code as people write it (`AK-147`, `ak 147`, `147`), or `null` if there is none. */
export function findReason(written: string): ReasonId | null {
  const [, digits] = /^\W*(?:AK)?[\s_.-]*([1-9]{3,4})\W*$/i.exec(written.normalize('NFKC')) ?? [];
  const wanted = `AK-${digits}`;
  const ids = Object.keys(REASON_CODES) as ReasonId[];
  return ids.find((id) => REASON_CODES[id] === wanted) ?? null;
}
