import type { Account } from './account.ts';
import { holdsProduct } from './describe-holding.ts';
import type { Credential } from './judge-freshness.ts';
import { judgeGate } from './judge-gate.ts';
import { hasIntentToSettle, type MergeSignIn } from './judge-merge.ts';
import type { ProductId } from './products.ts';

/** `wanted`: merges alone wait for it, and they may go on waiting; `required`: nothing else may happen before it. */
export type SecondFactorNeed = 'required' | 'wanted' | 'not_needed';

/**
 * Whether this sign-in would change the account, open something new, or open it with a password that an inbox alone may have given,
 * judged before anything does. A refresh token newer than such a password came from a sign-in that has shown the factor.
 */
export function judgeSecondFactor(
  account: Account,
  opened: ProductId,
  signIn: MergeSignIn & { from: Credential['kind'] },
): SecondFactorNeed {
  if (judgeGate(account) !== 'open') return 'required';
  if (!holdsProduct(account.identities, opened, signIn.customerId)) return 'required';
  if (account.lastPasswordReset !== null && signIn.from === 'session') return 'required';
  return hasIntentToSettle(account, signIn) ? 'wanted' : 'not_needed';
}
