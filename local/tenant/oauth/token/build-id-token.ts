import { SignJWT } from 'jose';
import type { Client, JsonObject, Session, User } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { describeUser } from '../describe-user.ts';
import { loadKeys } from '../keys.ts';

const defaultLifetimeSeconds = 36_000;

export interface IdTokenGrant {
  user: User;
  client: Client;
  scope: string[];
  /** The session of the sign-in, alive or not. */
  sid: string | undefined;
  session: Session | undefined;
  nonce: string | undefined;
  organization: { org_id: string; org_name?: string } | undefined;
  customClaims: JsonObject;
}

/** Signs an ID token; no claim of an Action replaces one of the protocol's. */
export async function buildIdToken(tenant: Tenant, grant: IdTokenGrant): Promise<string> {
  const { kid, signingKey } = await loadKeys(tenant);
  const { user, client, session, nonce } = grant;
  const iat = Math.floor(tenant.clock.now() / 1000);
  return new SignJWT({
    ...grant.customClaims,
    ...describeUser(user, grant.scope),
    ...grant.organization,
    iss: tenant.issuer,
    sub: user.user_id,
    aud: client.client_id,
    iat,
    exp: iat + readLifetime(client),
    ...(grant.sid !== undefined && { sid: grant.sid }),
    ...(session && { auth_time: Math.floor(session.authenticatedAt / 1000) }),
    ...(nonce !== undefined && { nonce }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(signingKey);
}

function readLifetime(client: Client): number {
  const settings = client.jwt_configuration;
  if (typeof settings === 'object' && settings !== null && 'lifetime_in_seconds' in settings) {
    const { lifetime_in_seconds: seconds } = settings;
    if (typeof seconds === 'number') return seconds;
  }
  return defaultLifetimeSeconds;
}
