import { updateUser } from '../../apis/management.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import type { Account } from '../../policy/account.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { connectManagement } from './connect-management.ts';
import type { Run } from './run.ts';

/**
 * Somebody of another customer began a first sign-in under this address and never confirmed it; its reader has just reset the
 * password. Closes that import's door, so that the address is free for the reader's own product account.
 */
export async function freeAddress(run: Run, squatter: Account): Promise<RefusalReason> {
  const closed = await updateUser(connectManagement(run), squatter.userId, {
    email: createClosedAddress(),
    email_verified: false,
  });
  return closed.kind === 'updated' || closed.kind === 'not_found' ? 'start_over' : 'unavailable';
}
