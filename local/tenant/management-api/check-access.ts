import { managementAudience } from '../oauth/find-configuration.ts';
import type { AccessTokenCheck } from '../oauth/verify-access-token.ts';
import type { Tenant } from '../tenant.ts';
import { type Refusal, refusal } from './refusal.ts';

export type VerifyAccessToken = (
  tenant: Tenant,
  token: string,
  expected: { audience: string },
) => Promise<AccessTokenCheck>;

/** Who calls, or why not: the token must be this tenant's, for this API, and hold one of `scopes`. */
export async function checkAccess(
  tenant: Tenant,
  verifyAccessToken: VerifyAccessToken,
  authorization: string | undefined,
  scopes: string[],
): Promise<{ kind: 'allowed'; clientId: string; scopes: string[] } | Refusal> {
  const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  if (token === undefined) return refusal(401, 'Missing authentication');
  const check = await verifyAccessToken(tenant, token, { audience: managementAudience(tenant) });
  switch (check.kind) {
    case 'invalid':
      return invalidToken(check.reason);
    case 'valid':
      return check.scope.some((scope) => scopes.includes(scope))
        ? { kind: 'allowed', clientId: String(check.payload.azp), scopes: check.scope }
        : refusal(
            403,
            `Insufficient scope, expected any of: ${scopes.join(',')}`,
            'insufficient_scope',
          );
  }
}

function invalidToken(reason: string): Refusal {
  const message =
    reason === 'ERR_JWT_EXPIRED'
      ? 'Expired token received for JSON Web Token validation'
      : 'Invalid token';
  return { ...refusal(401, message), attributes: { error: message } };
}
