import type { Database } from 'node-sqlite3-wasm';
import { type Row, textOrNull } from './product-user.ts';
import { digestToken, randomToken } from './random-token.ts';

const lifeMs = 8 * 60 * 60_000;

/** Who signed in at the tenant, in which session there, and when the ID token said so, in Unix seconds. */
export interface ProductCloudSignIn {
  account: string;
  email: string;
  sid: string;
  issuedAt: number;
}

/** A browser at one organization; `userId` null while nobody is signed in. */
export interface ProductSession {
  userId: number | null;
  way: 'product_cloud' | 'legacy' | null;
  /** Null unless `way` is product_cloud. */
  productCloud: ProductCloudSignIn | null;
  csrfToken: string;
  /** Key of a text to show once. */
  notice: string | null;
}

/** What a session begins with. */
export type SessionContent = Omit<ProductSession, 'csrfToken'>;

/** Always a new, unguessable id: a session never outlives a change of who is signed in. Returns the cookie's value. */
export function createSession(
  database: Database,
  customerId: string,
  content: SessionContent,
  now: number,
): { id: string; session: ProductSession } {
  database.run('DELETE FROM sessions WHERE expires_at <= ?', [now]);
  const id = randomToken();
  const session = { ...content, csrfToken: randomToken() };
  database.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    digestToken(id),
    customerId,
    session.userId,
    session.way,
    session.productCloud?.account ?? null,
    session.productCloud?.email ?? null,
    session.productCloud?.sid ?? null,
    session.productCloud?.issuedAt ?? null,
    session.csrfToken,
    session.notice,
    now + lifeMs,
  ]);
  return { id, session };
}

/** The session of this cookie at this organization, if it is alive. */
export function findSession(
  database: Database,
  customerId: string,
  id: string,
  now: number,
): ProductSession | null {
  const row = database.get(
    'SELECT * FROM sessions WHERE id_digest = ? AND customer_id = ? AND expires_at > ?',
    [digestToken(id), customerId, now],
  ) as Row | null;
  if (!row) return null;
  return {
    userId: row.user_id === null ? null : Number(row.user_id),
    way: row.way === 'legacy' || row.way === 'product_cloud' ? row.way : null,
    productCloud:
      row.cloud_account === null
        ? null
        : {
            account: String(row.cloud_account),
            email: String(row.cloud_email),
            sid: String(row.cloud_sid),
            issuedAt: Number(row.cloud_issued_at),
          },
    csrfToken: String(row.csrf_token),
    notice: textOrNull(row.notice),
  };
}

/** Stores, or with null forgets, the text to show on the next page. */
export function setNotice(database: Database, id: string, notice: string | null): void {
  database.run('UPDATE sessions SET notice = ? WHERE id_digest = ?', [notice, digestToken(id)]);
}

export function deleteSession(database: Database, id: string): void {
  database.run('DELETE FROM sessions WHERE id_digest = ?', [digestToken(id)]);
}
