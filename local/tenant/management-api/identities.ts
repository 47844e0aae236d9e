import { linkIdentity } from '../store/link-identity.ts';
import { describeProfile } from '../store/profile-data.ts';
import type { Connection, Json, JsonObject, User } from '../store/types.ts';
import { unlinkIdentity } from '../store/unlink-identity.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { connectionId, filled, provider, required } from './body-rules.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { inexistentConnection, inexistentUser, type Refusal, refusal } from './refusal.ts';
import { withUserId } from './with-user-id.ts';

const scopes = ['update:users', 'update:current_user_identities'];

/** Linking by the id of the secondary account; `link_with` (its ID token) is not in the local tenant. */
export const identities: Operation[] = [
  {
    method: 'POST',
    path: '/users/:id/identities',
    description: 'Link a user account',
    scopes,
    body: {
      provider: required(provider),
      user_id: required(filled),
      connection_id: connectionId,
    },
    run: (tenant, { path, body }) =>
      withUserId(path, (id) => {
        const user = findUser(tenant, id);
        return user ? link(tenant, user, body) : inexistentUser;
      }),
  },
  {
    method: 'DELETE',
    path: '/users/:id/identities/:provider/:user_id',
    description: 'Unlink a user account',
    scopes,
    run: (tenant, { path }) =>
      withUserId(path, (id) => {
        const user = findUser(tenant, id);
        return user ? unlink(tenant, user, path) : inexistentUser;
      }),
  },
];

function link(tenant: Tenant, primary: User, body: JsonObject): Answer {
  const connection = findConnection(tenant, body.connection_id);
  if (connection.kind === 'refused') return connection;
  const linking = linkIdentity(tenant, primary, {
    connection: connection.name,
    // Auth0 takes the whole user id as well as the part after its first pipe.
    user_id: String(body.user_id).replace(/^auth0\|/, ''),
  });
  switch (linking.kind) {
    case 'linked':
      return done(describeIdentities(primary), 201);
    case 'same':
      return refusal(400, 'Main identity and the new one are the same.');
    case 'linked_before':
      return refusal(409, 'Specified identity already exists.');
    case 'nobody':
      return refusal(400, 'Linking to an inexistent identity is not allowed.');
  }
}

/** A tenant with several databases needs to be told which; on Auth0 it may guess wrong. */
function findConnection(
  tenant: Tenant,
  id: Json | undefined,
): ({ kind: 'connection' } & Pick<Connection, 'name'>) | Refusal {
  const { connections } = tenant.configuration;
  const [only, ...others] = id === undefined ? connections : connections.filter((c) => c.id === id);
  if (only && others.length === 0) return { kind: 'connection', name: only.name };
  return id === undefined
    ? refusal(400, 'Linking to an inexistent identity requires a connection.')
    : inexistentConnection;
}

/** An id that is not linked, the prefixed one too, unlinks nothing and answers 200 all the same, as Auth0 was seen to do. */
function unlink(tenant: Tenant, primary: User, path: Record<string, string>): Answer {
  if (path.provider !== 'auth0') return done(describeIdentities(primary));
  const unlinking = unlinkIdentity(tenant, primary, path.user_id ?? '');
  switch (unlinking.kind) {
    case 'unlinked':
    case 'not_linked':
      return done(describeIdentities(primary));
    case 'first_identity':
      return refusal(400, 'Main identity can not be unlinked.');
    case 'id_exists':
      return refusal(409, 'The user already exists.', 'user_exists');
  }
}

/** In these answers, unlike a user's own, the first identity has its attributes too. */
function describeIdentities(user: User): Json {
  return user.identities.map(({ provider, connection, user_id, isSocial, profileData }, index) => ({
    ...(index === 0
      ? { profileData: describeProfile(user) }
      : profileData && { profileData: structuredClone(profileData) }),
    connection,
    user_id,
    provider,
    isSocial,
  }));
}
