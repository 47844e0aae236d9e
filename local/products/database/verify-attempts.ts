import type { Database } from 'node-sqlite3-wasm';
import { digestToken } from './random-token.ts';

/**
 * The first above the ten of the tenant's own brute-force protection, so that its block speaks first; the second what NIST
 * SP 800-63B allows in a row.
 */
const windows = [
  { name: 'moment', mostAttempts: 20, ms: 5 * 60_000 },
  { name: 'day', mostAttempts: 100, ms: 24 * 60 * 60_000 },
];

/** Counts a try before the password is looked at, so that parallel tries count too. Seconds to wait, or null to go on. */
export function takeAttempt(
  database: Database,
  customerId: string,
  foldedIdentifier: string,
  now: number,
): number | null {
  database.run('DELETE FROM verify_attempts WHERE until <= ?', [now]);
  // What the first window stops is no try of the second.
  for (const { name, mostAttempts, ms } of windows) {
    const [row] = database.all(
      `INSERT INTO verify_attempts VALUES (?, ?, 1, ?)
       ON CONFLICT DO UPDATE SET attempts = attempts + 1 RETURNING attempts, until`,
      [customerId, digestToken(`${name} ${foldedIdentifier}`), now + ms],
    );
    if (row && Number(row.attempts) > mostAttempts)
      return Math.max(1, Math.ceil((Number(row.until) - now) / 1000));
  }
  return null;
}

/** A right password ends the counts. */
export function forgetAttempts(
  database: Database,
  customerId: string,
  foldedIdentifier: string,
): void {
  for (const { name } of windows)
    database.run('DELETE FROM verify_attempts WHERE customer_id = ? AND identifier_digest = ?', [
      customerId,
      digestToken(`${name} ${foldedIdentifier}`),
    ]);
}
