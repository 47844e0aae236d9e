import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ManagementClient } from 'auth0';
import type { Client, User } from '../../local/tenant/store/types.ts';
import { launchBrowser, openBrowser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { nora } from './sign-in.ts';

let world: TestWorld;
let domain: string;
let extension: Client;
let api: ManagementClient;
let user: User;

beforeAll(async () => {
  world = await startTestWorld({ ratePlan: 'enterprise' });
  domain = (await world.urls()).management;
  extension = (await world.clients()).find(({ name }) => name === 'Tenant extension') as Client;
  api = connect(extension);
  user = await bringOver(nora);
}, 60_000);
afterAll(() => world?.close());

function connect({ client_id, client_secret }: { client_id: string; client_secret: string }) {
  return new ManagementClient({ domain, clientId: client_id, clientSecret: client_secret });
}

/** Types the password of the PIM once, which makes a user of the tenant, and leaves before the email is confirmed. */
async function bringOver({ email, password }: typeof nora): Promise<User> {
  const browser = await launchBrowser();
  try {
    const page = await (await openBrowser(browser)).newPage();
    await signIn(page, world, { product: 'pim', organization: 'acme' }, email, password);
    await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  } finally {
    await browser.close();
  }
  return findUser(email);
}

async function findUser(email: string): Promise<User> {
  const found = (await world.users()).find((one) => one.email === email);
  if (found === undefined) throw new Error(`no user has ${email}`);
  return found;
}

test('a user is read as Auth0 shows them: metadata and identities, never a password', async () => {
  const read = await api.users.get(user.user_id, {});
  expect(read).toMatchObject({
    user_id: 'auth0|pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|1',
    email: nora.email,
    email_verified: false,
    identities: [
      {
        provider: 'auth0',
        connection: 'akeneo-product-cloud',
        user_id: 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|1',
        isSocial: false,
      },
    ],
    logins_count: 1,
  });
  expect(read.app_metadata).toEqual(user.app_metadata);
  expect(JSON.stringify(read)).not.toMatch(/password_?hash|scrypt|Copper/i);
  const only = await api.users.get(user.user_id, { fields: 'email,user_id', include_fields: true });
  expect(only).toEqual({ email: nora.email, user_id: user.user_id });
});

test('metadata is merged on its first level, and null takes a key away', async () => {
  await api.users.update(user.user_id, {
    app_metadata: { kept: 1, nested: { a: 1, b: 2 }, gone: true },
  });
  const updated = await api.users.update(user.user_id, {
    app_metadata: { nested: { b: 3 }, gone: null },
    user_metadata: { theme: 'dark' },
  });
  const expected = { ...user.app_metadata, kept: 1, nested: { b: 3 } };
  expect(updated).toMatchObject({ app_metadata: expected, user_metadata: { theme: 'dark' } });
  expect((await findUser(nora.email)).app_metadata).toEqual(expected);
});

test('users are found by email, exactly; nobody is an empty list', async () => {
  const [found, ...others] = await api.users.listUsersByEmail({ email: nora.email });
  expect(found).toMatchObject({ user_id: user.user_id });
  expect(others).toEqual([]);
  expect(await api.users.listUsersByEmail({ email: nora.email.toUpperCase() })).toEqual([]);
  const page = await api.users.list({ q: `email:"${nora.email}"` });
  expect(page.data.map(({ user_id }) => user_id)).toEqual([user.user_id]);
});

test('the headers tell how often the API may be called', async () => {
  const { rawResponse } = await api.users.get(user.user_id, {}).withRawResponse();
  expect(Number(rawResponse.headers.get('x-ratelimit-remaining'))).toBeLessThan(
    Number(rawResponse.headers.get('x-ratelimit-limit')),
  );
});

const refusals: [string, () => Promise<unknown>, object][] = [
  [
    'somebody who is not there',
    () => api.users.get('auth0|nobody', {}),
    {
      name: 'NotFoundError',
      statusCode: 404,
      body: {
        statusCode: 404,
        error: 'Not Found',
        message: 'The user does not exist.',
        errorCode: 'inexistent_user',
      },
    },
  ],
  [
    'an id that is none',
    () => api.users.get('nobody', {}),
    { name: 'BadRequestError', body: { statusCode: 400, errorCode: 'invalid_uri' } },
  ],
  [
    'a field that the API does not know',
    () => api.users.update(user.user_id, Object({ favourite: 'blue' })),
    {
      name: 'BadRequestError',
      body: {
        statusCode: 400,
        error: 'Bad Request',
        message: "Payload validation error: 'Additional properties not allowed: favourite'.",
        errorCode: 'invalid_body',
      },
    },
  ],
  [
    'what the application was not granted',
    () => api.users.delete(user.user_id),
    {
      name: 'ForbiddenError',
      body: {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Insufficient scope, expected any of: delete:users',
        errorCode: 'insufficient_scope',
      },
    },
  ],
  [
    'a wrong secret',
    () => connect({ ...extension, client_secret: 'wrong' }).users.get(user.user_id, {}),
    { statusCode: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } },
  ],
  [
    'a token that this tenant did not sign',
    () => new ManagementClient({ domain, token: 'a.b.c' }).users.get(user.user_id, {}),
    { name: 'UnauthorizedError', body: { statusCode: 401, error: 'Unauthorized' } },
  ],
];

test.each(refusals)('%s is refused as Auth0 refuses it', async (_, call, error) => {
  await expect(call()).rejects.toMatchObject(error);
});

test('what the local tenant lacks is answered once, with 404: the SDK would repeat anything worse', async () => {
  await world.resetCalls();
  await expect(api.stats.getDaily()).rejects.toMatchObject({ statusCode: 404 });
  expect(await world.calls()).toHaveLength(1);
});
