import { createHash } from 'node:crypto';
import type { Tenant } from '../tenant.ts';
import { addCredential, findCredential, findCredentialByIdentity } from './credential-table.ts';
import { hashPassword } from './passwords.ts';
import type { Identity, JsonObject, User } from './types.ts';

/** The user with this id; an account that was linked to another one is no user any more. */
export function findUser(tenant: Tenant, userId: string): User | undefined {
  return tenant.state.users.get(userId);
}

/** The user who holds this identity, as its first one or linked. */
export function findUserByIdentity(
  tenant: Tenant,
  connection: string,
  identityId: string,
): User | undefined {
  const holds = ({ identities }: User) =>
    identities.some((one) => one.connection === connection && one.user_id === identityId);
  // Almost everybody goes by their first identity, so that only what was linked has to be looked for.
  const namesake = findUser(tenant, `auth0|${identityId}`);
  if (namesake && holds(namesake)) return namesake;
  for (const user of tenant.state.users.values()) if (holds(user)) return user;
  return undefined;
}

export interface NewUser {
  connection: string; // name
  identityId: string; // bare: pim|<customer id>|42
  email: string;
  email_verified: boolean;
  password: string;
  name?: string;
  given_name?: string;
  family_name?: string;
  nickname?: string;
  picture?: string;
  app_metadata?: JsonObject;
  user_metadata?: JsonObject;
}

export type UserCreation =
  | { kind: 'created'; user: User }
  | { kind: 'email_exists' }
  | { kind: 'id_exists' };

function findConflict(tenant: Tenant, user: NewUser): UserCreation | undefined {
  if (
    tenant.state.users.has(`auth0|${user.identityId}`) ||
    findCredentialByIdentity(tenant, user.connection, user.identityId)
  )
    return { kind: 'id_exists' };
  if (findCredential(tenant, user.connection, user.email)) return { kind: 'email_exists' };
  return undefined;
}

/**
 * Creates a user with its credential. An id is taken if a user of any connection, or an identity of the same one, has it:
 * stricter than Auth0, which may keep user ids unique within a connection only.
 */
export async function createUser(tenant: Tenant, user: NewUser): Promise<UserCreation> {
  const conflict = findConflict(tenant, user);
  if (conflict) return conflict;
  const passwordHash = await hashPassword(user.password);
  // Somebody else may have taken the email or the id while the hash was computed.
  const lateConflict = findConflict(tenant, user);
  if (lateConflict) return lateConflict;
  const created = buildUser(user, new Date(tenant.clock.now()).toISOString());
  tenant.state.users.set(created.user_id, created);
  addCredential(tenant, {
    connection: user.connection,
    identityId: user.identityId,
    email: created.email,
    passwordHash,
  });
  return { kind: 'created', user: created };
}

/** A user with one identity, who never signed in; what `user` does not say is made from its email, as on Auth0. */
export function buildUser(user: Omit<NewUser, 'password'>, now: string): User {
  const email = user.email.toLowerCase();
  const identity: Identity = {
    provider: 'auth0',
    connection: user.connection,
    user_id: user.identityId,
    isSocial: false,
  };
  const avatar = createHash('md5').update(email).digest('hex');
  return {
    user_id: `auth0|${user.identityId}`,
    email,
    email_verified: user.email_verified,
    name: user.name ?? email,
    nickname: user.nickname ?? email.slice(0, email.lastIndexOf('@')),
    ...(user.given_name !== undefined && { given_name: user.given_name }),
    ...(user.family_name !== undefined && { family_name: user.family_name }),
    picture: user.picture ?? `https://s.gravatar.com/avatar/${avatar}?s=480&r=pg`,
    app_metadata: structuredClone(user.app_metadata ?? {}),
    user_metadata: structuredClone(user.user_metadata ?? {}),
    identities: [identity],
    created_at: now,
    updated_at: now,
    logins_count: 0,
  };
}
