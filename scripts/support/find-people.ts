import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { findUsersByEmail, type ManagementUser, readUser } from '../../apis/management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import type { Support } from './connect-support.ts';
import { MAIN_CONNECTION } from './find-connection.ts';
import { patiently } from './patiently.ts';

/** The accounts of an email, or the one of a user id, with or without `auth0|`. Nobody for a username: only the products know those. */
export async function findPeople(
  support: Support,
  whom: string,
): Promise<{ kind: 'read'; users: ManagementUser[] } | NoManagementAnswer> {
  if (!whom.includes('@')) {
    if (!whom.includes('|')) return { kind: 'read', users: [] };
    const userId = parseProductAccountKey(whom) === null ? whom : `auth0|${whom}`;
    const read = await patiently(support, () => readUser(support.management, userId));
    if (read.kind === 'unavailable') return read;
    return { kind: 'read', users: read.kind === 'found' ? [read.user] : [] };
  }
  const found = await patiently(support, () => findUsersByEmail(support.management, whom));
  if (found.kind === 'unavailable') return found;
  return { kind: 'read', users: found.users.filter(isPerson) };
}

function isPerson(user: ManagementUser): boolean {
  const { identities } = user;
  return (
    Array.isArray(identities) &&
    identities.some((one) => fields(one).connection === MAIN_CONNECTION)
  );
}
