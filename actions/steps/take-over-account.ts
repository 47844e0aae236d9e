import { type Management, type ManagementUser, updateUser } from '../../apis/management.ts';
import { type LinkOutcome, linkIdentity } from '../../apis/management-identities.ts';
import { revokeAccess } from '../../apis/management-sessions.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import { fields } from '../../apis/read-product-account.ts';
import type { Run } from './run.ts';

/**
 * Makes the account with this profile, whose only identity is the product account `key`, a part of the primary account. Each
 * step may be repeated. The product's claim comes before it.
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
  });
  if (closed.kind !== 'updated') return { kind: 'unavailable', status: 0 };
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
