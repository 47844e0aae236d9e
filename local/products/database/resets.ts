import { randomBytes } from 'node:crypto';
import type { Database } from 'node-sqlite3-wasm';
import type { ProductRules } from '../rules.ts';
import { type ProductUser, type Row, readUser } from './product-user.ts';

/** The token to mail, or null while the last request is younger than the product's pause. */
export function startReset(
  database: Database,
  rules: ProductRules,
  user: ProductUser,
  now: number,
): string | null {
  const { pauseMs, keepsToken } = rules.reset;
  if (user.resetRequestedAt !== null && now < user.resetRequestedAt + pauseMs) return null;
  const token = (keepsToken && user.resetToken) || randomBytes(24).toString('hex');
  database.run(
    'UPDATE users SET reset_token = ?, reset_requested_at = ? WHERE customer_id = ? AND id = ?',
    [token, now, user.customerId, user.id],
  );
  return token;
}

export type FoundReset = { kind: 'open'; user: ProductUser } | { kind: 'unknown' | 'expired' };

/** Whose mailed link this is. */
export function findReset(
  database: Database,
  rules: ProductRules,
  customerId: string,
  token: string,
  now: number,
): FoundReset {
  const row = database.get('SELECT * FROM users WHERE customer_id = ? AND reset_token = ?', [
    customerId,
    token,
  ]);
  if (!row) return { kind: 'unknown' };
  const user = readUser(row as Row);
  const expired = now >= (user.resetRequestedAt ?? 0) + rules.reset.linkLifeMs;
  return expired ? { kind: 'expired' } : { kind: 'open', user };
}

/** Sets the password, spends the link and ends the user's sessions. False when the link was spent meanwhile. */
export function finishReset(
  database: Database,
  rules: ProductRules,
  user: ProductUser,
  passwordHash: string,
): boolean {
  const { changes } = database.run(
    `UPDATE users SET password_hash = ?, reset_token = NULL, reset_requested_at = NULL,
       enabled = CASE WHEN ? THEN 1 ELSE enabled END
     WHERE customer_id = ? AND id = ? AND reset_token = ?`,
    [passwordHash, rules.reset.enablesUser, user.customerId, user.id, user.resetToken],
  );
  if (changes === 1)
    database.run('DELETE FROM sessions WHERE customer_id = ? AND user_id = ?', [
      user.customerId,
      user.id,
    ]);
  return changes === 1;
}
