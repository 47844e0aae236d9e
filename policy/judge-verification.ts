import { type Identifier, isSameIdentifier } from './identifier.ts';
import type { ProductAccount, Verification } from './product-account.ts';

/** What one product's answer means for the person who typed the identifier. */
export type Verdict =
  | { kind: 'accepted'; account: ProductAccount }
  | { kind: 'refused'; reason: VerdictReason };

export type VerdictReason =
  | 'wrong'
  | 'disabled'
  | 'locked'
  | 'claimed'
  | 'other_account'
  | 'misconfigured'
  | 'unavailable';

/** Judges one answer; the account must be the one typed, enabled, and nobody's yet. */
export function judgeVerification(identifier: Identifier, verification: Verification): Verdict {
  switch (verification.kind) {
    case 'rejected':
      return refused(verification.reason);
    case 'unavailable':
    case 'misconfigured':
      return refused(verification.kind);
    case 'valid': {
      const { account } = verification;
      if (!isSameIdentifier(identifier, account)) return refused('other_account');
      if (!account.enabled) return refused('disabled');
      if (account.claimedBy !== null) return refused('claimed');
      return { kind: 'accepted', account };
    }
  }
}

/** The same for a password that is nobody's, asked for its time alone: it lets nobody in, whatever the product says. */
export function judgeDecoy(verification: Verification): VerdictReason {
  switch (verification.kind) {
    case 'rejected':
      return verification.reason;
    case 'unavailable':
      return 'unavailable';
    case 'misconfigured':
    case 'valid':
      return 'misconfigured';
  }
}

/**
 * Why nobody comes in when no candidate accepted: no answer beats a claimed account, which beats a wrong password. A right password
 * for another account than the one typed reads like a wrong one: a spelling that a product folds must not tell which guess was right.
 */
export function combineRefusals(
  reasons: readonly VerdictReason[],
): 'misconfigured' | 'unavailable' | 'claimed' | 'wrong_credentials' {
  if (reasons.includes('misconfigured')) return 'misconfigured';
  if (reasons.includes('unavailable')) return 'unavailable';
  return reasons.includes('claimed') ? 'claimed' : 'wrong_credentials';
}

function refused(reason: VerdictReason): Verdict {
  return { kind: 'refused', reason };
}
