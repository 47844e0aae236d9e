import { type Management, type ManagementUser, updateUser } from '../../apis/management.ts';
import { type LinkOutcome, linkIdentity } from '../../apis/management-identities.ts';
import { revokeAccess } from '../../apis/management-sessions.ts';
import { claim, release } from '../../apis/product-identity.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import { fields } from '../../apis/read-product-account.ts';
import { type Account, readAccount } from '../../policy/account.ts';
import { hasMovedOn } from '../../policy/judge-holder.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { findProduct } from './find-product.ts';
import type { Run } from './run.ts';

/**
 * Makes the account with this profile, whose only identity is the product account `key`, a part of the primary account. Each
 * step may be repeated. The product's claim comes before it. An account that became somebody's since the profile was read gets
 * everything back: the next try judges it again.
 */
export async function takeOverAccount(
  run: Run,
  management: Management,
  primaryId: string,
  { key, profile }: { key: string; profile: ManagementUser },
): Promise<LinkOutcome> {
  // A linked identity keeps its own password for sign-in and for reset: an address that nobody has shuts both doors.
  const closed = await updateUser(management, `auth0|${key}`, {
    email: createClosedAddress(),
    email_verified: false,
    // Its own sign-in may be about to give it another address: there this alone tells that the claim is gone.
    app_metadata: { closed_at: run.now },
  });
  if (closed.kind !== 'updated') return { kind: 'unavailable', status: 0 };
  const before = readAccount(profile);
  const after = readAccount(closed.user);
  if (hasMovedOn(before, after)) {
    await giveBack(run, management, primaryId, { key, before, after });
    return { kind: 'unavailable', status: 0 };
  }
  // Nobody gets in there any more: what was opened before ends now, since nothing says what becomes of it once it is linked.
  const revoked = await revokeAccess(management, `auth0|${key}`);
  if (revoked.kind !== 'revoked') return { kind: 'unavailable', status: 0 };
  // Linking throws the metadata of the account that comes over away.
  const copied = await updateUser(management, primaryId, {
    app_metadata: { [`migrated:${key}`]: fields(profile.app_metadata).migrated ?? null },
  });
  if (copied.kind !== 'updated') return { kind: 'unavailable', status: 0 };
  return linkIdentity(management, primaryId, {
    userId: key,
    connectionId: run.event.connection.id,
  });
}

/** Its claim where it was confirmed, and its address, which was proven where it was confirmed or reset. */
async function giveBack(
  run: Run,
  management: Management,
  primaryId: string,
  { key, before, after }: { key: string; before: Account; after: Account },
): Promise<void> {
  const productKey = parseProductAccountKey(key);
  const found = findProduct(run, productKey);
  if (found.kind === 'product' && productKey !== null) {
    await release(found.product, productKey.id, primaryId);
    if (after.confirmedEmail !== null) await claim(found.product, productKey.id, after.userId);
  }
  const isProven =
    after.confirmedEmail !== null || after.lastPasswordReset !== before.lastPasswordReset;
  await updateUser(management, after.userId, {
    email: after.confirmedEmail ?? before.email,
    email_verified: isProven || before.emailVerified,
  });
}
