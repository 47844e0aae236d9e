import type { Database } from 'node-sqlite3-wasm';

/** True the first time only. `expiresAt` in Unix milliseconds: afterwards the token is refused for its age anyway. */
export function useToken(database: Database, jti: string, expiresAt: number, now: number): boolean {
  database.run('DELETE FROM used_tokens WHERE expires_at < ?', [now]);
  const { changes } = database.run('INSERT OR IGNORE INTO used_tokens VALUES (?, ?)', [
    jti,
    expiresAt,
  ]);
  return changes === 1;
}
