import { expect, test } from '@jest/globals';
import { verifyAccessToken } from '../../local/tenant/oauth/verify-access-token.ts';
import { claimsOf, exchange, logTypes, makeWorld, requestTokens, type World } from './fixture.ts';

const management = 'https://localhost:4443/api/v2/';
const asMachine = {
  grant_type: 'client_credentials',
  client_id: 'machine',
  client_secret: 'machine secret',
};

function userinfo(world: World, token: string | undefined, method = 'GET') {
  return world.app.request('/userinfo', { method, headers: { authorization: `Bearer ${token}` } });
}

test('client credentials give a token for the Management API, with what was granted', async () => {
  const world = await makeWorld();
  const { status, body } = await requestTokens(world, { ...asMachine, audience: management });
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 86_400, scope: 'read:users update:users' });
  expect(claimsOf(body.access_token)).toMatchObject({
    sub: 'machine@clients',
    aud: management,
    azp: 'machine',
    gty: 'client-credentials',
  });
  expect(body.id_token).toBeUndefined();
  expect(logTypes(world)).toEqual(['seccft']);
  const verified = await verifyAccessToken(world.tenant, body.access_token ?? '', {
    audience: management,
  });
  expect(verified).toMatchObject({ kind: 'valid', scope: ['read:users', 'update:users'] });
});

test.each([
  ['no audience', {}, 'Non-global clients'],
  ['an unknown audience', { audience: 'urn:unknown' }, 'Service not enabled'],
  [
    'a scope that was not granted',
    { audience: 'urn:orders', scope: 'write:orders' },
    'not been granted',
  ],
])('client credentials with %s are refused', async (_, extra, text) => {
  const world = await makeWorld();
  const { status, body } = await requestTokens(world, { ...asMachine, ...extra });
  expect([status, body.error]).toEqual([403, 'access_denied']);
  expect(body.error_description).toContain(text);
  expect(logTypes(world)).toEqual(['feccft']);
});

test('client credentials for an API without a grant, for an organization, or of a public application are refused', async () => {
  const world = await makeWorld();
  world.tenant.configuration.clientGrants = [];
  const none = await requestTokens(world, { ...asMachine, audience: 'urn:orders' });
  expect(none.body.error_description).toContain('You need to create a "client-grant"');
  const organization = await requestTokens(world, {
    ...asMachine,
    audience: 'urn:orders',
    organization: 'org_acme',
  });
  expect(organization.status).toBe(400);
  const spa = world.tenant.configuration.clients.find((one) => one.client_id === 'spa');
  spa?.grant_types.push('client_credentials');
  const open = await requestTokens(world, {
    ...asMachine,
    client_id: 'spa',
    client_secret: undefined,
    audience: 'urn:orders',
  });
  expect(open.status).toBe(401);
});

test('a token is refused for another audience, after its end, and when it was changed', async () => {
  const world = await makeWorld();
  const { body } = await requestTokens(world, { ...asMachine, audience: 'urn:orders' });
  const token = body.access_token ?? '';
  const check = (one: string, audience: string) =>
    verifyAccessToken(world.tenant, one, { audience });
  expect((await check(token, management)).kind).toBe('invalid');
  expect((await check(`${token.slice(0, -6)}AAAAAA`, 'urn:orders')).kind).toBe('invalid');
  expect((await check('nonsense', 'urn:orders')).kind).toBe('invalid');
  const [, payload] = token.split('.');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  expect((await check(none, 'urn:orders')).kind).toBe('invalid');
  expect((await check(token, 'urn:orders')).kind).toBe('valid');
  world.tenant.clock.advance(601_000);
  expect((await check(token, 'urn:orders')).kind).toBe('invalid');
});

test('a token of one tenant is worth nothing at another', async () => {
  const [world, other] = [await makeWorld(), await makeWorld()];
  const { body } = await requestTokens(other, { ...asMachine, audience: 'urn:orders' });
  const verified = await verifyAccessToken(world.tenant, body.access_token ?? '', {
    audience: 'urn:orders',
  });
  expect(verified.kind).toBe('invalid');
});

test.each([
  ['the sealed token of no API', {}],
  ['the token of an API', { audience: 'urn:orders' }],
])('/userinfo takes %s and describes the user as they are now', async (_, extra) => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, { scope: 'openid email', ...extra });
  const { body } = await exchange(world, code);
  world.user.email_verified = false;
  for (const method of ['GET', 'POST']) {
    const response = await userinfo(world, body.access_token, method);
    expect(await response.json()).toEqual({
      sub: 'auth0|pim|c1|42',
      email: 'ada@acme.test',
      email_verified: false,
    });
  }
});

test('the sealed access token shows nothing of what it says', async () => {
  const world = await makeWorld();
  const { body } = await exchange(world, await world.browser().signIn(world.user));
  expect(body.access_token?.split('.')).toHaveLength(5);
  expect(Buffer.from(body.access_token ?? '', 'base64url').toString()).not.toContain('pim|c1');
});

test('/userinfo refuses an ID token, a machine’s token, one without openid, and none', async () => {
  const world = await makeWorld();
  const { body } = await exchange(world, await world.browser().signIn(world.user));
  const bare = await exchange(
    world,
    await world.browser().signIn(world.user, { audience: 'urn:orders', scope: 'read:orders' }),
  );
  const sealed = await exchange(
    world,
    await world.browser().signIn(world.user, { scope: undefined }),
  );
  const machine = await requestTokens(world, { ...asMachine, audience: 'urn:orders' });
  const tokens = [
    body.id_token,
    bare.body.access_token,
    sealed.body.access_token,
    machine.body.access_token,
  ];
  for (const token of tokens) expect((await userinfo(world, token)).status).toBe(401);
  expect((await world.app.request('/userinfo')).status).toBe(401);
});

test('/userinfo refuses a token after its end and after its user', async () => {
  const world = await makeWorld();
  const { body } = await exchange(world, await world.browser().signIn(world.user));
  world.user.blocked = true;
  expect((await userinfo(world, body.access_token)).status).toBe(401);
  delete world.user.blocked;
  expect((await userinfo(world, body.access_token)).status).toBe(200);
  world.tenant.clock.advance(86_401_000);
  expect((await userinfo(world, body.access_token)).status).toBe(401);
});

test('discovery names endpoints that exist, and any origin may read it', async () => {
  const world = await makeWorld();
  const response = await world.app.request('/.well-known/openid-configuration', {
    headers: { origin: 'https://anywhere.test' },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const document = (await response.json()) as Record<string, string>;
  expect(document.issuer).toBe('http://localhost:4400/');
  for (const name of ['authorization', 'token', 'userinfo', 'revocation', 'end_session']) {
    const url = document[`${name}_endpoint`] ?? '';
    const statuses = await Promise.all(
      ['GET', 'POST'].map(async (method) => (await world.app.request(url, { method })).status),
    );
    expect(statuses.some((status) => status !== 404)).toBe(true);
  }
});

test('the published key has no private part', async () => {
  const world = await makeWorld();
  const { keys } = (await (await world.app.request('/.well-known/jwks.json')).json()) as {
    keys: Record<string, string>[];
  };
  expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});
