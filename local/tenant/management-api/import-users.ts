import { randomBytes } from 'node:crypto';
import { findCredential } from '../store/credential-table.ts';
import type { Connection, Json, JsonObject } from '../store/types.ts';
import { createUser, findUserByIdentity } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { checkBody } from './check-request.ts';
import { mergeMetadata } from './merge-metadata.ts';
import type { BodyRule } from './operation.ts';

const text: BodyRule = { type: 'string', minLength: 1 };

/** What a user of an import may have. Hashes of passwords are not taken: this tenant knows its own alone. */
const fields: Record<string, BodyRule> = {
  email: {
    type: 'string',
    required: true,
    format: { name: 'email', pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  },
  email_verified: { type: 'boolean' },
  user_id: { ...text, maxLength: 255 },
  given_name: text,
  family_name: text,
  name: text,
  nickname: text,
  picture: text,
  blocked: { type: 'boolean' },
  app_metadata: { type: 'object' },
  user_metadata: { type: 'object' },
};

/**
 * Creates the users of a JSON list, or changes them with `upsert`: what became of it, as the job shows it, and an entry for
 * each that could not be imported. Nobody knows their password; they choose one by a reset.
 */
export async function importUsers(
  tenant: Tenant,
  connection: Connection,
  file: string,
  upsert: boolean,
): Promise<{ shown: JsonObject; errors: Json[] }> {
  const users = readList(file);
  if (users === null)
    return {
      shown: {
        status: 'failed',
        status_details:
          'Failed to parse users file JSON when importing users. Make sure it is valid JSON.',
      },
      errors: [],
    };
  const summary = { failed: 0, updated: 0, inserted: 0, total: users.length };
  const errors: Json[] = [];
  for (const user of users) {
    const outcome = await importOne(tenant, connection.name, user, upsert);
    if (typeof outcome === 'string') summary[outcome] += 1;
    else {
      summary.failed += 1;
      errors.push({ user, errors: [outcome] });
    }
  }
  return { shown: { status: 'completed', summary }, errors };
}

async function importOne(
  tenant: Tenant,
  connection: string,
  user: Json,
  upsert: boolean,
): Promise<'inserted' | 'updated' | JsonObject> {
  const wrong = checkBody({ body: fields }, user);
  if (wrong) return { code: 'INVALID_FORMAT', message: wrong.message, path: '' };
  const one = Object(user);
  const known = findCredential(tenant, connection, one.email);
  const holder = known && findUserByIdentity(tenant, connection, known.identityId);
  if (holder && upsert) {
    const { email: _, user_id: __, app_metadata, user_metadata, ...rest } = one;
    const updated_at = new Date(tenant.clock.now()).toISOString();
    Object.assign(holder, rest, { updated_at });
    mergeMetadata(holder, {
      ...(app_metadata && { app_metadata }),
      ...(user_metadata && { user_metadata }),
    });
    return 'updated';
  }
  const { user_id, blocked, ...rest } = one;
  const created = await createUser(tenant, {
    ...rest,
    connection,
    identityId: user_id ?? tenant.createId('').slice(0, 24),
    email_verified: one.email_verified === true,
    password: randomBytes(32).toString('base64url'),
  });
  if (created.kind === 'created') {
    if (blocked === true) created.user.blocked = true;
    return 'inserted';
  }
  return {
    code: 'DUPLICATED_USER',
    message: 'Error inserting the user. The user already exists.',
    path: 'email',
  };
}

function readList(file: string): Json[] | null {
  try {
    const list: Json = JSON.parse(file);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}
