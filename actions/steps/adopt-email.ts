import {
  findUsersByEmail,
  type Management,
  type UserChanges,
  updateUser,
} from '../../apis/management.ts';
import { claim, release } from '../../apis/product-identity.ts';
import { type Account, isClosedAddress, readAccount } from '../../policy/account.ts';
import { isUnfinishedImport } from '../../policy/judge-gate.ts';
import { type EmailOwner, judgeOwner } from '../../policy/judge-owner.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { closeLeftover } from './close-leftover.ts';
import { connectManagement } from './connect-management.ts';
import { findProduct } from './find-product.ts';
import { freeAddress } from './free-address.ts';
import { refuse } from './refuse.ts';
import type { Run } from './run.ts';
import { startMerge } from './start-merge.ts';

/**
 * Makes the proven address the account's confirmed email: claim at the product first, then the account.
 * Each step may be repeated, so that after a crash anywhere the next sign-in finishes it. Returns without a refusal when done.
 */
export async function adoptEmail(run: Run, account: Account, email: string): Promise<void> {
  const refusal = await adopt(run, connectManagement(run), account, email);
  if (refusal !== null) refuse(run.event, run.api, refusal);
}

async function adopt(
  run: Run,
  management: Management,
  account: Account,
  email: string,
): Promise<RefusalReason | null> {
  const owner = await findOwner(management, account, email);
  if (owner.kind === 'unavailable') return 'unavailable';
  if (owner.kind === 'established') {
    // The next Action has to show a page: where none can be shown, nothing is begun.
    if (!run.api.redirect.canRedirect()) return 'merge_pending';
    return startMerge(run, management, account, owner.account);
  }
  const refusal = await claimProductAccount(run, account, email);
  if (refusal !== null) return refusal;
  if (owner.kind === 'leftover') {
    const closed = await closeLeftover(run, management, owner.account);
    if (closed === 'unavailable') return 'unavailable';
  }
  const adopted = await updateUser(management, account.userId, describeAdoption(account, email));
  switch (adopted.kind) {
    case 'updated':
      return settle(run, management, { before: account, after: readAccount(adopted.user) }, email);
    case 'email_exists':
      // Somebody took the address since it was looked up: the next sign-in decides again, and nothing is lost.
      return 'email_in_use';
    case 'not_found':
    case 'unavailable':
      return 'unavailable';
  }
}

/** The update alone tells what became of the account since it was read. */
async function settle(
  run: Run,
  management: Management,
  { before, after }: { before: Account; after: Account },
  email: string,
): Promise<RefusalReason | null> {
  if (email !== before.email && after.lastPasswordReset !== before.lastPasswordReset) {
    // This sign-in has shown the old password alone: whoever reset it meanwhile keeps the address that they read.
    await giveUp(run, management, before, { email: before.email });
    return 'confirmation_replaced';
  }
  if (!(await keepClaim(run, before, after, email))) {
    // Whoever reads the same inbox closed this account's door a moment ago.
    await giveUp(run, management, before, {});
    return 'email_in_use';
  }
  if (email === before.migrated?.email) run.api.transaction.setMetadata('email_proven', email);
  return null;
}

/** Whether the account is still its owner's: where somebody closed it since it was read, but its address changed, it claims again. */
async function keepClaim(run: Run, before: Account, after: Account, email: string) {
  if (isClosedAddress(after.email)) return false;
  if (after.closedAt === before.closedAt) return true;
  return (await claimProductAccount(run, after, email)) === null;
}

/** The account stays what it was a moment ago: an import that nobody finished. */
async function giveUp(
  run: Run,
  management: Management,
  account: Account,
  changes: UserChanges,
): Promise<void> {
  const key = parseProductAccountKey(account.identities[0] ?? '');
  const found = findProduct(run, key);
  if (found.kind === 'product') await release(found.product, key?.id ?? '', account.userId);
  await updateUser(management, account.userId, {
    ...changes,
    email_verified: false,
    app_metadata: { confirmed_email: null },
  });
}

/** A connection cannot hold one address twice, so an unchanged one needs no search. */
async function findOwner(
  management: Management,
  account: Account,
  email: string,
): Promise<EmailOwner | { kind: 'unavailable' }> {
  if (email === account.email) return { kind: 'nobody' };
  const found = await findUsersByEmail(management, email);
  return found.kind === 'found' ? judgeOwner(account, found.users.map(readAccount)) : found;
}

async function claimProductAccount(
  run: Run,
  account: Account,
  email: string,
): Promise<RefusalReason | null> {
  const key = parseProductAccountKey(account.identities[0] ?? '');
  const found = findProduct(run, key);
  if (found.kind === 'refused') return found.reason;
  const claimed = await claim(found.product, key?.id ?? '', account.userId);
  switch (claimed.kind) {
    case 'claimed':
      return null;
    case 'held_by_another':
      return 'already_linked';
    case 'no_such_account':
      // Whoever reads this inbox may have another product account, whose first sign-in needs the address.
      return email === account.email && isUnfinishedImport(account)
        ? freeAddress(run, account, 'product_account_gone')
        : 'no_product_account';
    case 'unavailable':
    case 'misconfigured':
      return 'unavailable';
  }
}

function describeAdoption(account: Account, email: string): UserChanges {
  const changes: UserChanges = {
    app_metadata: {
      confirmed_email: email,
      confirmation: null,
      confirmation_request: null,
      // Whoever confirms an address of their own no longer waits to be merged.
      merging_into: null,
    },
  };
  // Naming an unchanged email would end the session of this very sign-in.
  if (email !== account.email) changes.email = email;
  if (email !== account.email || !account.emailVerified) changes.email_verified = true;
  return changes;
}
