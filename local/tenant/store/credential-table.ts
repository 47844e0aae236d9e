import type { Tenant } from '../tenant.ts';
import type { Credential } from './types.ts';

/** The credential behind an email in a connection (by name); the case of the email does not count. */
export function findCredential(
  { state }: Tenant,
  connection: string,
  email: string,
): Credential | undefined {
  return state.credentials.byEmail.get(key(connection, email.toLowerCase()));
}

/** The credential of an identity, by its bare id. */
export function findCredentialByIdentity(
  { state }: Tenant,
  connection: string,
  identityId: string,
): Credential | undefined {
  return state.credentials.byIdentity.get(key(connection, identityId));
}

/** Adds a credential; the caller has seen that neither its identity nor its email is taken. */
export function addCredential({ state }: Tenant, credential: Credential): void {
  const { connection, identityId, email } = credential;
  state.credentials.byIdentity.set(key(connection, identityId), credential);
  state.credentials.byEmail.set(key(connection, email), credential);
}

/** Removes the credential of an identity, if it has one. */
export function removeCredential(
  tenant: Tenant,
  { connection, user_id: identityId }: { connection: string; user_id: string },
): void {
  const credential = findCredentialByIdentity(tenant, connection, identityId);
  if (!credential) return;
  tenant.state.credentials.byIdentity.delete(key(connection, identityId));
  tenant.state.credentials.byEmail.delete(key(connection, credential.email));
}

/** Gives a credential another email (lower-cased), which the caller has seen to be free. */
export function moveCredential({ state }: Tenant, credential: Credential, email: string): void {
  state.credentials.byEmail.delete(key(credential.connection, credential.email));
  credential.email = email;
  state.credentials.byEmail.set(key(credential.connection, email), credential);
}

/** The name of a connection holds no space. */
function key(connection: string, rest: string): string {
  return `${connection} ${rest}`;
}
