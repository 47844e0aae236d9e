import { EncryptJWT, SignJWT } from 'jose';
import type { JsonObject } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { managementAudience } from '../find-configuration.ts';
import { loadKeys } from '../keys.ts';

/** Without an API: a day, as for the Management API. */
const defaultLifetimeSeconds = 86_400;

export interface AccessTokenGrant {
  subject: string;
  clientId: string;
  audience: string | undefined;
  scope: string[];
  organization: { org_id: string; org_name?: string } | undefined;
  customClaims: JsonObject;
  /** Auth0's `gty`, on tokens that no person stands behind. */
  grantType?: 'client-credentials';
}

/** Signs an access token for an API; without an audience, seals one that only /userinfo can read. */
export async function buildAccessToken(
  tenant: Tenant,
  grant: AccessTokenGrant,
): Promise<{ token: string; lifetimeSeconds: number }> {
  const { kid, signingKey, sealingKey } = await loadKeys(tenant);
  const userinfo = `${tenant.issuer}userinfo`;
  const { audience } = grant;
  const lifetimeSeconds = chooseLifetime(tenant, audience);
  const iat = Math.floor(tenant.clock.now() / 1000);
  const claims = {
    ...grant.customClaims,
    ...grant.organization,
    iss: tenant.issuer,
    sub: grant.subject,
    aud: audience === undefined ? userinfo : chooseAudience(audience, userinfo, grant.scope),
    iat,
    exp: iat + lifetimeSeconds,
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
    azp: grant.clientId,
    ...(grant.grantType && { gty: grant.grantType }),
  };
  const token =
    audience === undefined
      ? await new EncryptJWT(claims)
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', iss: tenant.issuer })
          .encrypt(sealingKey)
      : await new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
          .sign(signingKey);
  return { token, lifetimeSeconds };
}

function chooseAudience(audience: string, userinfo: string, scope: string[]): string | string[] {
  return scope.includes('openid') ? [audience, userinfo] : audience;
}

function chooseLifetime(tenant: Tenant, audience: string | undefined): number {
  if (audience === undefined || audience === managementAudience(tenant))
    return defaultLifetimeSeconds;
  const api = tenant.configuration.resourceServers.find((one) => one.identifier === audience);
  return api?.token_lifetime ?? defaultLifetimeSeconds;
}
