import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { useToken } from '../database/used-tokens.ts';
import type { Product } from '../product.ts';

const maxAgeSeconds = 120;
const toleratedSkewSeconds = 5;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** What has ended: one session, all sessions of an account, or one session of that account. */
export type Ended = { sid: string; account?: string } | { sid?: never; account: string };

export type LogoutTokenCheck =
  | { kind: 'valid'; ended: Ended }
  | { kind: 'invalid' }
  /** The issuer's keys could not be had. */
  | { kind: 'unavailable' };

/** The signing keys of an issuer, asked for when first needed, and again for a key that is not known. */
export function loadKeys(jwksUri: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5000 });
}

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0 (2.6) says, and lets none pass twice. An ID token has a nonce and
 * no events: it is none.
 */
export async function checkLogoutToken(
  product: Product,
  keys: JWTVerifyGetKey,
  token: string,
): Promise<LogoutTokenCheck> {
  const payload = await verify(product, keys, token);
  if (payload === 'invalid' || payload === 'unavailable') return { kind: payload };
  const ended = readEnded(payload);
  if (!ended || !isLogout(payload) || !takesOnce(product, payload)) return { kind: 'invalid' };
  return { kind: 'valid', ended };
}

async function verify(
  { issuer, oidc, clock }: Product,
  keys: JWTVerifyGetKey,
  token: string,
): Promise<JWTPayload | 'invalid' | 'unavailable'> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer,
      audience: oidc.clientId,
      requiredClaims: ['exp', 'iat', 'jti', 'events'],
      maxTokenAge: maxAgeSeconds,
      currentDate: new Date(clock.now()),
      clockTolerance: toleratedSkewSeconds,
    });
    // Auth0 says JWT, the specification recommends the other: no token of another kind says either.
    const type = protectedHeader.typ?.toLowerCase() ?? '';
    return ['jwt', 'logout+jwt'].includes(type) ? payload : 'invalid';
  } catch (error) {
    return isOutage(error) ? 'unavailable' : 'invalid';
  }
}

function isOutage(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  // Whatever the library does not name happened on the way to the keys.
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}

function isLogout({ events, nonce }: JWTPayload): boolean {
  const isObject = typeof events === 'object' && events !== null && !Array.isArray(events);
  const event: unknown =
    isObject && Object.hasOwn(events, logoutEvent) && Object(events)[logoutEvent];
  return nonce === undefined && typeof event === 'object' && event !== null;
}

function readEnded({ sub, sid }: JWTPayload): Ended | null {
  const isAbsentOrText = (one: unknown) =>
    one === undefined || (typeof one === 'string' && one !== '');
  if (!isAbsentOrText(sub) || !isAbsentOrText(sid)) return null;
  if (typeof sid === 'string') return { sid, ...(sub !== undefined && { account: sub }) };
  return sub === undefined ? null : { account: sub };
}

function takesOnce({ database, clock }: Product, { jti, exp }: JWTPayload): boolean {
  if (typeof jti !== 'string' || jti.length < 1 || jti.length > 255) return false;
  const until = ((exp ?? 0) + toleratedSkewSeconds) * 1000;
  return useToken(database, `logout ${jti}`, until, clock.now());
}
