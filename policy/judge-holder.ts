import { type Account, readAccount } from './account.ts';
import { judgeOwner } from './judge-owner.ts';

/**
 * Who has the id of a product account in the tenant. `leftover`: an import that nobody finished, or that only waits to be merged
 * into this very account. `unattached`: a user that we made
 * for it and did not get to link. `established`: somebody's account.
 */
export type Holder = 'leftover' | 'unattached' | 'established';

/** Judges the user `auth0|<key>` from its profile; anything doubtful is an established account. */
export function judgeHolder(
  primary: Account,
  profile: unknown,
  key: string,
  mainConnection: string,
): Holder {
  const account = readAccount(profile);
  const [connection, ...more] = readConnections(profile);
  if (account.userId !== `auth0|${key}` || account.identities[0] !== key) return 'established';
  if (more.length > 0) return 'established';
  // Linking would throw the block away.
  if (account.blocked) return 'established';
  if (connection === 'product-accounts') return 'unattached';
  const isWaiting = account.mergingInto === primary.userId && account.intents.length === 0;
  const isLeftover =
    (isWaiting || !account.inMerge) && judgeOwner(primary, [account]).kind === 'leftover';
  return connection === mainConnection && isLeftover ? 'leftover' : 'established';
}

/** Whether an account was confirmed, reset, linked or shut since it was judged, or wants another merge: then it is somebody's. */
export function hasMovedOn(before: Account, after: Account): boolean {
  return (
    after.blocked !== before.blocked ||
    after.confirmedEmail !== before.confirmedEmail ||
    after.lastPasswordReset !== before.lastPasswordReset ||
    after.mergingInto !== before.mergingInto ||
    after.identities.length !== before.identities.length
  );
}

function readConnections(profile: unknown): unknown[] {
  const identities = (profile as { identities?: unknown } | null)?.identities;
  return Array.isArray(identities) ? identities.map((identity) => identity?.connection) : [];
}
