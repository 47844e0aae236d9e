import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { readUser } from '../../apis/management.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';
import { quote } from './search-logs.ts';
import { searchUsers } from './search-unfinished.ts';

/**
 * Who is behind the claim of the user id `claimedBy` to the product account `key`: that user, or another that has one of the two as
 * an identity. `null`: they were deleted.
 */
export async function findHolder(
  support: Support,
  claimedBy: string,
  key: string,
): Promise<{ kind: 'looked'; holder: string | null } | NoManagementAnswer> {
  const read = await patiently(support, () => readUser(support.management, claimedBy));
  if (read.kind === 'unavailable') return read;
  if (read.kind === 'found') return { kind: 'looked', holder: claimedBy };
  for (const identity of new Set([key, claimedBy.replace(/^auth0\|/, '')])) {
    const query = `identities.user_id:${quote(identity)}`;
    const searched = await patiently(support, () => searchUsers(support, query));
    if (searched.kind === 'unavailable') return searched;
    // Search lags behind: it may still show who was deleted a moment ago.
    const other = searched.users.find(({ user_id }) => user_id !== claimedBy);
    if (other !== undefined) return { kind: 'looked', holder: String(other.user_id) };
  }
  return { kind: 'looked', holder: null };
}
