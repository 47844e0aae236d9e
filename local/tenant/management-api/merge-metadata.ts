import type { Json, JsonObject, User } from '../store/types.ts';
import { invalidBody, type Refusal } from './refusal.ts';

const KINDS = ['app_metadata', 'user_metadata'] as const;

/** Names that Auth0 keeps for itself in app_metadata. */
const RESERVED = [
  '__tenant',
  '_id',
  'blocked',
  'clientID',
  'created_at',
  'email_verified',
  'email',
  'globalClientID',
  'global_client_id',
  'identities',
  'lastIP',
  'lastLogin',
  'loginsCount',
  'metadata',
  'multifactor_last_modified',
  'multifactor',
  'updated_at',
  'user_id',
];

/** Metadata that Auth0 would not store: a reserved name, or one with `.` or `$` in it. */
export function checkMetadata(body: JsonObject): Refusal | null {
  for (const kind of KINDS) {
    for (const key of Object.keys(body[kind] ?? {})) {
      const reserved = kind === 'app_metadata' && RESERVED.includes(key);
      if (reserved || /[.$]/.test(key)) {
        return invalidBody(`Invalid property name ${key} on property ${kind}`);
      }
    }
  }
  return null;
}

/** Merges on the first level only: an inner object is replaced whole, `null` removes a key, `{}` removes them all. */
export function mergeMetadata(user: User, body: JsonObject): void {
  for (const kind of KINDS) {
    const changes = body[kind];
    if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) continue;
    const isEmpty = Object.keys(changes).length === 0;
    user[kind] = isEmpty ? {} : merge(user[kind], structuredClone(changes));
  }
}

function merge(old: JsonObject, changes: JsonObject): JsonObject {
  const entries: [string, Json][] = Object.entries({ ...old, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}
