import { expect, test } from '@jest/globals';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import {
  addUser,
  identitiesPath,
  julia,
  juliaPath,
  key,
  makeApi,
  peopleId,
  productAccounts,
} from './fixture.ts';

const people = 'akeneo-product-cloud';
const closed = 'closed@product-accounts.invalid';
const link = { provider: 'auth0', user_id: key, connection_id: productAccounts.id };
const unlinkPath = `${identitiesPath}/auth0/${encodeURIComponent(key)}`;

async function makePair() {
  const api = makeApi();
  const primary = await addUser(api.tenant, julia, 'julia@acme.test', { own: 1 });
  await addUser(api.tenant, key, closed, { lost: 1 }, productAccounts.name);
  return { ...api, primary };
}

test.each([
  ['bare', key],
  ['whole', `auth0|${key}`],
])('a user becomes an identity of another one, named by its %s id', async (_, user_id) => {
  const { tenant, send, primary } = await makePair();
  const { status, body } = await send('POST', identitiesPath, { ...link, user_id });
  expect(status).toBe(201);
  expect(body).toEqual([
    {
      profileData: expect.objectContaining({ email: 'julia@acme.test', email_verified: false }),
      connection: people,
      user_id: julia,
      provider: 'auth0',
      isSocial: false,
    },
    {
      profileData: expect.objectContaining({ email: closed, email_verified: false }),
      connection: 'product-accounts',
      user_id: key,
      provider: 'auth0',
      isSocial: false,
    },
  ]);
  expect([...tenant.state.users.values()]).toEqual([primary]);
  expect(primary.app_metadata).toEqual({ own: 1 });
  const { identities } = (await send('GET', juliaPath)).body;
  expect(identities[0]).not.toHaveProperty('profileData');
  expect(identities[1].profileData.email).toBe(closed);
  expect((await send('GET', `/users-by-email?email=${closed}`)).body).toEqual([]);
});

test('what cannot be linked is refused with the words of Auth0, and nothing moves', async () => {
  const { tenant, send, primary } = await makePair();
  const third = await addUser(tenant, 'pim|x|1', 'third@acme.test');
  const cases: [object, number, string][] = [
    [
      { ...link, user_id: julia, connection_id: peopleId },
      400,
      'Main identity and the new one are the same.',
    ],
    [{ ...link, user_id: 'sdm|x|9' }, 400, 'Linking to an inexistent identity is not allowed.'],
    [
      { ...link, connection_id: peopleId },
      400,
      'Linking to an inexistent identity is not allowed.',
    ],
    [
      { provider: 'auth0', user_id: key },
      400,
      'Linking to an inexistent identity requires a connection.',
    ],
    [{ ...link, connection_id: 'con_0123456789abcdef' }, 400, 'Connection does not exist.'],
    [
      { ...link, connection_id: 'product-accounts' },
      400,
      "Payload validation error: 'Object didn't pass validation for format connection_id on property connection_id'.",
    ],
    [
      { ...link, email: 'x' },
      400,
      "Payload validation error: 'Additional properties not allowed: email'.",
    ],
  ];
  for (const [body, statusCode, message] of cases) {
    expect((await send('POST', identitiesPath, body)).body).toMatchObject({ statusCode, message });
  }
  expect(primary.identities).toHaveLength(1);

  const thirdPath = `/users/${encodeURIComponent(third.user_id)}/identities`;
  expect((await send('POST', thirdPath, link)).status).toBe(201);
  for (const path of [thirdPath, identitiesPath]) {
    expect((await send('POST', path, link)).body).toMatchObject({
      statusCode: 409,
      message: 'Specified identity already exists.',
    });
  }
  expect((await send('POST', '/users/auth0%7Cnobody/identities', link)).status).toBe(404);
});

test('an unlinked identity is a user again, and its id is no longer free', async () => {
  const { tenant, send, primary } = await makePair();
  await send('POST', identitiesPath, link);
  const { status, body } = await send('DELETE', unlinkPath);
  expect(status).toBe(200);
  expect(body).toMatchObject([{ user_id: julia }]);
  expect(body).toHaveLength(1);
  expect(primary.identities).toHaveLength(1);
  expect(tenant.state.users.get(`auth0|${key}`)).toMatchObject({ email: closed, app_metadata: {} });
});

test('an id with auth0| in front, or nobody’s, unlinks nothing and still answers 200', async () => {
  const { send } = await makePair();
  await send('POST', identitiesPath, link);
  for (const id of [`auth0|${key}`, 'sdm|x|9']) {
    const path = `${identitiesPath}/auth0/${encodeURIComponent(id)}`;
    const { status, body } = await send('DELETE', path);
    expect([status, body.length]).toEqual([200, 2]);
  }
});

test('the first identity stays, and so does one whose id somebody else has by now', async () => {
  const { tenant, send, primary } = await makePair();
  await send('POST', identitiesPath, link);
  const first = await send('DELETE', `${identitiesPath}/auth0/${encodeURIComponent(julia)}`);
  expect(first.status).toBe(400);
  await addUser(tenant, key, 'late@acme.test');
  expect((await send('DELETE', unlinkPath)).body).toMatchObject({
    statusCode: 409,
    message: 'The user already exists.',
  });
  expect(primary.identities).toHaveLength(2);
});

test('with its connection, a linked identity’s address changes: the account keeps its own', async () => {
  const { tenant, send, primary } = await makePair();
  await send('POST', identitiesPath, link);
  primary.email_verified = true;
  const { status } = await send('PATCH', juliaPath, {
    connection: 'product-accounts',
    email: 'shut@product-accounts.invalid',
  });
  expect(status).toBe(200);
  expect(primary).toMatchObject({ email: 'julia@acme.test', email_verified: true });
  expect(primary.identities[1]?.profileData).toMatchObject({
    email: 'shut@product-accounts.invalid',
    email_verified: false,
  });
  expect(findCredential(tenant, 'product-accounts', closed)).toBeUndefined();
});

test('the connection of the first identity means that one; of several linked ones none', async () => {
  const { tenant, send, primary } = await makePair();
  await addUser(tenant, 'pim|x|1', 'second@acme.test');
  await addUser(tenant, 'sdm|x|2', 'other@acme.test', {}, productAccounts.name);
  for (const [user_id, connection_id] of [
    ['pim|x|1', peopleId],
    ['sdm|x|2', productAccounts.id],
    [key, productAccounts.id],
  ]) {
    const body = { provider: 'auth0', user_id, connection_id };
    expect((await send('POST', identitiesPath, body)).status).toBe(201);
  }
  await send('PATCH', juliaPath, { connection: people, email: 'new@acme.test' });
  expect(primary.email).toBe('new@acme.test');
  expect(findCredential(tenant, people, 'second@acme.test')).toBeDefined();

  const change = { connection: 'product-accounts', email: 'which@acme.test' };
  expect((await send('PATCH', juliaPath, change)).status).toBe(400);
});

test('a deleted account takes its linked identities with it', async () => {
  const { tenant, send } = await makePair();
  await send('POST', identitiesPath, link);
  expect((await send('DELETE', juliaPath)).status).toBe(204);
  expect(tenant.state.users.size).toBe(0);
  expect(tenant.state.credentials.byIdentity.size).toBe(0);
});

test('a connection’s user is deleted by email, in any case, with all that it has', async () => {
  const { tenant, send, primary } = await makePair();
  createSession(tenant, { user_id: primary.user_id, connection: people });
  const remove = (id: string, email: string) =>
    send('DELETE', `/connections/${id}/users?email=${encodeURIComponent(email)}`);
  expect((await remove(productAccounts.id, 'julia@acme.test')).status).toBe(204);
  expect(tenant.state.users.size).toBe(2);
  expect((await remove(peopleId, 'Julia@acme.test')).status).toBe(204);
  expect([...tenant.state.users.keys()]).toEqual([`auth0|${key}`]);
  expect(tenant.state.credentials.byIdentity.size).toBe(1);
  expect(tenant.state.sessions.size).toBe(0);
  expect((await remove(peopleId, 'julia@acme.test')).status).toBe(204);

  expect((await remove('con_0123456789abcdef', 'a@b.test')).body).toMatchObject({
    statusCode: 404,
    errorCode: 'inexistent_connection',
  });
  expect((await send('DELETE', `/connections/${peopleId}/users`)).status).toBe(400);
});

test('a linked identity stays listed when its connection forgets it, and opens nothing', async () => {
  const { tenant, send, primary } = await makePair();
  await send('POST', identitiesPath, link);
  await send('DELETE', `/connections/${productAccounts.id}/users?email=${closed}`);
  expect(primary.identities).toHaveLength(2);
  expect(findCredential(tenant, 'product-accounts', closed)).toBeUndefined();
});
