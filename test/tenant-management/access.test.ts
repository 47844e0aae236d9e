import { expect, test } from '@jest/globals';
import {
  addUser,
  allScopes,
  identitiesPath,
  julia,
  juliaPath,
  makeApi,
  makeToken,
} from './fixture.ts';

test('without a token: 401 in the shape of Auth0', async () => {
  const { app } = makeApi();
  const response = await app.request(`/api/v2${juliaPath}`);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Missing authentication',
  });
});

test('a forged token, one for another API, and an expired one: 401', async () => {
  const { tenant, send } = makeApi();
  const foreign = await makeToken(tenant, allScopes, 'https://other.example.com/');
  expect(await send('GET', juliaPath, undefined, { token: 'a.b.c' })).toMatchObject({
    status: 401,
    body: { message: 'Invalid token', attributes: { error: 'Invalid token' } },
  });
  expect((await send('GET', juliaPath, undefined, { token: foreign })).status).toBe(401);

  const token = await makeToken(tenant, allScopes);
  tenant.clock.advance(31 * 24 * 3600 * 1000);
  expect(await send('GET', juliaPath, undefined, { token })).toMatchObject({
    status: 401,
    body: { message: 'Expired token received for JSON Web Token validation' },
  });
});

test('each operation wants its own scope, and does nothing without it', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  const cases: [string, string, unknown, string[], string][] = [
    ['GET', juliaPath, undefined, ['update:users'], 'read:users,read:user_idp_tokens'],
    ['GET', '/users', undefined, ['update:users'], 'read:users,read:user_idp_tokens'],
    ['GET', '/users-by-email?email=a', undefined, ['update:users'], 'read:users'],
    [
      'PATCH',
      juliaPath,
      { email: 'x@acme.test' },
      ['read:users'],
      'update:users,update:users_app_metadata',
    ],
    ['DELETE', juliaPath, undefined, ['read:users', 'update:users'], 'delete:users'],
    ['POST', '/users', {}, ['read:users', 'update:users'], 'create:users'],
    ['POST', identitiesPath, {}, ['create:users'], 'update:users,update:current_user_identities'],
    [
      'DELETE',
      `${identitiesPath}/auth0/x`,
      undefined,
      ['delete:users'],
      'update:users,update:current_user_identities',
    ],
    ['DELETE', '/connections/con_1/users?email=a', undefined, ['update:users'], 'delete:users'],
  ];
  for (const [method, path, body, scope, expected] of cases) {
    expect((await send(method, path, body, { scope })).body).toEqual({
      statusCode: 403,
      error: 'Forbidden',
      message: `Insufficient scope, expected any of: ${expected}`,
      errorCode: 'insufficient_scope',
    });
  }
  expect(tenant.state.users.get(user.user_id)?.email).toBe('julia@acme.test');
});

test('what the local tenant lacks answers 404, never 5xx, and is logged', async () => {
  const { tenant, send } = makeApi();
  for (const [method, path] of [
    ['GET', '/stats/daily'],
    ['POST', '/hooks'],
    ['PUT', juliaPath],
  ] as const) {
    expect((await send(method, path)).body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'Not Found',
    });
  }
  expect(tenant.state.logs.map((entry) => entry.type)).toEqual(['fapi', 'fapi', 'fapi']);
});

test('a look-up of what is not there is no entry in the log, a change of it is', async () => {
  const { tenant, send } = makeApi();
  const path = '/users/auth0%7Cnobody';
  expect((await send('GET', path)).status).toBe(404);
  expect(tenant.state.logs).toEqual([]);
  expect((await send('PATCH', path, { name: 'Nobody' })).status).toBe(404);
  expect(tenant.state.logs.map((entry) => entry.type)).toEqual(['fapi']);
});

test('every answer carries the rate limit headers', async () => {
  const { tenant, send } = makeApi();
  const { headers } = await send('GET', juliaPath);
  expect(headers.get('x-ratelimit-limit')).toBe('50');
  expect(headers.get('x-ratelimit-remaining')).toBe('49');
  const reset = Number(headers.get('x-ratelimit-reset')) * 1000;
  expect(reset).toBeGreaterThan(tenant.clock.now() - 1000);
});
