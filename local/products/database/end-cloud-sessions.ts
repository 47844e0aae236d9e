import type { Database } from 'node-sqlite3-wasm';
import type { Ended } from '../back-channel/check-logout-token.ts';
import type { ProductUser } from './product-user.ts';

/** As long as a sign-in may be on its way back from the tenant. */
const rememberMs = 60 * 60_000;

/**
 * Ends the sessions, at every organization, that were opened by what has ended at the tenant; a session named there opens none
 * afterwards either. Returns how many ended.
 */
export function endCloudSessions(database: Database, ended: Ended, now: number): number {
  const { sid = null, account = null } = ended;
  database.run('DELETE FROM ended_sids WHERE expires_at <= ?', [now]);
  if (sid !== null)
    database.run('INSERT OR REPLACE INTO ended_sids VALUES (?, ?)', [sid, now + rememberMs]);
  // Each named alone, so that the index is used.
  const named = { 'cloud_sid = ?': sid, 'cloud_account = ?': account };
  const wanted = Object.entries(named).filter(([, value]) => value !== null);
  return database.run(
    `DELETE FROM sessions WHERE cloud_account IS NOT NULL AND ${wanted.map(([is]) => is).join(' AND ')}`,
    wanted.map(([, value]) => value),
  ).changes;
}

/** Whether the tenant has said that this session of its own is over. */
export function hasEnded(database: Database, sid: string, now: number): boolean {
  const row = database.get('SELECT 1 FROM ended_sids WHERE sid = ? AND expires_at > ?', [sid, now]);
  return row !== null;
}

/** Ends what a Product Cloud account opened before it got its password, by the tenant's clock. `changedAt` in Unix seconds. */
export function endOlderSessions(database: Database, account: string, changedAt: number): void {
  database.run('DELETE FROM sessions WHERE cloud_account = ? AND cloud_issued_at < ?', [
    account,
    changedAt,
  ]);
}

/** Ends what any other Product Cloud account than `holder` opened as this user; `null`: nobody holds it. */
export function endSessionsOfOthers(
  database: Database,
  user: ProductUser,
  holder: string | null,
): void {
  database.run(
    `DELETE FROM sessions WHERE customer_id = ? AND user_id = ?
     AND cloud_account IS NOT NULL AND cloud_account IS NOT ?`,
    [user.customerId, user.id, holder],
  );
}
