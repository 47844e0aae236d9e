import { updateUser } from '../../apis/management.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import type { Account } from '../../policy/account.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { connectManagement } from './connect-management.ts';
import type { Run } from './run.ts';

/**
 * A first sign-in under this address was begun and can never be finished: with a product account of another customer, or with one
 * that is no more. Its reader has just proven the inbox. Closes that import's door, so that the address is free for the reader's
 * own product account; `reason` then tells them.
 */
export async function freeAddress(
  run: Run,
  squatter: Account,
  reason: 'start_over' | 'product_account_gone',
): Promise<RefusalReason> {
  const closed = await updateUser(connectManagement(run), squatter.userId, {
    email: createClosedAddress(),
    email_verified: false,
  });
  return closed.kind === 'updated' || closed.kind === 'not_found' ? reason : 'unavailable';
}
