import { expect, test } from '@jest/globals';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { verifyPassword } from '../../local/tenant/store/passwords.ts';
import { addUser, julia, key, makeApi, productAccounts } from './fixture.ts';

const body = {
  connection: productAccounts.name,
  user_id: key,
  email: 'Closed-1@product-accounts.invalid',
  password: 'Rand0m-Password!',
};

test('a user is created in the named connection, with the id after auth0| and the password', async () => {
  const { tenant, send } = makeApi();
  const { status, body: created } = await send('POST', '/users', {
    ...body,
    verify_email: false,
    app_metadata: { a: 1 },
  });
  expect(status).toBe(201);
  expect(created).toMatchObject({
    user_id: `auth0|${key}`,
    email: 'closed-1@product-accounts.invalid',
    email_verified: false,
    app_metadata: { a: 1 },
    identities: [
      { connection: 'product-accounts', provider: 'auth0', user_id: key, isSocial: false },
    ],
  });
  expect(created).not.toHaveProperty('logins_count');
  const credential = findCredential(tenant, 'product-accounts', created.email);
  expect(await verifyPassword(credential, body.password)).toBe(true);
  expect(findCredential(tenant, 'akeneo-product-cloud', created.email)).toBeUndefined();
});

test('a user without an id gets one, and can be blocked from the start', async () => {
  const { tenant, send } = makeApi();
  const { user_id: _, ...rest } = body;
  const { body: created } = await send('POST', '/users', {
    ...rest,
    email_verified: true,
    blocked: true,
    given_name: 'Julia',
  });
  expect(created.user_id).toMatch(/^auth0\|[0-9a-f]{24}$/);
  expect(tenant.state.users.get(created.user_id)).toMatchObject({
    email_verified: true,
    blocked: true,
    given_name: 'Julia',
  });
});

test.each([
  ['its id, in whatever connection', { user_id: julia }],
  ['its email, in any case', { connection: 'akeneo-product-cloud', email: 'JULIA@acme.test' }],
])('409 for a user who exists: %s', async (_, same) => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  expect((await send('POST', '/users', { ...body, ...same })).body).toEqual({
    statusCode: 409,
    error: 'Conflict',
    message: 'The user already exists.',
    errorCode: 'user_exists',
  });
  expect(tenant.state.users.size).toBe(1);
});

test('the same email in another connection is another user', async () => {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  expect((await send('POST', '/users', { ...body, email: 'julia@acme.test' })).status).toBe(201);
});

test('what Auth0 would not create is refused, and nobody is', async () => {
  const { tenant, send } = makeApi();
  const cases: [object, string][] = [
    [
      { ...body, username: 'julia' },
      "Payload validation error: 'Additional properties not allowed: username'.",
    ],
    [
      { ...body, user_id: 'a b' },
      "Payload validation error: 'Object didn't pass validation for format user_id on property user_id'.",
    ],
    [
      { ...body, name: null },
      "Payload validation error: 'Expected type string but found type null on property name'.",
    ],
    [{}, "Payload validation error: 'Missing required property: email'."],
    [{ ...body, connection: 'nowhere' }, 'Connection does not exist.'],
    [{ ...body, password: 'weak' }, 'PasswordStrengthError: Password is too weak'],
    [
      { ...body, app_metadata: { email: 'x' } },
      "Payload validation error: 'Invalid property name email on property app_metadata'.",
    ],
  ];
  for (const [wrong, message] of cases) {
    expect((await send('POST', '/users', wrong)).body).toMatchObject({ statusCode: 400, message });
  }
  expect(tenant.state.users.size).toBe(0);
});
