import type { JsonObject } from '../store/types.ts';
import { createUser, type NewUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { checkPassword } from './check-password.ts';
import { describeUser } from './describe-user.ts';
import { checkMetadata } from './merge-metadata.ts';
import { type Answer, done } from './operation.ts';
import { inexistentConnection, refusal } from './refusal.ts';

const texts = ['name', 'nickname', 'given_name', 'family_name', 'picture'] as const;

/** Creates a user from a body that has the right shape. It mails nobody, whatever `verify_email` says. */
export async function createFromBody(tenant: Tenant, body: JsonObject): Promise<Answer> {
  const connection = tenant.configuration.connections.find((one) => one.name === body.connection);
  if (!connection) return inexistentConnection;
  const wrong = checkMetadata(body) ?? checkPassword(connection, body.password);
  if (wrong) return wrong;
  const creation = await createUser(tenant, readNewUser(tenant, connection.name, body));
  switch (creation.kind) {
    case 'id_exists':
    case 'email_exists':
      return refusal(409, 'The user already exists.', 'user_exists');
    case 'created':
      if (body.blocked === true) creation.user.blocked = true;
      return done(describeUser(creation.user), 201);
  }
}

function readNewUser(tenant: Tenant, connection: string, body: JsonObject): NewUser {
  const user: NewUser = {
    connection,
    identityId: typeof body.user_id === 'string' && body.user_id ? body.user_id : createId(tenant),
    email: String(body.email),
    email_verified: body.email_verified === true,
    password: String(body.password),
  };
  for (const key of texts) {
    const value = body[key];
    if (typeof value === 'string') user[key] = value;
  }
  for (const key of ['app_metadata', 'user_metadata'] as const) {
    const value = body[key];
    if (value !== undefined) user[key] = Object(value);
  }
  return user;
}

function createId(tenant: Tenant): string {
  return tenant.createId('').slice(0, 24).toLowerCase();
}
