import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { readUser } from '../../apis/management.ts';
import { readAccount } from '../../policy/account.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';
import { quote } from './search-logs.ts';
import { searchUsers } from './search-unfinished.ts';

/** An account that exists. */
export interface Holder {
  userId: string;
  email: string;
}

/**
 * Who is behind the claim of the user id `claimedBy` to the product account `key`: that user, or another that has one of the two as
 * an identity. `null`: they were deleted.
 */
export async function findHolder(
  support: Support,
  claimedBy: string,
  key: string,
): Promise<{ kind: 'looked'; holder: Holder | null } | NoManagementAnswer> {
  const read = await patiently(support, () => readUser(support.management, claimedBy));
  if (read.kind === 'unavailable') return read;
  if (read.kind === 'found') return describeHolder(read.user);
  for (const identity of new Set([key, claimedBy.replace(/^auth0\|/, '')])) {
    const query = `identities.user_id:${quote(identity)}`;
    const searched = await patiently(support, () => searchUsers(support, query));
    if (searched.kind === 'unavailable') return searched;
    // Search lags behind: it may still show who was deleted a moment ago.
    const other = searched.users.find(({ user_id }) => user_id !== claimedBy);
    if (other !== undefined) return describeHolder(other);
  }
  return { kind: 'looked', holder: null };
}

function describeHolder(user: unknown) {
  const { userId, email } = readAccount(user);
  return { kind: 'looked', holder: { userId, email } } as const;
}
