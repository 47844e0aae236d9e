import { expect, test } from '@jest/globals';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { verifyPassword } from '../../local/tenant/store/passwords.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import { addUser, julia, juliaPath, makeApi } from './fixture.ts';

const connection = 'akeneo-product-cloud';

test('a user is answered as Auth0 does: metadata that was never set is left out', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'Julia@Acme.test');
  const { status, body } = await send('GET', juliaPath);
  expect(status).toBe(200);
  expect(body).toEqual({
    user_id: `auth0|${julia}`,
    email: 'julia@acme.test',
    email_verified: false,
    name: 'julia@acme.test',
    nickname: 'julia',
    picture: user.picture,
    identities: [{ connection, provider: 'auth0', user_id: julia, isSocial: false }],
    created_at: user.created_at,
    updated_at: user.updated_at,
  });
});

test('fields picks, and include_fields=false leaves out', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  expect((await send('GET', `${juliaPath}?fields=email,user_id`)).body).toEqual({
    user_id: `auth0|${julia}`,
    email: 'julia@acme.test',
  });
  const rest = await send('GET', `${juliaPath}?fields=email&include_fields=false`);
  expect(rest.body).not.toHaveProperty('email');
  expect(rest.body).toHaveProperty('name');
});

test('an unknown user is a 404, an id without a provider a 400', async () => {
  const { send } = makeApi();
  expect((await send('GET', juliaPath)).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The user does not exist.',
    errorCode: 'inexistent_user',
  });
  expect((await send('PATCH', juliaPath, { blocked: true })).status).toBe(404);
  expect((await send('GET', '/users/42')).body).toMatchObject({
    statusCode: 400,
    errorCode: 'invalid_uri',
  });
});

test('metadata is merged on the first level; null removes a key, an empty object all', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test', {
    keep: 1,
    drop: 2,
    nested: { a: 1, b: 2 },
  });
  const patched = await send('PATCH', juliaPath, {
    app_metadata: { drop: null, nested: { a: 3 }, 'merge:pim|1|2': { at: 'now' } },
    user_metadata: { theme: 'dark' },
  });
  expect(patched.status).toBe(200);
  expect(patched.body.app_metadata).toEqual({
    keep: 1,
    nested: { a: 3 },
    'merge:pim|1|2': { at: 'now' },
  });
  expect(user.user_metadata).toEqual({ theme: 'dark' });

  await send('PATCH', juliaPath, { user_metadata: {} });
  expect(user.user_metadata).toEqual({});
  expect(user.app_metadata).toHaveProperty('keep');
});

test('metadata that Auth0 does not store is refused, and nothing changes', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  for (const key of ['a.b', '$set', 'email', 'identities']) {
    const { status, body } = await send('PATCH', juliaPath, { app_metadata: { [key]: 1, ok: 1 } });
    expect(status).toBe(400);
    expect(body.message).toContain(key);
  }
  expect(user.app_metadata).toEqual({});
});

test('a changed email is lower-cased, unverified unless said otherwise, and ends the sessions', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  createSession(tenant, { user_id: user.user_id, connection });
  user.email_verified = true;

  await send('PATCH', juliaPath, { email: 'Julia.New@Acme.test' });
  expect(user).toMatchObject({ email: 'julia.new@acme.test', email_verified: false });
  expect(findCredential(tenant, connection, 'julia.new@acme.test')).toBeDefined();
  expect(findCredential(tenant, connection, 'julia@acme.test')).toBeUndefined();
  expect(tenant.state.sessions.size).toBe(0);

  await send('PATCH', juliaPath, { email: 'julia@acme.test', email_verified: true });
  expect(user).toMatchObject({ email: 'julia@acme.test', email_verified: true });
});

test('the same email again ends the sessions too; email_verified alone does not', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  createSession(tenant, { user_id: user.user_id, connection });

  await send('PATCH', juliaPath, { email_verified: true });
  expect(user.email_verified).toBe(true);
  expect(tenant.state.sessions.size).toBe(1);

  await send('PATCH', juliaPath, { email: 'julia@acme.test', email_verified: true });
  expect(tenant.state.sessions.size).toBe(0);
});

test('an email that another user has: 400, and nothing of the patch is applied', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  await addUser(tenant, 'pim|x|1', 'taken@acme.test');
  const { status, body } = await send('PATCH', juliaPath, {
    email: 'Taken@acme.test',
    email_verified: true,
    app_metadata: { confirmed_email: 'taken@acme.test' },
  });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: 'Bad Request',
    message: 'The specified new email already exists',
  });
  expect(user).toMatchObject({ email: 'julia@acme.test', email_verified: false, app_metadata: {} });
});

test('a new password works, the old one does not, and it must be strong enough', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  createSession(tenant, { user_id: user.user_id, connection });
  const weak = await send('PATCH', juliaPath, { password: 'weak' });
  expect(weak.body.message).toBe('PasswordStrengthError: Password is too weak');

  expect((await send('PATCH', juliaPath, { password: 'new Password 2!' })).status).toBe(200);
  const credential = findCredential(tenant, connection, 'julia@acme.test');
  expect(await verifyPassword(credential, 'new Password 2!')).toBe(true);
  expect(await verifyPassword(credential, 'old Password 1!')).toBe(false);
  expect(user.last_password_reset).toBeDefined();
  expect(tenant.state.sessions.size).toBe(0);
});

test('email and password cannot change together, and a connection must exist', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  const password = 'new Password 2!';
  const messages = [
    [{ password, email: 'a@acme.test' }, 'Cannot update password and email simultaneously.'],
    [
      { password, email_verified: true },
      'Cannot update password and email_verified simultaneously.',
    ],
    [{ password, connection: 'nowhere' }, 'Connection does not exist.'],
  ] as const;
  for (const [body, message] of messages) {
    expect((await send('PATCH', juliaPath, body)).body).toMatchObject({ statusCode: 400, message });
  }
});

test('a field that Auth0 does not know, or of another type: 400 invalid_body, without its value', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  const cases: [unknown, string][] = [
    [{ app_metdata: {} }, 'Additional properties not allowed: app_metdata'],
    [
      { email_verified: 'yes' },
      'Expected type boolean but found type string on property email_verified',
    ],
    [{ app_metadata: null }, 'Expected type object but found type null on property app_metadata'],
    [{ email: 'not an email' }, "Object didn't pass validation for format email on property email"],
    [{ password: '' }, 'String is too short (0 chars), minimum 1 on property password'],
    [['list'], 'Expected type object but found type array'],
  ];
  for (const [body, message] of cases) {
    expect((await send('PATCH', juliaPath, body)).body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: `Payload validation error: '${message}'.`,
      errorCode: 'invalid_body',
    });
  }
});

test('a body that is no JSON is refused before anything else', async () => {
  const { tenant, app, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  const headers = { authorization: 'Bearer none', 'content-type': 'application/json' };
  const response = await app.request(`/api/v2${juliaPath}`, {
    method: 'PATCH',
    headers,
    body: '{',
  });
  expect(response.status).toBe(401);
  expect((await send('PATCH', juliaPath)).status).toBe(400);
});

test('a search by email is exact and case-sensitive', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  await addUser(tenant, 'pim|x|1', 'peter@acme.test');
  const find = async (email: string) =>
    (await send('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body;
  expect(await find('julia@acme.test')).toMatchObject([{ user_id: `auth0|${julia}` }]);
  expect(await find('Julia@acme.test')).toEqual([]);
  expect(await find('nobody@acme.test')).toEqual([]);
  expect((await send('GET', '/users-by-email')).status).toBe(400);
});

test('a list of users has pages, and an empty one after the last', async () => {
  const { tenant, send } = makeApi();
  for (const n of [1, 2, 3]) await addUser(tenant, `pim|x|${n}`, `u${n}@acme.test`);
  const { body } = await send('GET', '/users?per_page=2&page=1&include_totals=true');
  expect(body).toMatchObject({ start: 2, limit: 2, length: 1, total: 3 });
  expect(body.users).toMatchObject([{ email: 'u3@acme.test' }]);
  expect((await send('GET', '/users?per_page=2&page=2')).body).toEqual([]);
  expect((await send('GET', '/users?q=email:%22u2@acme.test%22')).body).toHaveLength(1);
  expect((await send('GET', '/users?q=name:*')).status).toBe(400);
  expect((await send('GET', '/users?colour=red')).status).toBe(400);
});

test('a deleted user leaves nothing behind, and deleting it again is a 204 as well', async () => {
  const { tenant, send } = makeApi();
  const user = await addUser(tenant, julia, 'julia@acme.test');
  createSession(tenant, { user_id: user.user_id, connection });
  expect((await send('DELETE', juliaPath)).status).toBe(204);
  expect(tenant.state.users.size).toBe(0);
  expect(tenant.state.credentials.byIdentity.size).toBe(0);
  expect(tenant.state.sessions.size).toBe(0);
  expect((await send('DELETE', juliaPath)).status).toBe(204);
});

test('the tenant log tells of changes and never holds what was in a body', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  await send('PATCH', juliaPath, { password: 'new Password 2!' });
  await send('PATCH', juliaPath, { password: 'Secret-but-weak' });
  expect(tenant.state.logs.map((entry) => entry.type)).toEqual(['sapi', 'fapi']);
  expect(JSON.stringify(tenant.state.logs)).not.toMatch(/new Password 2!|Secret-but-weak/);
});
