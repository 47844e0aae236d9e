import { gzipSync } from 'node:zlib';
import type { Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { describeUser } from './describe-user.ts';

/** What an export has where nobody said which fields. */
const usual = ['user_id', 'email', 'email_verified', 'name', 'nickname', 'picture', 'created_at'];

/** Users as Auth0 exports them, gzipped: JSON line by line, or CSV with a head. Passwords are never among them. */
export function exportUsers(
  tenant: Tenant,
  connection: string | undefined,
  { fields, limit, format }: JsonObject,
): Buffer {
  const users = [...tenant.state.users.values()]
    .filter((user) => connection === undefined || user.identities[0]?.connection === connection)
    .slice(0, limit === undefined ? undefined : Number(limit))
    .map((user): JsonObject => ({ ...describeUser(user) }));
  const columns = readColumns(fields);
  const lines =
    format === 'json'
      ? users.map((user) => JSON.stringify(columns ? pick(user, columns) : user))
      : writeTable(users, columns ?? usual.map((name) => ({ name, as: name })));
  return gzipSync(lines.map((line) => `${line}\n`).join(''));
}

interface Column {
  /** Dotted: `app_metadata.migrated`. */
  name: string;
  as: string;
}

function readColumns(fields: Json | undefined): Column[] | null {
  if (!Array.isArray(fields) || fields.length === 0) return null;
  return fields.map((field) => {
    const { name, export_as: as } = Object(field);
    return { name: String(name), as: String(as ?? name) };
  });
}

function pick(user: JsonObject, columns: readonly Column[]): JsonObject {
  const pairs = columns.map(({ name, as }) => [as, read(user, name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, Json] => pair[1] !== undefined));
}

function writeTable(users: readonly JsonObject[], columns: readonly Column[]): string[] {
  const rows = users.map((user) => columns.map(({ name }) => quote(read(user, name))).join(','));
  return [columns.map(({ as }) => quote(as)).join(','), ...rows];
}

function read(user: JsonObject, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>((inner, key) => Object(inner)[key] as Json | undefined, user);
}

/** Numbers, flags and text as they are; a quote at the beginning keeps a formula from being one. */
function quote(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
