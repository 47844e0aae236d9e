import { expect, jest, test } from '@jest/globals';
import { delay, HttpResponse, http } from 'msw';
import {
  createUser,
  deleteConnectionUser,
  deleteUser,
  findUsersByEmail,
  readUser,
  updateUser,
} from '../../apis/management.ts';
import { intercept } from '../support/intercept.ts';
import { answerWith, clientSecret, connect, json, tenant } from './management-wire.ts';
import { createMemoryCache } from './memory-cache.ts';

const server = intercept();
const userId = 'auth0|pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
const user = {
  user_id: userId,
  email: 'nora@acme.example',
  email_verified: false,
  app_metadata: {},
};
const hang = async () => {
  await delay('infinite');
  return HttpResponse.json({});
};
const stuckBody = () =>
  new HttpResponse(
    new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{')) }),
    {
      headers: { 'content-type': 'application/json' },
    },
  );

test('a user is read with a token of our own application, which the next run finds in the cache', async () => {
  const { tokens, asked } = answerWith(server, json(200, user));
  const cache = createMemoryCache();
  expect(await readUser(connect(cache), userId)).toEqual({ kind: 'found', user });
  expect(await readUser(connect(cache), userId)).toEqual({ kind: 'found', user });
  expect(tokens).toEqual([
    {
      grant_type: 'client_credentials',
      client_id: 'extension',
      client_secret: clientSecret,
      audience: `${tenant}/api/v2/`,
    },
  ]);
  expect(cache.ttls).toEqual([(86_400 - 60) * 1000]);
  expect(asked.map(({ url }) => url)).toEqual(
    Array(2).fill(`${tenant}/api/v2/users/${encodeURIComponent(userId)}`),
  );
  expect(asked[1]?.headers.get('authorization')).toBe('Bearer t1');
});

test('a token that Auth0 no longer takes is replaced once', async () => {
  const { tokens, asked } = answerWith(server, json(401, {}), json(200, user));
  expect((await readUser(connect(), userId)).kind).toBe('found');
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer t1',
    'Bearer t2',
  ]);
  answerWith(server, json(401, {}));
  expect(await readUser(connect(), userId)).toEqual({ kind: 'unavailable', status: 401 });
  expect(tokens).toHaveLength(2);
});

test('a token too large for the cache, or about to expire, is used but not kept', async () => {
  for (const token of [
    { access_token: 'x'.repeat(4097), expires_in: 86_400 },
    { access_token: 'short', expires_in: 59 },
    { access_token: 'endless' },
  ]) {
    answerWith(server, json(200, user));
    server.use(http.post(`${tenant}/oauth/token`, () => HttpResponse.json(token)));
    const cache = createMemoryCache();
    expect((await readUser(connect(cache), userId)).kind).toBe('found');
    expect(cache.ttls).toEqual([]);
  }
});

test('no token, no call', async () => {
  const { asked } = answerWith(server, json(200, user));
  for (const answer of [json(401, { error: 'access_denied' }), json(200, {}), json(500, {})]) {
    server.use(http.post(`${tenant}/oauth/token`, answer));
    expect(await readUser(connect(), userId)).toEqual({ kind: 'unavailable', status: 0 });
  }
  expect(asked).toEqual([]);
});

test('a change sends exactly what changes', async () => {
  const { asked } = answerWith(server, json(200, user));
  const changes = {
    email_verified: true,
    app_metadata: { confirmed_email: 'nora@acme.example', confirmation: null },
  };
  expect(await updateUser(connect(), userId, changes)).toEqual({ kind: 'updated', user });
  expect(asked[0]?.method).toBe('PATCH');
  expect(await asked[0]?.json()).toEqual(changes);
});

test('an address that somebody else has is told apart from every other refusal', async () => {
  const exists = {
    statusCode: 400,
    error: 'Bad Request',
    message: 'The specified new email already exists',
    errorCode: 'auth0_idp_error',
  };
  answerWith(server, json(400, exists));
  expect(await updateUser(connect(), userId, { email: 'tim@acme.example' })).toEqual({
    kind: 'email_exists',
  });
  expect(await updateUser(connect(), userId, { email_verified: true })).toEqual({
    kind: 'unavailable',
    status: 400,
  });
  answerWith(server, json(400, { statusCode: 400, message: 'Payload validation error' }));
  expect(await updateUser(connect(), userId, { email: 'x' })).toEqual({
    kind: 'unavailable',
    status: 400,
  });
});

test('a user who is gone is told apart from an outage', async () => {
  answerWith(server, json(404, { statusCode: 404, errorCode: 'inexistent_user' }));
  expect(await readUser(connect(), userId)).toEqual({ kind: 'not_found' });
  expect(await updateUser(connect(), userId, { email_verified: true })).toEqual({
    kind: 'not_found',
  });
});

test('users are sought by the email in lower case', async () => {
  const { asked } = answerWith(server, json(200, [user]));
  expect(await findUsersByEmail(connect(), 'Nora+x@Acme.example')).toEqual({
    kind: 'found',
    users: [user],
  });
  expect(new URL(asked[0]?.url ?? '').searchParams.get('email')).toBe('nora+x@acme.example');
});

test('an answer that is no list finds nobody and everybody: it is no answer', async () => {
  for (const body of [{}, null, 'users']) {
    answerWith(server, json(200, body));
    expect((await findUsersByEmail(connect(), 'nora@acme.example')).kind).toBe('unavailable');
  }
});

const newUser = {
  connection: 'product-accounts',
  userId: 'sdm|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|7',
  email: 'closed-1@product-accounts.invalid',
  password: 'Rand0m!Rand0m!',
};

test('a user is created under its bare id, unverified, and Auth0 mails nobody', async () => {
  const { asked } = answerWith(server, json(201, user));
  expect(await createUser(connect(), newUser)).toEqual({ kind: 'created', user });
  expect(asked[0]?.method).toBe('POST');
  const { userId: user_id, ...rest } = newUser;
  expect(await asked[0]?.json()).toEqual({
    ...rest,
    user_id,
    email_verified: false,
    verify_email: false,
  });
});

test('a user who exists is told apart from a refusal and from an outage', async () => {
  const exists = { statusCode: 409, message: 'The user already exists.' };
  answerWith(server, json(409, exists));
  expect(await createUser(connect(), newUser)).toEqual({ kind: 'exists' });
  for (const status of [400, 403, 500]) {
    answerWith(server, json(status, {}));
    expect(await createUser(connect(), newUser)).toEqual({ kind: 'unavailable', status });
  }
});

test('a deletion names the user, or the connection and the email in lower case', async () => {
  const { asked } = answerWith(server, () => new HttpResponse(null, { status: 204 }));
  expect(await deleteUser(connect(), userId)).toEqual({ kind: 'deleted' });
  expect(await deleteConnectionUser(connect(), 'con_1', 'Nora@Acme.example')).toEqual({
    kind: 'deleted',
  });
  expect(asked.map(({ method, url }) => [method, url])).toEqual([
    ['DELETE', `${tenant}/api/v2/users/${encodeURIComponent(userId)}`],
    ['DELETE', `${tenant}/api/v2/connections/con_1/users?email=nora%40acme.example`],
  ]);
});

test('who is gone already counts as deleted; a connection that is none, and an outage, do not', async () => {
  answerWith(server, json(404, {}));
  expect(await deleteUser(connect(), userId)).toEqual({ kind: 'deleted' });
  expect(await deleteConnectionUser(connect(), 'con_1', 'a@b.example')).toEqual({
    kind: 'no_such_connection',
  });
  answerWith(server, json(403, {}));
  expect(await deleteUser(connect(), userId)).toEqual({ kind: 'unavailable', status: 403 });
  expect(await deleteConnectionUser(connect(), 'con_1', 'a@b.example')).toEqual({
    kind: 'unavailable',
    status: 403,
  });
});

test.each<[string, () => Response | Promise<Response>, number]>([
  ['429 with a long Retry-After', json(429, {}, { 'retry-after': '60' }), 429],
  ['403', json(403, { errorCode: 'insufficient_scope' }), 403],
  ['500', json(500, {}), 500],
  ['HTML 502', () => HttpResponse.html('<h1>Bad</h1>', { status: 502 }), 502],
  ['a closed socket', () => HttpResponse.error(), 0],
  ['a hang', hang, 0],
  ['a body that never ends', stuckBody, 0],
])('%s is told once and soon, without a word on the console', async (_, answer, status) => {
  const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => {}),
  );
  const { asked } = answerWith(server, answer);
  const outcome = await updateUser(connect(), userId, { email_verified: true });
  expect(outcome.kind).toBe('unavailable');
  const limit = status === 429 && { retryAfterMs: 60_000 };
  expect(outcome).toEqual({ kind: 'unavailable', status, ...limit });
  expect(asked).toHaveLength(1);
  for (const spy of said) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});
