import type { Database } from 'node-sqlite3-wasm';
import { digestToken } from './random-token.ts';

// Above the ten of the tenant's own brute-force protection, so that its block speaks first.
const maxAttempts = 20;
const windowMs = 5 * 60_000;

/** Counts a try before the password is looked at, so that parallel tries count too. Seconds to wait, or null to go on. */
export function takeAttempt(
  database: Database,
  customerId: string,
  foldedIdentifier: string,
  now: number,
): number | null {
  database.run('DELETE FROM verify_attempts WHERE until <= ?', [now]);
  const [row] = database.all(
    `INSERT INTO verify_attempts VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET attempts = attempts + 1 RETURNING attempts, until`,
    [customerId, digestToken(foldedIdentifier), now + windowMs],
  );
  if (!row || Number(row.attempts) <= maxAttempts) return null;
  return Math.max(1, Math.ceil((Number(row.until) - now) / 1000));
}

/** A right password ends the count. */
export function forgetAttempts(
  database: Database,
  customerId: string,
  foldedIdentifier: string,
): void {
  database.run('DELETE FROM verify_attempts WHERE customer_id = ? AND identifier_digest = ?', [
    customerId,
    digestToken(foldedIdentifier),
  ]);
}
