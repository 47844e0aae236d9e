import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { readUser } from '../../apis/management.ts';
import { release } from '../../apis/product-identity.ts';
import { readAccount } from '../../policy/account.ts';
import { judgeSweep, type KeepReason } from '../../policy/judge-sweep.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import type { Support } from './connect-support.ts';
import { deleteForGood } from './delete-for-good.ts';
import { MAIN_CONNECTION } from './find-connection.ts';
import { type Customers, findProduct } from './list-customers.ts';
import { patiently } from './patiently.ts';

/** What the whole sweep shares. */
export interface Sweep {
  support: Support;
  customers: Customers;
  connectionId: string;
  dryRun: boolean;
}

export type FailReason =
  /** The product gave no answer: its account may still be claimed. */
  | 'product_unavailable'
  /** The product does not take our requests. */
  | 'product_refused'
  | 'management_unavailable';

export type SweepEnd =
  | { kind: 'swept' }
  /** With `dryRun`: it would be. */
  | { kind: 'sweepable' }
  | { kind: 'kept'; reason: KeepReason | 'organization_unknown' }
  /** It has been deleted since it was found. */
  | { kind: 'gone' }
  | { kind: 'failed'; reason: FailReason; status: number };

/**
 * Judges one account by what it is now, and deletes it with what it claimed. Where Auth0 makes us wait, it is judged again after
 * that; a crash anywhere is finished by the next sweep.
 */
export async function sweepAccount(sweep: Sweep, userId: string): Promise<SweepEnd> {
  const progress = { begun: false };
  const end = await patiently(sweep.support, () => tryOnce(sweep, userId, progress));
  if (end.kind === 'gone' && progress.begun) return { kind: 'swept' };
  if (end.kind !== 'unavailable') return end;
  return { kind: 'failed', reason: 'management_unavailable', status: end.status };
}

async function tryOnce(
  { support, customers, connectionId, dryRun }: Sweep,
  userId: string,
  progress: { begun: boolean },
): Promise<SweepEnd | NoManagementAnswer> {
  const read = await readUser(support.management, userId);
  if (read.kind === 'not_found') return { kind: 'gone' };
  if (read.kind === 'unavailable') return read;
  const verdict = judgeSweep(read.user, MAIN_CONNECTION, support.now());
  if (verdict.kind === 'keep') return { kind: 'kept', reason: verdict.reason };
  const key = parseProductAccountKey(verdict.key);
  const product = key === null ? null : findProduct(support, customers, key);
  if (key === null || product === null) return { kind: 'kept', reason: 'organization_unknown' };
  if (dryRun) return { kind: 'sweepable' };

  // First what it claimed: without its account nobody could let go of that any more.
  const released = await release(product, key.id, userId);
  if (released.kind === 'unavailable') {
    return { kind: 'failed', reason: 'product_unavailable', status: 0 };
  }
  if (released.kind === 'misconfigured') {
    return { kind: 'failed', reason: 'product_refused', status: released.status };
  }
  progress.begun = true;
  const { email } = readAccount(read.user);
  const deleted = await deleteForGood(support.management, { userId, email }, connectionId);
  if (deleted.kind === 'unavailable') return deleted;
  if (deleted.kind === 'no_such_connection') {
    return { kind: 'failed', reason: 'management_unavailable', status: 404 };
  }
  return { kind: 'swept' };
}
