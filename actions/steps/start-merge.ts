import { type Management, updateUser } from '../../apis/management.ts';
import { claim, release } from '../../apis/product-identity.ts';
import { type Account, INTENT_PREFIX } from '../../policy/account.ts';
import { judgeMergeStart } from '../../policy/judge-merge.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { findProduct } from './find-product.ts';
import type { Run } from './run.ts';

/**
 * The proven address belongs to an established account: records there that `account` is to be merged into it. The merge itself
 * happens in the owner's own sign-in, so that both passwords have been proven and nothing changes under anybody's session.
 */
export async function startMerge(
  run: Run,
  management: Management,
  account: Account,
  owner: Account,
): Promise<RefusalReason | null> {
  const start = judgeMergeStart(account, owner);
  if (start.kind !== 'merge') {
    // The proof would lead here again for ten minutes: without it the next sign-in asks for another address.
    await updateUser(management, account.userId, {
      app_metadata: { confirmation: null, confirmation_request: null, confirmation_seen: null },
    });
    return start.kind === 'holds_product' ? 'holds_product' : 'email_in_use';
  }
  const found = findProduct(run, parseProductAccountKey(start.key));
  if (found.kind === 'refused') return found.reason;
  // An earlier sign-in may have claimed for this account and died before it wrote anything down.
  const id = parseProductAccountKey(start.key)?.id ?? '';
  const released = await release(found.product, id, account.userId);
  if (released.kind === 'held_by_another') {
    // A merge that was cut short has claimed for the owner: it goes on from there.
    const held = await claim(found.product, id, owner.userId);
    if (held.kind === 'held_by_another') return 'already_linked';
    if (held.kind !== 'claimed') return 'unavailable';
  } else if (released.kind === 'no_such_account') return 'no_product_account';
  else if (released.kind !== 'released') return 'unavailable';
  if ((await forgetEarlier(management, account, owner, start.key)) === 'unavailable') {
    return 'unavailable';
  }
  const marked = await updateUser(management, account.userId, {
    app_metadata: { merging_into: owner.userId },
  });
  if (marked.kind !== 'updated') return 'unavailable';
  const recorded = await updateUser(management, owner.userId, {
    app_metadata: {
      [INTENT_PREFIX + start.key]: { from: account.userId, email: owner.email, at: run.now },
    },
  });
  if (recorded.kind !== 'updated') return 'unavailable';
  run.api.transaction.setMetadata('merge_into', owner.email);
  return null;
}

/** The newest choice counts: an intent that sleeps on another account must not bring this one over some other day. */
async function forgetEarlier(
  management: Management,
  { mergingInto: earlier }: Account,
  owner: Account,
  key: string,
): Promise<'done' | 'unavailable'> {
  if (earlier === null || earlier === owner.userId) return 'done';
  const forgotten = await updateUser(management, earlier, {
    app_metadata: { [INTENT_PREFIX + key]: null },
  });
  return forgotten.kind === 'updated' || forgotten.kind === 'not_found' ? 'done' : 'unavailable';
}
