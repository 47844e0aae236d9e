import type { Client, Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { createCredential, listCredentials } from './client-credentials.ts';
import { invalidBody, type Refusal } from './refusal.ts';

/** An application proves who it is in one way: with keys, or as `token_endpoint_auth_method` says. */
export function judgeAuthentication(client: {
  token_endpoint_auth_method?: unknown;
  client_authentication_methods?: unknown;
}): Refusal | null {
  const { token_endpoint_auth_method: method, client_authentication_methods: keys } = client;
  return typeof method === 'string' && keys !== null && keys !== undefined
    ? invalidBody('Cannot set both token_endpoint_auth_method and client_authentication_methods')
    : null;
}

/** The keys that a body names are those of this application. */
export function judgeKeys(
  tenant: Tenant,
  client: Client,
  { client_authentication_methods: methods }: JsonObject,
): Refusal | null {
  const known = listCredentials(tenant, client).map(({ id }) => id);
  const stranger = readKeys(methods).find(({ id }) => !known.includes(String(id)));
  return stranger
    ? invalidBody('client_authentication_methods names no credential of the client')
    : null;
}

/** Keeps the keys that come with a new application; says why where one cannot be kept. */
export function addKeys(tenant: Tenant, client: Client, methods: Json | undefined): Refusal | null {
  if (methods === undefined || methods === null) return null;
  const credentials: { id: string }[] = [];
  for (const key of readKeys(methods)) {
    const created = createCredential(tenant, client, key);
    if (created.kind === 'refused') return created;
    credentials.push({ id: created.item.id });
  }
  client.token_endpoint_auth_method = null;
  client.client_authentication_methods = { private_key_jwt: { credentials } };
  return null;
}

function readKeys(methods: Json | undefined): JsonObject[] {
  const { private_key_jwt: keys } = Object(methods);
  return Array.isArray(keys?.credentials) ? keys.credentials : [];
}
