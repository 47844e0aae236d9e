import { type Management, updateUser } from '../../apis/management.ts';
import { claim, release } from '../../apis/product-identity.ts';
import { createClosedAddress } from '../../apis/proof.ts';
import { type Account, readAccount } from '../../policy/account.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { findProduct } from './find-product.ts';
import type { Run } from './run.ts';

/**
 * Closes the door of an import that nobody finished, so that its address is free. `unavailable`: nothing is lost, the next
 * sign-in repeats it.
 */
export async function closeLeftover(
  run: Run,
  management: Management,
  leftover: Account,
): Promise<'closed' | 'unavailable'> {
  const key = parseProductAccountKey(leftover.identities[0] ?? '');
  const found = findProduct(run, key);
  if (found.kind === 'product') {
    // It may have claimed its product account before it was left: behind a closed door nobody could use or link that any more.
    const released = await release(found.product, key?.id ?? '', leftover.userId);
    if (released.kind === 'unavailable' || released.kind === 'misconfigured') return 'unavailable';
  }
  const closed = await updateUser(management, leftover.userId, {
    email: createClosedAddress(),
    email_verified: false,
    // Its own sign-in may be about to give it another address: there this alone tells that the claim is gone.
    app_metadata: { closed_at: run.now },
  });
  if (closed.kind !== 'updated') return closed.kind === 'not_found' ? 'closed' : 'unavailable';
  const { confirmedEmail } = readAccount(closed.user);
  if (confirmedEmail === null) return 'closed';
  // Its own sign-in finished between the judgement and this: it is somebody's account now, and gets back what was taken.
  if (found.kind === 'product') await claim(found.product, key?.id ?? '', leftover.userId);
  await updateUser(management, leftover.userId, { email: confirmedEmail, email_verified: true });
  return 'unavailable';
}
