import { findReason, REASON_CODES, type ReasonId } from '../../../policy/reason-codes.ts';

export interface Refusal {
  /** What the tenant tells the person; null if it told nothing for people. */
  message: string | null;
  /** For support. */
  code: string;
  /** What the code means; null for one that this product does not know. */
  reason: ReasonId | null;
}

/** A refusal in the product's own words. */
export function refusalOf(reason: ReasonId): Refusal {
  return { message: null, code: REASON_CODES[reason], reason };
}

/** Takes an error response apart: a description ends with a short code in brackets, ` [AK-147]`, where an Action denied. */
export function readRefusal(error: string, description = ''): Refusal {
  const [, message, code] = /^(.*\S)\s+\[(AK-[1-9]{3,4})\]$/s.exec(description) ?? [];
  if (message !== undefined && code !== undefined)
    return { message, code, reason: findReason(code) };
  // Auth0's own words are English, and some name ids: people get ours instead.
  if (/\bis not part of the \S+ organization\b/.test(description)) return refusalOf('not_a_member');
  return refusalOf(error === 'unauthorized' ? 'account_blocked' : 'refused');
}
