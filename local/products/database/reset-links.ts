import type { Database } from 'node-sqlite3-wasm';
import type { ProductUser } from './product-user.ts';

const pauseMs = 30_000;

/** Counts one request for a Product Cloud reset link; false while the last one is younger than half a minute. */
export function takeResetLink(database: Database, user: ProductUser, now: number): boolean {
  const { changes } = database.run(
    `UPDATE users SET reset_link_sent_at = ?
     WHERE customer_id = ? AND id = ? AND (reset_link_sent_at IS NULL OR reset_link_sent_at <= ?)`,
    [now, user.customerId, user.id, now - pauseMs],
  );
  return changes === 1;
}

/** Whole seconds until the next link may be asked for; 0 when it may. */
export function countSecondsLeft({ resetLinkSentAt }: ProductUser, now: number): number {
  if (resetLinkSentAt === null) return 0;
  return Math.max(0, Math.ceil((resetLinkSentAt + pauseMs - now) / 1000));
}
