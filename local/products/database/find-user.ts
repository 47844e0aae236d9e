import type { Database } from 'node-sqlite3-wasm';
import type { ProductRules } from '../rules.ts';
import { type ProductUser, type Row, readUser } from './product-user.ts';

export type FoundUser =
  | { kind: 'found'; user: ProductUser }
  | { kind: 'nobody' }
  /** One user's username is another user's email. */
  | { kind: 'ambiguous' };

/** The rule of login and of the identity API: PIM by username OR email, SDM by email, both folded. */
export function findByIdentifier(
  database: Database,
  rules: ProductRules,
  customerId: string,
  identifier: string,
): FoundUser {
  const folded = rules.fold(identifier);
  const match = rules.hasUsernames
    ? '(username_folded = :folded OR email_folded = :folded)'
    : 'email_folded = :folded';
  const rows = database.all(`SELECT * FROM users WHERE customer_id = :customer AND ${match}`, {
    ':customer': customerId,
    ':folded': folded,
  }) as Row[];
  const [row, other] = rows;
  if (!row) return { kind: 'nobody' };
  return other ? { kind: 'ambiguous' } : { kind: 'found', user: readUser(row) };
}

/** The rule of the reset form: what looks like an email is searched as an email only, all else as a username only. */
export function findForReset(
  database: Database,
  rules: ProductRules,
  customerId: string,
  identifier: string,
): ProductUser | null {
  const byEmail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(identifier);
  if (!byEmail && !rules.hasUsernames) return null;
  const column = byEmail ? 'email_folded' : 'username_folded';
  const row = database.get(`SELECT * FROM users WHERE customer_id = ? AND ${column} = ?`, [
    customerId,
    rules.fold(identifier),
  ]);
  return row ? readUser(row as Row) : null;
}

/** By the decimal id that the identity API and the tokens carry; null for every other spelling. */
export function findById(database: Database, customerId: string, id: string): ProductUser | null {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const row = database.get('SELECT * FROM users WHERE customer_id = ? AND id = ?', [
    customerId,
    Number(id),
  ]);
  return row ? readUser(row as Row) : null;
}

/** Everybody of one organization, by id. */
export function listUsers(database: Database, customerId: string): ProductUser[] {
  return database
    .all('SELECT * FROM users WHERE customer_id = ? ORDER BY id', [customerId])
    .map((row) => readUser(row as Row));
}
