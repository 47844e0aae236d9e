import type { Account } from './account.ts';
import { holdsProduct } from './describe-holding.ts';
import { judgeGate } from './judge-gate.ts';
import { hasIntentToSettle, type MergeSignIn } from './judge-merge.ts';
import type { ProductId } from './products.ts';

/** `wanted`: merges alone wait for it, and they may go on waiting; `required`: nothing else may happen before it. */
export type SecondFactorNeed = 'required' | 'wanted' | 'not_needed';

/** Whether this sign-in would change the account or open something new, judged before anything does. */
export function judgeSecondFactor(
  account: Account,
  opened: ProductId,
  signIn: MergeSignIn,
): SecondFactorNeed {
  if (judgeGate(account) !== 'open') return 'required';
  if (!holdsProduct(account.identities, opened, signIn.customerId)) return 'required';
  return hasIntentToSettle(account, signIn) ? 'wanted' : 'not_needed';
}
