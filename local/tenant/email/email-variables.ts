import type { Client, Json, JsonObject, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** The person a mail is about: a user, or the profile of somebody who is not imported yet. */
export interface EmailUser {
  email: string;
  email_verified?: boolean | undefined;
  name?: string | undefined;
  nickname?: string | undefined;
  given_name?: string | undefined;
  family_name?: string | undefined;
  picture?: string | undefined;
  app_metadata?: JsonObject | undefined;
  user_metadata?: JsonObject | undefined;
}

/** What a mail may speak of besides the tenant. */
export interface EmailContext {
  user?: EmailUser | undefined;
  application?: Client | undefined;
  connection?: { name: string } | undefined;
  organization?: Organization | undefined;
  language?: string | undefined;
  url?: string | undefined;
  code?: string | undefined;
  /** Where a blocked attempt came from. */
  sourceIp?: string | undefined;
}

/** Auth0's email variables; what is not known is absent and renders as nothing. */
export function emailVariables(tenant: Tenant, context: EmailContext): JsonObject {
  const { settings } = tenant.configuration;
  const application = context.application && describeApplication(context.application);
  return withoutUndefined({
    application,
    client: application,
    connection: context.connection && { name: context.connection.name },
    user: context.user && describeUser(context.user, context.sourceIp),
    organization: context.organization && describeOrganization(context.organization),
    request_language: context.language,
    tenant: tenantName(tenant),
    friendly_name: settings.friendly_name,
    support_email: settings.support_email,
    support_url: settings.support_url,
    url: context.url,
    code: context.code,
  });
}

function describeApplication(client: Client): JsonObject {
  const callback = client.callbacks[0];
  return {
    name: client.name,
    clientID: client.client_id,
    callback_domain: callback && URL.canParse(callback) ? new URL(callback).origin : '',
    client_metadata: client.client_metadata,
  };
}

function describeUser(user: EmailUser, sourceIp: string | undefined): JsonObject {
  return withoutUndefined({
    email: user.email,
    email_verified: user.email_verified ?? false,
    name: user.name,
    nickname: user.nickname,
    given_name: user.given_name,
    family_name: user.family_name,
    picture: user.picture,
    app_metadata: user.app_metadata ?? {},
    user_metadata: user.user_metadata ?? {},
    source_ip: sourceIp,
  });
}

function describeOrganization({ id, name, display_name, metadata }: Organization): JsonObject {
  return { id, name, display_name, metadata };
}

/** The first label of the tenant's domain, as Auth0 names tenants. */
function tenantName(tenant: Tenant): string {
  return new URL(tenant.issuer).hostname.split('.')[0] ?? '';
}

function withoutUndefined(values: Record<string, Json | undefined>): JsonObject {
  const known: JsonObject = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) known[key] = value;
  return known;
}
