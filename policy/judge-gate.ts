import type { Account } from './account.ts';
import { parseProductAccountKey } from './product-account-key.ts';

/**
 * `open`: this very address was confirmed. `proven_by_reset`: the password was set through that inbox since the migration,
 * only the mark is missing. `closed`: no token may leave.
 */
export type Gate = 'open' | 'proven_by_reset' | 'closed';

/** Judged on every run from the profile alone: that a form was shown proves nothing. */
export function judgeGate(account: Account): Gate {
  if (!account.emailVerified || account.email === '') return 'closed';
  if (account.confirmedEmail === account.email) return 'open';
  return wasResetSinceMigration(account) ? 'proven_by_reset' : 'closed';
}

/** Whether the password was set through the inbox after the account came over from a product. */
export function wasResetSinceMigration({ lastPasswordReset, migrated }: Account): boolean {
  return lastPasswordReset !== null && migrated !== null && lastPasswordReset >= migrated.at;
}

/** Whether the person still has to choose a password that meets the Product Cloud policy. */
export function mustChoosePassword(account: Account): boolean {
  return account.migrated?.passwordBelowPolicy === true && !wasResetSinceMigration(account);
}

/**
 * Whether an account under an address that its reader has just proven by a reset is the unfinished import of another customer:
 * its product cannot be asked from here.
 */
export function isSquatter(account: Account, customerId: string): boolean {
  const key = parseProductAccountKey(account.identities[0] ?? '');
  return isUnfinishedImport(account) && key !== null && key.customerId !== customerId;
}

/** Whether it never was anybody's: its address may be taken off it for whoever reads that inbox. */
export function isUnfinishedImport({ confirmedEmail, identities, intents }: Account): boolean {
  return confirmedEmail === null && identities.length === 1 && intents.length === 0;
}
