import type { Database } from 'node-sqlite3-wasm';
import type { Row } from './product-user.ts';
import { digestToken } from './random-token.ts';

const lifeMs = 60 * 60_000;

/** A sign-in under way at the tenant: what must match when the browser comes back. */
export interface PendingSignIn {
  nonce: string;
  codeVerifier: string;
  returnTo: string;
  /** Started by ourselves after a refusal; never a second time. */
  restarted: boolean;
}

/** Keyed by state and browser, so that two tabs do not disturb each other. */
export function keepSignIn(
  database: Database,
  key: { customerId: string; state: string; browser: string },
  pending: PendingSignIn,
  now: number,
): void {
  database.run('DELETE FROM sign_ins WHERE expires_at <= ?', [now]);
  database.run('INSERT INTO sign_ins VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    digestToken(key.state),
    digestToken(key.browser),
    key.customerId,
    pending.nonce,
    pending.codeVerifier,
    pending.returnTo,
    pending.restarted,
    now + lifeMs,
  ]);
}

/** Gives it once: a callback cannot be played twice. Null for another browser, and later than an hour. */
export function takeSignIn(
  database: Database,
  key: { customerId: string; state: string; browser: string },
  now: number,
): PendingSignIn | null {
  const [row] = database.all(
    `DELETE FROM sign_ins
     WHERE state_digest = ? AND browser_digest = ? AND customer_id = ? AND expires_at > ?
     RETURNING *`,
    [digestToken(key.state), digestToken(key.browser), key.customerId, now],
  ) as Row[];
  if (!row) return null;
  return {
    nonce: String(row.nonce),
    codeVerifier: String(row.code_verifier),
    returnTo: String(row.return_to),
    restarted: row.restarted === 1,
  };
}
