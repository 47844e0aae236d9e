import { assumptions } from '../assumptions.ts';
import { liftBlocks } from '../protection/brute-force.ts';
import type { Tenant } from '../tenant.ts';
import { findCredential, findCredentialByIdentity, moveCredential } from './credential-table.ts';
import { hashPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';
import type { Credential, Identity, User } from './types.ts';
import { findUserByIdentity } from './users.ts';

/**
 * Gives a credential a new password; its user's sessions and brute-force blocks end, refresh tokens live on (as Auth0's support says).
 * With `reset`, `last_password_reset` is set: on the user for its first identity, else in that linked identity's `profileData`.
 */
export async function setPassword(
  tenant: Tenant,
  credential: Credential,
  password: string,
  options: { reset: boolean },
): Promise<void> {
  credential.passwordHash = await hashPassword(password);
  liftBlocks(tenant, [credential.email]);
  const { connection, identityId } = credential;
  const user = findUserByIdentity(tenant, connection, identityId);
  if (!user) return;
  const now = new Date(tenant.clock.now()).toISOString();
  user.updated_at = now;
  if (options.reset) noteReset(user, credential, now);
  if (assumptions.passwordChangeEndsSessions) endSessions(tenant, user.user_id, 'password-changed');
}

// The root of a profile speaks of its first identity only: the reset of a linked one proves nothing about it.
function noteReset(user: User, { connection, identityId }: Credential, now: string): void {
  const identity = user.identities.find(
    (one) => one.connection === connection && one.user_id === identityId,
  );
  if (!identity) return;
  if (identity === user.identities[0]) user.last_password_reset = now;
  else identity.profileData = { ...identity.profileData, last_password_reset: now };
}

/** Ends every refresh token of the user, or those of one session. */
export function revokeRefreshTokens(tenant: Tenant, userId: string, sessionId?: string): void {
  for (const token of tenant.state.refreshTokens) {
    const isMeant = sessionId === undefined || token.session_id === sessionId;
    if (token.user_id === userId && isMeant) token.revoked = true;
  }
}

export type EmailChange = { kind: 'set' } | { kind: 'email_exists' };

/**
 * Sets the email of a user's first identity, or of the linked `identity`, lower-cased and unique in its connection. A
 * changed address ends the user's sessions.
 */
export function setEmail(
  tenant: Tenant,
  user: User,
  email: string,
  verified: boolean,
  identity: Identity | undefined = user.identities[0],
): EmailChange {
  if (!identity) throw new Error(`${user.user_id} has no identity`);
  const address = email.toLowerCase();
  const credential = findCredentialByIdentity(tenant, identity.connection, identity.user_id);
  const holder = findCredential(tenant, identity.connection, address);
  if (holder && holder !== credential) return { kind: 'email_exists' };
  const changed = credential?.email !== address;
  if (credential) moveCredential(tenant, credential, address);
  if (identity === user.identities[0]) {
    user.email = address;
    user.email_verified = verified;
  } else {
    identity.profileData = { ...identity.profileData, email: address, email_verified: verified };
  }
  user.updated_at = new Date(tenant.clock.now()).toISOString();
  if (changed) endSessionsAfterEmailChange(tenant, user.user_id);
  return { kind: 'set' };
}

function endSessionsAfterEmailChange(tenant: Tenant, userId: string): void {
  if (!assumptions.emailChangeEndsTransaction) {
    // A transaction that names no session goes on without one; one that names an ended session does not.
    for (const transaction of tenant.state.transactions.values()) {
      if (transaction.user_id !== userId || transaction.session_id === undefined) continue;
      transaction.outlived_session_id = transaction.session_id;
      delete transaction.session_id;
    }
  }
  endSessions(tenant, userId, 'email-identifier-changed');
}
