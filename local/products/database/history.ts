import type { Database } from 'node-sqlite3-wasm';
import type { ProductUser } from './product-user.ts';

/** One line of a user's audit trail. */
export interface HistoryEntry {
  /** ISO date. */
  date: string;
  kind: 'created' | 'edited';
  item: string;
}

/** Newest first. */
export function listHistory(database: Database, user: ProductUser): HistoryEntry[] {
  return database
    .all('SELECT * FROM history_entries WHERE customer_id = ? AND user_id = ? ORDER BY date DESC', [
      user.customerId,
      user.id,
    ])
    .map((row) => ({
      date: String(row.date),
      kind: row.kind === 'created' ? 'created' : 'edited',
      item: String(row.item),
    }));
}
