import { createManagementApi } from '../../local/tenant/management-api/create-management-api.ts';
import { buildAccessToken } from '../../local/tenant/oauth/token/build-access-token.ts';
import { verifyAccessToken } from '../../local/tenant/oauth/verify-access-token.ts';
import type { Client, Connection, JsonObject, User } from '../../local/tenant/store/types.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { makeTenant, pimClient, productCloudConnection } from '../support/make-tenant.ts';

export const audience = 'https://localhost:4443/api/v2/';

export const extension: Client = {
  ...pimClient,
  client_id: 'tenant-extension',
  client_secret: 'tenant-extension-secret',
  name: 'Tenant extension',
  app_type: 'non_interactive',
  grant_types: ['client_credentials'],
};

export const allScopes = ['read:users', 'update:users', 'create:users', 'delete:users'];

/** Holds linked identities; nobody signs in with it. */
export const productAccounts: Connection = {
  ...productCloudConnection,
  id: 'con_productaccounts1',
  name: 'product-accounts',
  enabled_clients: [],
};

const people: Connection = { ...productCloudConnection, id: 'con_akeneoprodcloud1' };
export const peopleId = people.id;

/** A tenant with one M2M application and two databases, and its Management API behind `send`. */
export function makeApi() {
  const tenant = makeTenant({
    configuration: {
      clients: [pimClient, extension],
      connections: [people, productAccounts],
      clientGrants: [
        { id: 'cgr_extension', client_id: extension.client_id, audience, scope: allScopes },
      ],
    },
  });
  const app = createManagementApi(tenant, { verifyAccessToken });
  async function send(
    method: string,
    path: string,
    body?: unknown,
    { scope = allScopes, token }: { scope?: string[]; token?: string } = {},
  ) {
    const bearer = token ?? (await makeToken(tenant, scope));
    const response = await app.request(`/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
  }
  return { tenant, app, send };
}

export async function makeToken(
  tenant: Tenant,
  scope: string[],
  forAudience = audience,
): Promise<string> {
  const { token } = await buildAccessToken(tenant, {
    subject: `${extension.client_id}@clients`,
    clientId: extension.client_id,
    audience: forAudience,
    scope,
    organization: undefined,
    customClaims: {},
    grantType: 'client-credentials',
  });
  return token;
}

export async function addUser(
  tenant: Tenant,
  id: string,
  email: string,
  app_metadata: JsonObject = {},
  connection = 'akeneo-product-cloud',
): Promise<User> {
  const created = await createUser(tenant, {
    connection,
    identityId: id,
    email,
    email_verified: false,
    password: 'old Password 1!',
    app_metadata,
  });
  if (created.kind !== 'created') throw new Error(created.kind);
  return created.user;
}

export const julia = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
export const juliaPath = `/users/${encodeURIComponent(`auth0|${julia}`)}`;
export const key = 'sdm|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|7';
export const identitiesPath = `${juliaPath}/identities`;
