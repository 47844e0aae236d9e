import { errors, type JWTPayload, jwtDecrypt, jwtVerify } from 'jose';
import type { Tenant } from '../tenant.ts';
import { loadKeys } from './keys.ts';

export type AccessTokenCheck =
  | { kind: 'valid'; payload: JWTPayload; scope: string[] }
  | { kind: 'invalid'; reason: string };

/** Whether a token was signed by this tenant, for this audience, and has not expired. For every API of the tenant. */
export async function verifyAccessToken(
  tenant: Tenant,
  token: string,
  { audience }: { audience: string },
): Promise<AccessTokenCheck> {
  const { verificationKey } = await loadKeys(tenant);
  return check(() =>
    jwtVerify(token, verificationKey, {
      ...expectations(tenant, audience),
      algorithms: ['RS256'],
    }),
  );
}

/** The same for the tokens of /userinfo, which are sealed when the application asked for no API. */
export async function verifyUserinfoToken(
  tenant: Tenant,
  token: string,
): Promise<AccessTokenCheck> {
  const audience = `${tenant.issuer}userinfo`;
  if (token.split('.').length === 3) return verifyAccessToken(tenant, token, { audience });
  const { sealingKey } = await loadKeys(tenant);
  return check(() =>
    jwtDecrypt(token, sealingKey, {
      ...expectations(tenant, audience),
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    }),
  );
}

function expectations(tenant: Tenant, audience: string) {
  return {
    issuer: tenant.issuer,
    audience,
    currentDate: new Date(tenant.clock.now()),
    requiredClaims: ['sub', 'exp', 'azp'],
  };
}

async function check(verify: () => Promise<{ payload: JWTPayload }>): Promise<AccessTokenCheck> {
  try {
    const { payload } = await verify();
    const scope = typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
    return { kind: 'valid', payload, scope };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'invalid', reason: error.code };
    throw error;
  }
}
