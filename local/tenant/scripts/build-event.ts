import { findOtp } from '../store/otp.ts';
import type {
  Json,
  JsonObject,
  Organization,
  RefreshToken,
  Session,
  User,
} from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { ActionJob } from './protocol.ts';
import type { PostLoginRun } from './types.ts';

/** What differs from one Action of a run to the next. */
export interface EventPart {
  user: User;
  metadata: Record<string, string | number | boolean>;
  secrets: Record<string, string>;
  prompt?: { id: string; fields: JsonObject; vars: JsonObject };
}

/** The documented fields of a post-login event, and no others. */
export function buildEvent(
  tenant: Tenant,
  run: PostLoginRun,
  { user, metadata, secrets, prompt }: EventPart,
): ActionJob['event'] {
  const { client, connection, organization, session, refreshToken } = run;
  return defined({
    client: { client_id: client.client_id, name: client.name, metadata: client.client_metadata },
    connection: {
      id: connection.id,
      name: connection.name,
      strategy: connection.strategy,
      metadata: (connection.metadata as JsonObject | undefined) ?? {},
    },
    organization: organization && describeOrganization(organization),
    request: {
      ip: run.http.ip,
      method: run.http.method,
      query: run.query,
      body: run.body,
      geoip: {},
      hostname: run.http.hostname,
      language: run.http.language,
      user_agent: run.http.user_agent,
    },
    transaction: {
      ...run.transaction,
      requested_scopes: run.transaction?.requested_scopes ?? refreshToken?.scope ?? [],
      protocol: run.protocol,
      metadata,
    },
    authentication: session && {
      methods: listMethods(session),
    },
    authorization: { roles: [] },
    session: session && { id: session.id },
    refresh_token: refreshToken && describeRefreshToken(refreshToken),
    resource_server: run.audience === undefined ? undefined : { identifier: run.audience },
    stats: { logins_count: user.logins_count },
    tenant: { id: new URL(tenant.issuer).hostname.split('.')[0] ?? '' },
    user: describeUser(tenant, user),
    secrets,
    prompt,
  }) as ActionJob['event'];
}

export function describeOrganization({
  id,
  name,
  display_name,
  metadata,
}: Organization): JsonObject {
  return { id, name, display_name, metadata };
}

function describeRefreshToken(token: RefreshToken): JsonObject {
  return defined({
    id: token.id,
    client_id: token.client_id,
    user_id: token.user_id,
    session_id: token.session_id,
    created_at: toIso(token.createdAt),
    expires_at: toIso(token.expiresAt),
  });
}

function listMethods({ authenticatedAt, mfaAt }: Session): JsonObject[] {
  const password = { name: 'pwd', timestamp: toIso(authenticatedAt) };
  return mfaAt === undefined ? [password] : [password, { name: 'mfa', timestamp: toIso(mfaAt) }];
}

export function describeUser(tenant: Tenant, user: User): JsonObject {
  return defined({
    user_id: user.user_id,
    email: user.email,
    email_verified: user.email_verified,
    name: user.name,
    nickname: user.nickname,
    given_name: user.given_name,
    family_name: user.family_name,
    picture: user.picture,
    app_metadata: user.app_metadata,
    user_metadata: user.user_metadata,
    identities: user.identities.map((identity) =>
      defined({
        connection: identity.connection,
        provider: identity.provider,
        user_id: identity.user_id,
        isSocial: identity.isSocial,
        profileData: identity.profileData,
      }),
    ),
    created_at: user.created_at,
    updated_at: user.updated_at,
    last_password_reset: user.last_password_reset,
    enrolledFactors: findOtp(tenant, user.user_id) && [{ type: 'otp' }],
  });
}

export function defined(fields: Record<string, Json | object | undefined>): JsonObject {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as JsonObject;
}

function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
