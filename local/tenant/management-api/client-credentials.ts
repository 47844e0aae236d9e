import type { Client, JsonObject, PublicKeyCredential } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { choice, filled, flag, object, orNull, required, text } from './body-rules.ts';
import { type Answer, type BodyRule, done, type Operation } from './operation.ts';
import { readPublicKey } from './read-public-key.ts';
import { type Refusal, refusal } from './refusal.ts';

const maxCredentials = 2;
const moment: BodyRule = {
  type: 'string',
  format: {
    name: 'date-time',
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  },
};

/** What a credential is made of. The local tenant knows public keys alone, no certificates. */
export const credentialFields: Record<string, BodyRule> = {
  credential_type: required(choice('public_key')),
  name: { ...text, maxLength: 128 },
  pem: required(filled),
  alg: choice('RS256', 'RS384', 'PS256'),
  parse_expiry_from_cert: flag,
  expires_at: moment,
  kid: { type: 'string', format: { name: 'kid', pattern: /^[0-9a-zA-Z-_]{10,64}$/ } },
};

const all = '/clients/:client_id/credentials';
const one = `${all}/:credential_id`;
const missing = refusal(404, 'The credential does not exist', 'inexistent_credential');
const noClient = refusal(404, 'The client does not exist', 'inexistent_client');

/** Public keys of an application, with which it proves who it is once its `client_authentication_methods` name them. */
export const clientCredentials: Operation[] = [
  {
    method: 'GET',
    path: all,
    description: 'Get client credentials',
    scopes: ['read:client_credentials'],
    run: (tenant, { path }) =>
      withClient(tenant, path, (client) =>
        done(listCredentials(tenant, client).map(describeCredential)),
      ),
  },
  {
    method: 'POST',
    path: all,
    description: 'Create a client credential',
    scopes: ['create:client_credentials'],
    body: credentialFields,
    run: (tenant, { path, body }) =>
      withClient(tenant, path, (client) => {
        const created = createCredential(tenant, client, body);
        return created.kind === 'refused' ? created : done(describeCredential(created.item), 201);
      }),
  },
  {
    method: 'GET',
    path: one,
    description: 'Get a client credential',
    scopes: ['read:client_credentials'],
    run: (tenant, { path }) =>
      withCredential(tenant, path, (_, credential) => done(describeCredential(credential))),
  },
  {
    method: 'PATCH',
    path: one,
    description: 'Update a client credential',
    scopes: ['update:client_credentials'],
    body: { expires_at: orNull(moment) },
    run: (tenant, { path, body: { expires_at: at } }) =>
      withCredential(tenant, path, (_, credential) => {
        if (at === null) delete credential.expires_at;
        if (typeof at === 'string') credential.expires_at = new Date(at).toISOString();
        credential.updated_at = new Date(tenant.clock.now()).toISOString();
        return done(describeCredential(credential), 201);
      }),
  },
  {
    method: 'DELETE',
    path: one,
    description: 'Delete a client credential',
    scopes: ['delete:client_credentials'],
    run: (tenant, { path }) =>
      withCredential(tenant, path, (client, credential) => {
        const used = client.client_authentication_methods?.private_key_jwt?.credentials;
        if (used?.some(({ id }) => id === credential.id))
          return refusal(400, 'The credential is in use by the client', 'credential_in_use');
        const { configuration } = tenant;
        configuration.publicKeys = configuration.publicKeys.filter((key) => key !== credential);
        return { kind: 'empty' };
      }),
  },
];

/** The credentials of an application, oldest first. */
export function listCredentials({ configuration }: Tenant, client: Client): PublicKeyCredential[] {
  return configuration.publicKeys.filter(({ client_id }) => client_id === client.client_id);
}

/** Keeps a public key for an application; two at most, so that keys can be exchanged. */
export function createCredential(
  tenant: Tenant,
  client: Client,
  body: JsonObject,
): { kind: 'created'; item: PublicKeyCredential } | Refusal {
  const known = listCredentials(tenant, client);
  if (known.length >= maxCredentials)
    return refusal(400, 'You have reached the maximum number of credentials for this client.');
  const key = readPublicKey(String(body.pem), body.parse_expiry_from_cert === true);
  if (key.kind === 'refused') return key;
  const expires = body.expires_at === undefined ? key.expiresAt : String(body.expires_at);
  const kid = body.kid === undefined ? key.thumbprint : String(body.kid);
  if (known.some((other) => other.kid === kid))
    return refusal(409, 'A credential with the same kid already exists.', 'credential_conflict');
  const now = new Date(tenant.clock.now()).toISOString();
  const item: PublicKeyCredential = {
    id: tenant.createId('cred_').slice(0, 27),
    client_id: client.client_id,
    ...(body.name !== undefined && { name: String(body.name) }),
    kid,
    alg: (body.alg ?? 'RS256') as PublicKeyCredential['alg'],
    pem: key.pem,
    created_at: now,
    updated_at: now,
    ...(expires !== undefined && { expires_at: new Date(expires).toISOString() }),
  };
  tenant.configuration.publicKeys.push(item);
  return { kind: 'created', item };
}

/** `client_authentication_methods` of a new application: whole keys; of one that there is: ids. */
export const newAuthenticationMethods = methods(object(credentialFields));
export const authenticationMethods = methods(object({ id: required(filled) }));

function methods(credential: BodyRule): BodyRule {
  const credentials = required({ type: 'array' as const, items: credential });
  return orNull(object({ private_key_jwt: object({ credentials }) }));
}

/** The key itself is never told. */
function describeCredential({ pem: _, client_id: __, ...shown }: PublicKeyCredential): JsonObject {
  return { ...shown, credential_type: 'public_key' };
}

function withClient(
  { configuration }: Tenant,
  path: Record<string, string>,
  run: (client: Client) => Answer,
): Answer {
  const client = configuration.clients.find(({ client_id }) => client_id === path.client_id);
  return client ? run(client) : noClient;
}

function withCredential(
  tenant: Tenant,
  path: Record<string, string>,
  run: (client: Client, credential: PublicKeyCredential) => Answer,
): Answer {
  return withClient(tenant, path, (client) => {
    const credential = listCredentials(tenant, client).find(({ id }) => id === path.credential_id);
    return credential ? run(client, credential) : missing;
  });
}
