import { expect, test } from '@jest/globals';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import {
  asSpa,
  callback,
  claimsOf,
  completed,
  exchange,
  logTypes,
  makeWorld,
  requestTokens,
  verifier,
} from './fixture.ts';

const invalidCode = {
  status: 403,
  body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
};

test('a code becomes an ID token that the published keys verify, and an access token', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  const { status, body } = await exchange(world, code);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    token_type: 'Bearer',
    expires_in: 86_400,
    scope: 'openid profile email',
  });
  expect(body.refresh_token).toBeUndefined();
  const jwks = await (await world.app.request('/.well-known/jwks.json')).json();
  const { payload } = await jwtVerify(
    body.id_token ?? '',
    createLocalJWKSet(jwks as JSONWebKeySet),
    { issuer: 'http://localhost:4400/', audience: 'web' },
  );
  expect(payload).toMatchObject({
    sub: 'auth0|pim|c1|42',
    nonce: 'app-nonce',
    name: 'Ada Lovelace',
    email: 'ada@acme.test',
    email_verified: true,
  });
  const [session] = [...world.tenant.state.sessions.values()];
  expect(payload.sid).toBe(session?.id);
  expect(payload.auth_time).toBe(Math.floor((session?.authenticatedAt ?? 0) / 1000));
  expect(logTypes(world)).toEqual(['s', 'seacft']);
});

test('the access token for an API is a JWT for it and for /userinfo, with what exists of the scope', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, {
    audience: 'urn:orders',
    scope: 'openid read:orders delete:orders offline_access',
  });
  const { body } = await exchange(world, code);
  expect(claimsOf(body.access_token)).toMatchObject({
    iss: 'http://localhost:4400/',
    sub: 'auth0|pim|c1|42',
    aud: ['urn:orders', 'http://localhost:4400/userinfo'],
    azp: 'web',
    scope: 'openid read:orders offline_access',
  });
  expect(body).toMatchObject({ expires_in: 600 });
  expect(body.scope).toBe('openid read:orders offline_access');
});

test('without openid there is no ID token, and the access token is for the API alone', async () => {
  const world = await makeWorld();
  const code = await world
    .browser()
    .signIn(world.user, { audience: 'urn:orders', scope: 'read:orders' });
  const { body } = await exchange(world, code);
  expect(body.id_token).toBeUndefined();
  expect(claimsOf(body.access_token).aud).toBe('urn:orders');
});

test('the scopes open the profile: openid alone tells nothing but who it is', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, { scope: 'openid' });
  const claims = claimsOf((await exchange(world, code)).body.id_token);
  expect(claims.sub).toBe('auth0|pim|c1|42');
  expect(claims.email).toBeUndefined();
  expect(claims.name).toBeUndefined();
});

test('claims of Actions reach the tokens, and cannot replace those of the protocol', async () => {
  const world = await makeWorld();
  const hostile = {
    iss: 'x',
    sub: 'x',
    aud: 'x',
    exp: 1,
    email_verified: 'x',
    azp: 'x',
    nonce: 'x',
  };
  world.decide(() => ({
    ...completed,
    claims: {
      idToken: { ...hostile, 'https://claims.test/a': 1 },
      accessToken: { ...hostile, 'https://claims.test/b': 2 },
    },
    scopesAdded: ['extra'],
    scopesRemoved: ['read:orders'],
  }));
  const code = await world
    .browser()
    .signIn(world.user, { audience: 'urn:orders', scope: 'openid email read:orders' });
  const { body } = await exchange(world, code);
  const idToken = claimsOf(body.id_token);
  const accessToken = claimsOf(body.access_token);
  expect(idToken).toMatchObject({
    'https://claims.test/a': 1,
    sub: 'auth0|pim|c1|42',
    aud: 'web',
    email_verified: true,
    nonce: 'app-nonce',
  });
  expect(accessToken).toMatchObject({
    'https://claims.test/b': 2,
    sub: 'auth0|pim|c1|42',
    azp: 'web',
    scope: 'openid email extra',
  });
});

test('the profile in the tokens is that of the exchange, not of the sign-in', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  world.user.email_verified = false;
  expect(claimsOf((await exchange(world, code)).body.id_token).email_verified).toBe(false);
});

test('a code works once; its reuse takes the refresh token back', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, { scope: 'openid offline_access' });
  const { body } = await exchange(world, code);
  expect(await exchange(world, code)).toEqual(invalidCode);
  const refresh = await requestTokens(world, {
    grant_type: 'refresh_token',
    refresh_token: body.refresh_token,
  });
  expect(refresh.body.error).toBe('invalid_grant');
  expect(logTypes(world)).toContain('feacft');
});

test('of two exchanges at the same time one gets nothing, and what the other got is taken back', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, { scope: 'openid offline_access' });
  const both = await Promise.all([exchange(world, code), exchange(world, code)]);
  expect(both.map((one) => one.status).sort()).toEqual([200, 403]);
  expect(world.tenant.state.refreshTokens.every((one) => one.revoked)).toBe(true);
});

test.each([
  ['a wrong verifier', { code_verifier: `${verifier}x` }],
  ['no verifier', { code_verifier: undefined }],
  ['the challenge as verifier', { code_verifier: 'x'.repeat(43) }],
])('%s is refused and uses the code up', async (_, extra) => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  const { status, body } = await exchange(world, code, extra);
  expect(status).toBe(403);
  expect(body.error_description).toBe('Failed to verify code verifier');
  expect(await exchange(world, code)).toEqual(invalidCode);
});

test('a verifier for a code without a challenge is refused: somebody took the challenge out', async () => {
  const world = await makeWorld();
  const none = { code_challenge: undefined, code_challenge_method: undefined };
  const code = await world.browser().signIn(world.user, none);
  expect((await exchange(world, code)).body.error_description).toBe(
    'Failed to verify code verifier',
  );
});

test('a confidential application without PKCE exchanges its code by its secret', async () => {
  const world = await makeWorld();
  const none = { code_challenge: undefined, code_challenge_method: undefined };
  const code = await world.browser().signIn(world.user, none);
  expect((await exchange(world, code, { code_verifier: undefined })).status).toBe(200);
});

test.each([
  ['another redirect_uri', { redirect_uri: `${callback}/x` }],
  ['no redirect_uri', { redirect_uri: undefined }],
])('%s than that of the request is refused', async (_, extra) => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  const { status, body } = await exchange(world, code, extra);
  expect([status, body.error]).toEqual([403, 'invalid_grant']);
});

test('another application cannot exchange the code, nor use it up', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  const other = { client_id: 'personal', client_secret: 'personal secret' };
  expect(await exchange(world, code, other)).toEqual(invalidCode);
  expect((await exchange(world, code)).status).toBe(200);
});

test('a code dies after ten minutes', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  world.tenant.clock.advance(600_000);
  expect(await exchange(world, code)).toEqual(invalidCode);
});

test.each([['blocked', (user: { blocked?: boolean }) => Object.assign(user, { blocked: true })]])(
  'the code of a user who was %s since is refused',
  async (_, change) => {
    const world = await makeWorld();
    const code = await world.browser().signIn(world.user);
    change(world.user);
    expect(await exchange(world, code)).toEqual(invalidCode);
  },
);

test('the code of a user who was deleted since is refused', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  world.tenant.state.users.delete(world.user.user_id);
  expect(await exchange(world, code)).toEqual(invalidCode);
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }],
  ['no secret', { client_secret: undefined }],
  ['an unknown client', { client_id: 'nobody' }],
  ['a public application with a secret', { client_id: 'spa', client_secret: 'x' }],
  [
    'a public application whose secret is empty by name',
    { client_id: 'stranger', client_secret: undefined },
  ],
])('%s is Unauthorized, and the code stays', async (_, extra) => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user);
  expect(await exchange(world, code, extra)).toEqual({
    status: 401,
    body: { error: 'access_denied', error_description: 'Unauthorized' },
  });
  expect((await exchange(world, code)).status).toBe(200);
});

test('a public application exchanges with its verifier alone', async () => {
  const world = await makeWorld();
  const code = await world.browser().signIn(world.user, { client_id: 'spa' });
  expect((await exchange(world, code, asSpa)).status).toBe(200);
});

test('the secret is accepted in the header, form-encoded, but not in both places', async () => {
  const world = await makeWorld();
  const send = async (body: Record<string, string>) => {
    const code = await world.browser().signIn(world.user);
    return world.app.request('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('web:web+secret')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: callback,
        code_verifier: verifier,
        ...body,
      }),
    });
  };
  expect((await send({})).status).toBe(200);
  expect((await send({ client_id: 'web' })).status).toBe(200);
  expect((await send({ client_id: 'personal' })).status).toBe(401);
  expect((await send({ client_secret: 'web secret' })).status).toBe(400);
});

test('a JSON body is read like a form', async () => {
  const world = await makeWorld();
  const send = (body: string) =>
    world.app.request('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  const code = await world.browser().signIn(world.user);
  const good = {
    grant_type: 'authorization_code',
    client_id: 'web',
    client_secret: 'web secret',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  };
  expect((await send(JSON.stringify(good))).status).toBe(200);
  for (const bad of ['[]', '{', 'null', JSON.stringify({ ...good, code: { a: 1 } })]) {
    expect((await send(bad)).status).toBe(400);
  }
});

test.each([
  ['no grant type', undefined, 400, 'invalid_request'],
  ['an unknown grant type', 'password', 400, 'unsupported_grant_type'],
  ['a grant type with a hostile name', 'constructor', 400, 'unsupported_grant_type'],
  ['a grant the application has not', 'client_credentials', 403, 'unauthorized_client'],
])('%s is refused', async (_, grantType, status, error) => {
  const world = await makeWorld();
  const answer = await requestTokens(world, { grant_type: grantType });
  expect([answer.status, answer.body.error]).toEqual([status, error]);
});

test('single-page applications call the token endpoint from their own origins, others do not', async () => {
  const world = await makeWorld();
  const allowed = async (origin: string) => {
    const response = await world.app.request('/oauth/token', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    return [
      response.headers.get('access-control-allow-origin'),
      response.headers.get('access-control-allow-headers'),
    ];
  };
  expect(await allowed('https://pim.acme.test')).toEqual([
    'https://pim.acme.test',
    'auth0-client,authorization,content-type',
  ]);
  expect((await allowed('https://evil.test'))[0]).toBeNull();
  expect((await allowed('null'))[0]).toBeNull();
});

test('answers with tokens are not cached', async () => {
  const world = await makeWorld();
  const response = await world.app.request('/oauth/token', { method: 'POST' });
  expect(response.headers.get('cache-control')).toBe('no-store');
});
