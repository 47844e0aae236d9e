import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importSPKI,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import type { Client, PublicKeyCredential } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';
import { type TokenError, tokenError } from './token-error.ts';

/** `client_assertion_type` of a signed assertion (RFC 7523). */
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Auth0 takes assertions that live five minutes at most. */
const maxLifetimeSeconds = 300;
const maxJtiLength = 64;

export type AssertionCheck = { kind: 'authenticated'; client: Client } | TokenError;

/**
 * Proves which application is calling by a JWT that it signed with its own key: for this tenant, alive, and used once. Auth0
 * documents the claims (auth0.com/docs, Authenticate with Private Key JWT); the texts of its refusals are not published.
 */
export async function verifyAssertion(
  tenant: Tenant,
  parameters: Parameters,
): Promise<AssertionCheck> {
  const { client_assertion: assertion = '', client_assertion_type: type } = parameters;
  if (type !== ASSERTION_TYPE)
    return tokenError(400, 'invalid_request', `client_assertion_type must be ${ASSERTION_TYPE}`);
  const { issuer, kid } = readNames(assertion);
  const client = issuer === undefined ? undefined : findClient(tenant, issuer);
  if (!client || (parameters.client_id ?? client.client_id) !== client.client_id)
    return refuse('the client of the assertion is not known');
  for (const key of listKeys(tenant, client, kid)) {
    const payload = await verify(tenant, client, assertion, key);
    if (payload !== null) return judge(tenant, client, payload);
  }
  return refuse('the assertion could not be verified');
}

/** What is right by signature and claims may still be too long, or used before. */
function judge(tenant: Tenant, client: Client, payload: JWTPayload): AssertionCheck {
  const { exp = 0, iat, jti = '' } = payload;
  const now = Math.floor(tenant.clock.now() / 1000);
  if (exp - (iat ?? now) > maxLifetimeSeconds || exp - now > maxLifetimeSeconds)
    return refuse('the assertion lives longer than five minutes');
  if (jti === '' || jti.length > maxJtiLength)
    return refuse('the assertion needs a jti of at most 64 characters');
  const { usedAssertions } = tenant.state;
  for (const [used, until] of usedAssertions) {
    if (until <= tenant.clock.now()) usedAssertions.delete(used);
  }
  const name = `${client.client_id} ${jti}`;
  if (usedAssertions.has(name)) return refuse('the assertion was used before');
  usedAssertions.set(name, exp * 1000);
  return { kind: 'authenticated', client };
}

async function verify(
  tenant: Tenant,
  { client_id: id }: Client,
  assertion: string,
  { alg, pem }: PublicKeyCredential,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(assertion, await importSPKI(pem, alg), {
      algorithms: [alg],
      issuer: id,
      subject: id,
      // With the final slash; the Management API has a name of its own here.
      audience: [tenant.issuer, `https://${tenant.managementDomain}/`],
      requiredClaims: ['exp', 'jti', 'aud'],
      currentDate: new Date(tenant.clock.now()),
    });
    return Array.isArray(payload.aud) && payload.aud.length !== 1 ? null : payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** The keys that the application uses now and that have not expired; the one that the header names, if it does. */
function listKeys(tenant: Tenant, client: Client, kid: string | undefined): PublicKeyCredential[] {
  const used = client.client_authentication_methods?.private_key_jwt?.credentials ?? [];
  return tenant.configuration.publicKeys.filter(
    (key) =>
      used.some(({ id }) => id === key.id) &&
      (kid === undefined || kid === key.kid) &&
      (key.expires_at === undefined || Date.parse(key.expires_at) > tenant.clock.now()),
  );
}

/** Who says to have signed it, with which key: nothing of it is proven yet. */
function readNames(assertion: string): { issuer?: string | undefined; kid?: string | undefined } {
  try {
    return { issuer: decodeJwt(assertion).iss, kid: decodeProtectedHeader(assertion).kid };
  } catch {
    return {};
  }
}

function refuse(why: string): TokenError {
  return tokenError(401, 'invalid_client', `Invalid client assertion: ${why}`);
}
