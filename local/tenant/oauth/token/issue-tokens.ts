import { findSession } from '../../store/sessions.ts';
import type { Client, PostLoginClaims, User } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { allowsOrganizationNames, findOrganization } from '../find-configuration.ts';
import { buildAccessToken } from './build-access-token.ts';
import { buildIdToken } from './build-id-token.ts';

export interface TokenGrant {
  user: User;
  client: Client;
  scope: string[];
  audience: string | undefined;
  organizationId: string | undefined;
  sessionId: string | undefined;
  nonce: string | undefined;
  claims: PostLoginClaims;
}

export interface Tokens {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  scope: string;
  expires_in: number;
  token_type: 'Bearer';
}

/** Issues the tokens of a grant, with the user as the store knows them now. */
export async function issueTokens(tenant: Tenant, grant: TokenGrant): Promise<Tokens> {
  const { user, client, scope, claims } = grant;
  const organization = describeOrganization(tenant, grant.organizationId);
  const session = grant.sessionId === undefined ? undefined : findSession(tenant, grant.sessionId);
  const { token, lifetimeSeconds } = await buildAccessToken(tenant, {
    subject: user.user_id,
    clientId: client.client_id,
    audience: grant.audience,
    scope,
    organization,
    customClaims: claims.accessToken,
  });
  const idToken = scope.includes('openid')
    ? await buildIdToken(tenant, {
        user,
        client,
        scope,
        sid: grant.sessionId,
        session,
        nonce: grant.nonce,
        organization,
        customClaims: claims.idToken,
      })
    : undefined;
  return {
    access_token: token,
    ...(idToken !== undefined && { id_token: idToken }),
    scope: scope.join(' '),
    expires_in: lifetimeSeconds,
    token_type: 'Bearer',
  };
}

function describeOrganization(tenant: Tenant, id: string | undefined) {
  const organization = findOrganization(tenant, id);
  if (!organization) return undefined;
  return {
    org_id: organization.id,
    ...(allowsOrganizationNames(tenant) && { org_name: organization.name }),
  };
}
