import type { Database } from 'node-sqlite3-wasm';
import type { ProductUser } from './product-user.ts';

const maxFailures = 5;
const windowMs = 5 * 60_000;

/** Whether the login page refuses this user for the moment. */
export function isLocked(user: ProductUser, now: number): boolean {
  return user.failures >= maxFailures && user.failuresUntil !== null && now < user.failuresUntil;
}

/** Counts a failure on the login page. The window starts at the first failure and later ones do not renew it. */
export function countFailure(database: Database, user: ProductUser, now: number): void {
  database.run(
    `UPDATE users SET
       failures = CASE WHEN failures_until > :now THEN failures + 1 ELSE 1 END,
       failures_until = CASE WHEN failures_until > :now THEN failures_until ELSE :until END
     WHERE customer_id = :customer AND id = :id`,
    { ':now': now, ':until': now + windowMs, ':customer': user.customerId, ':id': user.id },
  );
}

/** Called after a login. */
export function clearFailures(database: Database, user: ProductUser): void {
  database.run(
    'UPDATE users SET failures = 0, failures_until = NULL WHERE customer_id = ? AND id = ?',
    [user.customerId, user.id],
  );
}
