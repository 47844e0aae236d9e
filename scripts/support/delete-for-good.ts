import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import {
  deleteConnectionUser,
  deleteUser,
  type Management,
  updateUser,
} from '../../apis/management.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import { isClosedAddress } from '../../policy/account.ts';

export type Deletion = { kind: 'deleted' } | { kind: 'no_such_connection' } | NoManagementAnswer;

/**
 * Deletes a user with one identity, in the tenant and in its connection (by id): half of it would leave a record that refuses the
 * next import as DUPLICATED_USER. After a crash anywhere it may be begun again with what the user is then.
 */
export async function deleteForGood(
  management: Management,
  user: { userId: string; email: string },
  connectionId: string,
): Promise<Deletion> {
  const { userId } = user;
  let { email } = user;
  if (!isClosedAddress(email)) {
    // A connection deletes by email, and an address may be somebody else's by then: this one never is.
    email = createClosedAddress();
    const closed = await updateUser(management, userId, { email, email_verified: false });
    if (closed.kind === 'not_found') return { kind: 'deleted' };
    if (closed.kind === 'unavailable') return closed;
    if (closed.kind === 'email_exists') return { kind: 'unavailable', status: 409 };
  }
  // First the record that is known by its email alone: the user, who still knows it, is what a repetition finds.
  const forgotten = await deleteConnectionUser(management, connectionId, email);
  if (forgotten.kind !== 'deleted') return forgotten;
  return deleteUser(management, userId);
}
