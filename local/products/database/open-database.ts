import { createHash } from 'node:crypto';
import { chmodSync, existsSync, rmSync } from 'node:fs';
// A CommonJS package whose names Node cannot see: only its default import works everywhere.
import sqlite, { type Database } from 'node-sqlite3-wasm';
import type { ProductOrganization } from '../organization.ts';

const schema = `
CREATE TABLE organizations (
  customer_id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  last_user_id INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
  customer_id TEXT NOT NULL REFERENCES organizations,
  id INTEGER NOT NULL,
  username TEXT,
  username_folded TEXT,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  locale TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  user_type TEXT NOT NULL CHECK (user_type IN ('user', 'api', 'job')),
  password_hash TEXT,
  roles TEXT NOT NULL,
  preferences TEXT NOT NULL,
  claimed_by TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  failures_until INTEGER,
  reset_token TEXT,
  reset_requested_at INTEGER,
  reset_link_sent_at INTEGER,
  PRIMARY KEY (customer_id, id),
  UNIQUE (customer_id, username_folded),
  UNIQUE (customer_id, email_folded)
) STRICT;

CREATE TABLE history_entries (
  customer_id TEXT NOT NULL,
  user_id INTEGER NOT NULL,
  date TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('created', 'edited')),
  item TEXT NOT NULL,
  FOREIGN KEY (customer_id, user_id) REFERENCES users
) STRICT;

CREATE TABLE sessions (
  id_digest TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL,
  user_id INTEGER,
  way TEXT CHECK (way IN ('product_cloud', 'legacy')),
  cloud_account TEXT,
  cloud_email TEXT,
  cloud_sid TEXT,
  cloud_issued_at INTEGER,
  csrf_token TEXT NOT NULL,
  notice TEXT,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (customer_id, user_id) REFERENCES users
) STRICT;

CREATE TABLE ended_sids (
  sid TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_ins (
  state_digest TEXT PRIMARY KEY,
  browser_digest TEXT NOT NULL,
  customer_id TEXT NOT NULL REFERENCES organizations,
  nonce TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  restarted INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE verify_attempts (
  customer_id TEXT NOT NULL,
  identifier_digest TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (customer_id, identifier_digest)
) STRICT;

CREATE TABLE used_tokens (
  jti TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX history_of_user ON history_entries (customer_id, user_id);
CREATE INDEX sessions_of_user ON sessions (customer_id, user_id);
CREATE INDEX sessions_of_account ON sessions (cloud_account);
CREATE INDEX sessions_of_sid ON sessions (cloud_sid);
CREATE INDEX old_sessions ON sessions (expires_at);
CREATE INDEX old_sids ON ended_sids (expires_at);
CREATE INDEX old_sign_ins ON sign_ins (expires_at);
CREATE INDEX old_attempts ON verify_attempts (until);
CREATE INDEX old_tokens ON used_tokens (expires_at);
`;

/** Every schema has its own number. */
const schemaVersion = createHash('sha256').update(schema).digest().readUInt32BE() >>> 1;

/** A product's database, and the organizations that it has not seen before: nobody is in them yet. */
export interface OpenedDatabase {
  database: Database;
  news: ProductOrganization[];
}

/**
 * Opens `file`, made where it is missing, for this user's eyes alone; without one a new database in memory. Throws where the
 * tables in it are others.
 */
export function openDatabase(
  organizations: readonly ProductOrganization[],
  file?: string,
): OpenedDatabase {
  // Whoever had it open before is gone: its ports are ours.
  if (file !== undefined) rmSync(`${file}.lock`, { recursive: true, force: true });
  const isNew = file === undefined || !existsSync(file);
  const database = new sqlite.Database(file ?? ':memory:');
  if (file !== undefined) chmodSync(file, 0o600);
  database.exec('PRAGMA foreign_keys = ON');
  if (isNew) database.exec(`BEGIN; ${schema} PRAGMA user_version = ${schemaVersion}; COMMIT`);
  if (database.get('PRAGMA user_version')?.user_version !== schemaVersion) {
    database.close();
    throw new Error(
      `${file} was written by another version of this repository: remove its folder to begin with nothing, or name another one`,
    );
  }
  const known = database.all('SELECT customer_id FROM organizations').map((row) => row.customer_id);
  const news = organizations.filter(({ customer_id }) => !known.includes(customer_id));
  for (const { customer_id, name, display_name } of news)
    database.run('INSERT INTO organizations VALUES (?, ?, ?, 0)', [
      customer_id,
      name,
      display_name,
    ]);
  return { database, news };
}
