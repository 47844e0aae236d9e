import type { Database } from 'node-sqlite3-wasm';
import { endSessionsOfOthers } from './end-cloud-sessions.ts';
import type { ProductUser } from './product-user.ts';

export type Claim = 'claimed' | 'held_already' | 'held_by_another';

/**
 * Compare-and-set in one statement: of two callers at the same moment one gets `claimed`. What another account opened before ends
 * with its claim.
 */
export function claimUser(database: Database, user: ProductUser, account: string): Claim {
  const { changes } = database.run(
    'UPDATE users SET claimed_by = ? WHERE customer_id = ? AND id = ? AND claimed_by IS NULL',
    [account, user.customerId, user.id],
  );
  if (changes === 1) {
    endSessionsOfOthers(database, user, account);
    return 'claimed';
  }
  return readHolder(database, user) === account ? 'held_already' : 'held_by_another';
}

/** False when another account holds it. Held by nobody already is fine: a retry asks for what has happened. */
export function releaseUser(database: Database, user: ProductUser, account: string): boolean {
  database.run(
    'UPDATE users SET claimed_by = NULL WHERE customer_id = ? AND id = ? AND claimed_by = ?',
    [user.customerId, user.id, account],
  );
  if (readHolder(database, user) !== null) return false;
  endSessionsOfOthers(database, user, null);
  return true;
}

function readHolder(database: Database, user: ProductUser): unknown {
  const row = database.get('SELECT claimed_by FROM users WHERE customer_id = ? AND id = ?', [
    user.customerId,
    user.id,
  ]);
  return row?.claimed_by;
}
