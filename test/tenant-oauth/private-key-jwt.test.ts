import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { importPKCS8, SignJWT } from 'jose';
import { managementScopes } from '../../local/tenant/management-api/management-scopes.ts';
import { createOauthApp } from '../../local/tenant/oauth/create-oauth-app.ts';
import { createClock, type MovableClock } from '../../local/tenant/store/clock.ts';
import { audience, makeApi } from '../tenant-management/fixture.ts';

function makeKey(alg = 'RS256') {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    alg,
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const key = makeKey();
const otherKey = makeKey();
const scope = managementScopes;

let clock: MovableClock;
let api: ReturnType<typeof makeApi>;
let oauth: ReturnType<typeof createOauthApp>;
let client: { client_id: string; client_secret: string };

beforeEach(async () => {
  clock = createClock();
  api = makeApi();
  api.tenant.clock = clock;
  oauth = createOauthApp(api.tenant, {
    runPostLogin: () => Promise.reject(new Error('nobody signs in here')),
  });
  const { body } = await api.send(
    'POST',
    '/clients',
    {
      name: 'Keyed',
      app_type: 'non_interactive',
      grant_types: ['client_credentials'],
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: 'public_key', pem: key.pem }] },
      },
    },
    { scope },
  );
  client = body;
  const grant = { client_id: client.client_id, audience, scope: ['read:users'] };
  await api.send('POST', '/client-grants', grant, { scope });
});

interface Claims {
  aud?: string | string[];
  iss?: string;
  sub?: string;
  jti?: string;
  livesSeconds?: number;
}

/** An assertion that is right but for what is said. */
async function sign(
  { aud = api.tenant.issuer, iss, sub, jti = 'once', livesSeconds = 60 }: Claims = {},
  { secret, alg }: { secret: string; alg: string } = key,
): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ aud, iss: iss ?? client.client_id, sub: sub ?? client.client_id, jti })
    .setProtectedHeader({ alg })
    .setIssuedAt(now)
    .setExpirationTime(now + livesSeconds)
    .sign(await importPKCS8(secret, alg));
}

async function exchange(assertion: string, more: Record<string, string> = {}) {
  const response = await oauth.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      audience,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...more,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const refused = (why: string) => ({
  status: 401,
  body: { error: 'invalid_client', error_description: `Invalid client assertion: ${why}` },
});

test('an application with a key gets a token by an assertion for the tenant or for its Management API', async () => {
  expect(await exchange(await sign())).toMatchObject({
    status: 200,
    body: { scope: 'read:users' },
  });
  const aud = `https://${api.tenant.managementDomain}/`;
  expect(await exchange(await sign({ aud, jti: 'two' }))).toMatchObject({ status: 200 });
});

test('an assertion works once, also for whoever read it on its way', async () => {
  const assertion = await sign();
  expect(await exchange(assertion)).toMatchObject({ status: 200 });
  expect(await exchange(assertion)).toEqual(refused('the assertion was used before'));
});

test.each<[string, Claims, string]>([
  ['for somebody else', { aud: 'https://other.example/' }, 'could not be verified'],
  [
    'for the tenant and for others',
    { aud: ['http://localhost:4400/', 'x'] },
    'could not be verified',
  ],
  ['without the final slash', { aud: 'http://localhost:4400' }, 'could not be verified'],
  ['about another application', { sub: 'somebody' }, 'could not be verified'],
  ['of an unknown application', { iss: 'nobody' }, 'client of the assertion is not known'],
  ['that has expired', { livesSeconds: -1 }, 'could not be verified'],
  ['that lives six minutes', { livesSeconds: 360 }, 'longer than five minutes'],
  ['without a jti', { jti: '' }, 'needs a jti'],
  ['with a jti of 65 characters', { jti: 'x'.repeat(65) }, 'needs a jti'],
])('an assertion %s is refused', async (_, claims, why) => {
  const { status, body } = await exchange(await sign(claims));
  expect({ status, error: body.error }).toEqual({ status: 401, error: 'invalid_client' });
  expect(body.error_description).toContain(why);
});

test('another key, another algorithm, or no JWT at all is refused', async () => {
  const unverified = refused('the assertion could not be verified');
  expect(await exchange(await sign({}, otherKey))).toEqual(unverified);
  expect(await exchange(await sign({}, { ...key, alg: 'PS256' }))).toEqual(unverified);
  expect(await exchange('a.b.c')).toEqual(refused('the client of the assertion is not known'));
});

test('an assertion beside a secret is refused, and the secret of an application with keys opens nothing', async () => {
  const { client_id, client_secret } = client;
  const both = await exchange(await sign(), { client_id, client_secret });
  expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  const response = await oauth.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      audience,
      client_id,
      client_secret,
    }),
  });
  expect(response.status).toBe(401);
});

test('keys are exchanged: a second one is added, named, and the first deleted; two at most, none while in use', async () => {
  const path = `/clients/${client.client_id}/credentials`;
  const send = (method: string, to: string, body?: unknown) =>
    api.send(method, to, body, { scope });
  const [first] = (await send('GET', path)).body;
  const made = await send('POST', path, { credential_type: 'public_key', pem: otherKey.pem });
  expect(made.body).not.toHaveProperty('pem');
  const third = { credential_type: 'public_key', pem: makeKey().pem };
  expect((await send('POST', path, third)).status).toBe(400);
  expect((await exchange(await sign({}, otherKey))).status).toBe(401);

  expect((await send('DELETE', `${path}/${first.id}`)).status).toBe(400);
  const use = (id: string) => ({
    client_authentication_methods: { private_key_jwt: { credentials: [{ id }] } },
  });
  expect((await send('PATCH', `/clients/${client.client_id}`, use('cred_other'))).status).toBe(400);
  expect((await send('PATCH', `/clients/${client.client_id}`, use(made.body.id))).status).toBe(200);
  expect((await send('DELETE', `${path}/${first.id}`)).status).toBe(204);
  expect((await exchange(await sign({}, otherKey))).status).toBe(200);
  expect((await exchange(await sign({ jti: 'old' }))).status).toBe(401);
});

test('a credential that has expired opens nothing', async () => {
  const path = `/clients/${client.client_id}/credentials`;
  const [first] = (await api.send('GET', path, undefined, { scope })).body;
  const soon = { expires_at: new Date(clock.now() + 60_000).toISOString() };
  await api.send('PATCH', `${path}/${first.id}`, soon, { scope });
  expect((await exchange(await sign())).status).toBe(200);
  clock.advance(61_000);
  expect((await exchange(await sign({ jti: 'late' }))).status).toBe(401);
});

test.each([
  ['a private key', key.secret, 'not a private one'],
  ['a short key', shortPem(), 'at least 2048 bits'],
  ['something else', 'hello', 'neither a public key nor a certificate'],
])('%s is not taken as a credential', async (_, pem, why) => {
  const path = `/clients/${client.client_id}/credentials`;
  const answer = await api.send('POST', path, { credential_type: 'public_key', pem }, { scope });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  expect(answer.body.message).toContain(why);
});

function shortPem(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
