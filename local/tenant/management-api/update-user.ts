import { findCredentialByIdentity } from '../store/credential-table.ts';
import { setEmail, setPassword } from '../store/credentials.ts';
import { endSessions } from '../store/sessions.ts';
import type { Connection, Identity, JsonObject, User } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { checkPassword } from './check-password.ts';
import { describeUser } from './describe-user.ts';
import { checkMetadata, mergeMetadata } from './merge-metadata.ts';
import { type Answer, done } from './operation.ts';
import { inexistentConnection, type Refusal, refusal } from './refusal.ts';

/** Applies a patch that has the right shape; nothing is changed unless all of it can be. */
export async function updateUser(tenant: Tenant, user: User, body: JsonObject): Promise<Answer> {
  const target = findTarget(tenant, user, body.connection);
  if (target.kind === 'refused') return target;
  const wrong =
    checkTogether(body) ?? checkMetadata(body) ?? checkPassword(target.connection, body.password);
  if (wrong) return wrong;

  // Both may fail, so they come before anything else is changed.
  const emailRefused = changeEmail(tenant, user, target.identity, body);
  if (emailRefused) return emailRefused;
  if (typeof body.password === 'string') {
    await changePassword(tenant, target.identity, body.password);
  }

  mergeMetadata(user, body);
  setProfile(tenant, user, body);
  user.updated_at = new Date(tenant.clock.now()).toISOString();
  return done(describeUser(user));
}

type Target = { kind: 'target'; identity: Identity; connection: Connection };

/**
 * With `connection`, email and password are those of the identity in it. The first identity comes before linked ones; among
 * several linked ones Auth0 could only guess, so nobody may mean one of them.
 */
function findTarget(tenant: Tenant, user: User, name: unknown): Target | Refusal {
  const wanted = name ?? user.identities[0]?.connection;
  const connection = tenant.configuration.connections.find((one) => one.name === wanted);
  if (!connection) return inexistentConnection;
  const candidates = user.identities.filter((one) => one.connection === connection.name);
  const [identity, ...others] = candidates;
  if (!identity)
    return refusal(400, 'The user does not have an identity in this connection.', 'invalid_body');
  if (identity !== user.identities[0] && others.length > 0)
    return refusal(400, 'The user has several identities in this connection.', 'invalid_body');
  return { kind: 'target', identity, connection };
}

function checkTogether(body: JsonObject): Refusal | null {
  if (body.password === undefined) return null;
  const clash = ['email', 'email_verified'].find((key) => body[key] !== undefined);
  return clash === undefined
    ? null
    : refusal(400, `Cannot update password and ${clash} simultaneously.`, 'invalid_body');
}

function changeEmail(
  tenant: Tenant,
  user: User,
  identity: Identity,
  { email, email_verified: verified }: JsonObject,
): Refusal | null {
  const isFirst = identity === user.identities[0];
  const current = isFirst ? user.email : String(identity.profileData?.email ?? '');
  if (typeof email === 'string') {
    // An address that nobody verified is not verified, whatever the earlier one was.
    const change = setEmail(tenant, user, email, verified === true, identity);
    if (change.kind === 'email_exists') {
      // The wording that Auth0 is known by; its error code does not name the reason.
      return refusal(400, 'The specified new email already exists', 'auth0_idp_error');
    }
    // Auth0 ends the sessions even if the address is the one it was.
    if (change.kind === 'set' && current === email.toLowerCase())
      endSessions(tenant, user.user_id, 'email-identifier-changed');
  } else if (typeof verified === 'boolean') {
    if (isFirst) user.email_verified = verified;
    else identity.profileData = { ...identity.profileData, email_verified: verified };
  }
  return null;
}

async function changePassword(tenant: Tenant, identity: Identity, password: string) {
  const credential = findCredentialByIdentity(tenant, identity.connection, identity.user_id);
  if (!credential) throw new Error(`${identity.user_id} has no password to change`);
  await setPassword(tenant, credential, password, { reset: true });
}

function setProfile(tenant: Tenant, user: User, body: JsonObject): void {
  if (typeof body.blocked === 'boolean') {
    user.blocked = body.blocked;
    if (body.blocked) endSessions(tenant, user.user_id, 'account-deactivated');
  }
  for (const key of ['name', 'nickname', 'picture'] as const) {
    const value = body[key];
    if (typeof value === 'string') user[key] = value;
  }
  for (const key of ['given_name', 'family_name'] as const) {
    const value = body[key];
    if (typeof value === 'string') user[key] = value;
    if (value === null) delete user[key];
  }
}
