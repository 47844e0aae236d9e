import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jwtVerify } from 'jose';
import { delay, HttpResponse, http, type JsonBodyType } from 'msw';
import {
  type ConnectedProduct,
  claim,
  connectProduct,
  lookUp,
  release,
  requestPasswordReset,
  verify,
} from '../../apis/product-identity.ts';
import { intercept } from '../support/intercept.ts';

const server = intercept();
const url = 'https://acme.pim.example';
const account = {
  id: '42',
  email: 'nora@acme.example',
  username: 'nora',
  given_name: 'Nora',
  family_name: 'Lindqvist',
  name: 'Nora Lindqvist',
  locale: 'en-US',
  enabled: true,
  claimed_by: null,
};
const nora = {
  id: '42',
  email: 'nora@acme.example',
  username: 'nora',
  givenName: 'Nora',
  familyName: 'Lindqvist',
  name: 'Nora Lindqvist',
  enabled: true,
  claimedBy: null,
};

function connect(): ConnectedProduct {
  const product = {
    id: 'pim',
    url,
    issuer: 'https://login.example/',
    key: 'k'.repeat(32),
  } as const;
  return { ...connectProduct({ ...product, now: Date.now() }), deadlineMs: 150 };
}

type Answer = () => Response | Promise<Response>;

/** Gives these answers in turn, the last one again and again; returns what was asked. */
function answerWith(...answers: Answer[]): Request[] {
  const asked: Request[] = [];
  server.use(
    http.all(`${url}/identity/v1/*`, ({ request }) => {
      asked.push(request.clone());
      return answers[Math.min(asked.length, answers.length) - 1]?.();
    }),
  );
  return asked;
}

const json =
  (status: number, body?: JsonBodyType, headers = {}) =>
  () =>
    HttpResponse.json(body, { status, headers });
const empty = (status: number) => () => new HttpResponse(null, { status });
const problem = (status: number, type: string) => () =>
  HttpResponse.json(
    { type, title: 'No', status },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
const html = (status: number) => () => HttpResponse.html('<h1>Hello</h1>', { status });
const hang = async () => {
  await delay('infinite');
  return HttpResponse.json({});
};
const credentials = 'https://claims.akeneo.cloud/problems/credentials';

const noAnswers: [string, Answer, object][] = [
  [
    '429 with Retry-After',
    json(429, {}, { 'retry-after': '30' }),
    { kind: 'unavailable', why: 'throttled' },
  ],
  ['500', json(500, {}), { kind: 'unavailable', why: 'server_error' }],
  [
    '500 with a credentials problem',
    problem(500, `${credentials}/wrong`),
    { kind: 'unavailable', why: 'server_error' },
  ],
  ['HTML 502', html(502), { kind: 'unavailable', why: 'gateway' }],
  ['503', json(503, {}), { kind: 'unavailable', why: 'gateway' }],
  ['504', html(504), { kind: 'unavailable', why: 'gateway' }],
  ['HTML 200', html(200), { kind: 'unavailable', why: 'not_json' }],
  ['{}', json(200, {}), { kind: 'unavailable', why: 'malformed' }],
  ['[]', json(200, []), { kind: 'unavailable', why: 'malformed' }],
  ['null', json(200, null), { kind: 'unavailable', why: 'malformed' }],
  [
    'truncated JSON',
    () => new HttpResponse('{"acc', { headers: { 'content-type': 'application/json' } }),
    { kind: 'unavailable', why: 'malformed' },
  ],
  ['201', json(201, { account, accounts: [account] }), { kind: 'unavailable', why: 'malformed' }],
  ['an empty 200', empty(200), { kind: 'unavailable', why: 'malformed' }],
  [
    'a redirect to the login page',
    () => HttpResponse.redirect(`${url}/user/login`, 302),
    { kind: 'unavailable', why: 'redirect' },
  ],
  [
    'a redirect to another host',
    () => HttpResponse.redirect('https://evil.example/', 307),
    { kind: 'unavailable', why: 'redirect' },
  ],
  ['a hang', hang, { kind: 'unavailable', why: 'timeout' }],
  ['a closed socket', () => HttpResponse.error(), { kind: 'unavailable', why: 'network' }],
  ['401 without a problem', json(401, {}), { kind: 'misconfigured', status: 401 }],
  [
    '401 of our own token',
    problem(401, 'https://claims.akeneo.cloud/problems/request/unauthorized'),
    { kind: 'misconfigured', status: 401 },
  ],
  ['HTML 401 of a proxy', html(401), { kind: 'misconfigured', status: 401 }],
  ['HTML 403 of a proxy', html(403), { kind: 'misconfigured', status: 403 }],
  [
    '401 with the type of another status',
    problem(401, `${credentials}/disabled`),
    { kind: 'misconfigured', status: 401 },
  ],
  ['400', json(400, {}), { kind: 'misconfigured', status: 400 }],
  ['404', json(404, {}), { kind: 'misconfigured', status: 404 }],
  ['423 without a problem', empty(423), { kind: 'misconfigured', status: 423 }],
];

test('the right password: the account, its fields and no others, after one call that proves who asks', async () => {
  const asked = answerWith(
    json(200, { account: { ...account, roles: ['admin'], email_verified: true } }),
  );
  const product = connect();
  expect(await verify(product, 'nora', 'pässword "x"')).toEqual({ kind: 'valid', account: nora });
  expect(asked).toHaveLength(1);
  const [request] = asked;
  expect(request?.method).toBe('POST');
  expect(request?.url).toBe(`${url}/identity/v1/credentials/verify`);
  expect(await request?.json()).toEqual({ identifier: 'nora', password: 'pässword "x"' });
  const token = request?.headers.get('authorization')?.replace('Bearer ', '') ?? '';
  const { payload, protectedHeader } = await jwtVerify(
    token,
    new TextEncoder().encode(product.key),
    {
      issuer: product.issuer,
      audience: url,
    },
  );
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  [401, 'wrong'],
  [403, 'disabled'],
  [423, 'locked'],
] as const)('%i %s is a refusal of the person, after one call', async (status, reason) => {
  const asked = answerWith(problem(status, `${credentials}/${reason}`));
  expect(await verify(connect(), 'nora', 'x')).toEqual({ kind: 'rejected', reason });
  expect(asked).toHaveLength(1);
});

test.each([...noAnswers, ['409', json(409, {}), { kind: 'misconfigured', status: 409 }] as const])(
  'verify: %s is no refusal of the person, and is not tried again',
  async (_, answer, expected) => {
    const asked = answerWith(answer);
    expect(await verify(connect(), 'nora', 'x')).toEqual(expected);
    expect(asked).toHaveLength(1);
  },
);

test('whatever a product answers, verify says wrong only for the problem type that says so', async () => {
  let body: unknown;
  let status = 200;
  server.use(
    http.post(`${url}/identity/v1/credentials/verify`, () =>
      HttpResponse.json(body as JsonBodyType, { status }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 201, 400, 401, 403, 404, 409, 422, 423, 429, 500, 503),
      fc.oneof(fc.jsonValue(), fc.record({ type: fc.string(), account: fc.jsonValue() })),
      async (nextStatus, nextBody) => {
        [status, body] = [nextStatus, nextBody];
        expect(['unavailable', 'misconfigured']).toContain(
          (await verify(connect(), 'nora', 'x')).kind,
        );
      },
    ),
  );
});

test.each<[string, object]>([
  ['no id', { id: undefined }],
  ['an id that is a number', { id: 42 }],
  ['an id that reads as another key', { id: '42|sdm' }],
  ['no email', { email: undefined }],
  ['an email that is none', { email: 'nora' }],
  ['two emails', { email: 'nora@acme.example,x@acme.example' }],
  ['an email with a line break', { email: 'nora@acme.example\nBcc: x@y.example' }],
  ['a huge email', { email: `${'x'.repeat(255)}@acme.example` }],
  ['a huge name', { name: 'x'.repeat(256) }],
  ['a huge given name', { given_name: 'x'.repeat(101) }],
  ['a name that is an object', { family_name: { toString: 'x' } }],
  ['enabled as a text', { enabled: 'true' }],
  ['no word about enabled', { enabled: undefined }],
  ['no word about the claim', { claimed_by: undefined }],
  ['a claim that is a flag', { claimed_by: false }],
  ['a huge claim', { claimed_by: 'x'.repeat(256) }],
  ['a username that is a list', { username: ['nora'] }],
])('an account with %s is no answer', async (_, change) => {
  answerWith(
    json(200, { account: { ...account, ...change }, accounts: [{ ...account, ...change }] }),
  );
  const malformed = { kind: 'unavailable', why: 'malformed' };
  expect(await verify(connect(), 'nora', 'x')).toEqual(malformed);
  expect(await lookUp(connect(), 'nora')).toEqual(malformed);
});

test('an account cannot smuggle anything through its prototype', async () => {
  const text = `{"account": {"__proto__": ${JSON.stringify(account)}, "constructor": {"prototype": {"admin": true}}}}`;
  answerWith(() => new HttpResponse(text, { headers: { 'content-type': 'application/json' } }));
  expect(await verify(connect(), 'nora', 'x')).toEqual({ kind: 'unavailable', why: 'malformed' });
  expect({}).not.toHaveProperty('admin');
});

test('an account of a product without usernames has none', async () => {
  const { username, ...rest } = account;
  answerWith(json(200, { accounts: [rest] }));
  expect(await lookUp(connect(), 'nora@acme.example')).toEqual({
    kind: 'found',
    account: { ...nora, username: null },
  });
});

test('a look-up asks once, without a password, for the identifier as it was typed', async () => {
  const asked = answerWith(json(200, { accounts: [] }));
  expect(await lookUp(connect(), 'a+b&c=@acme.example')).toEqual({ kind: 'nobody' });
  expect(asked).toHaveLength(1);
  const question = new URL(asked[0]?.url ?? '');
  expect(question.pathname).toBe('/identity/v1/accounts');
  expect([...question.searchParams]).toEqual([['identifier', 'a+b&c=@acme.example']]);
});

test('two accounts for one identifier are no answer', async () => {
  answerWith(json(200, { accounts: [account, { ...account, id: '43' }] }));
  expect(await lookUp(connect(), 'nora')).toEqual({ kind: 'unavailable', why: 'malformed' });
});

test.each(noAnswers)('look-up: %s is never "nobody"', async (_, answer, expected) => {
  answerWith(answer);
  expect(await lookUp(connect(), 'nora')).toEqual(expected);
});

test('a look-up, a claim and a release are tried once more where nobody answered, with another token', async () => {
  for (const [act, good, expected] of [
    [
      (p: ConnectedProduct) => lookUp(p, 'nora'),
      json(200, { accounts: [account] }),
      { kind: 'found', account: nora },
    ],
    [(p: ConnectedProduct) => claim(p, '42', 'auth0|x'), empty(204), { kind: 'claimed' }],
    [(p: ConnectedProduct) => release(p, '42', 'auth0|x'), empty(204), { kind: 'released' }],
  ] as const) {
    for (const bad of [html(503), json(500, {}), () => HttpResponse.error()]) {
      const asked = answerWith(bad, good);
      expect(await act(connect())).toEqual(expected);
      expect(new Set(asked.map(({ headers }) => headers.get('authorization'))).size).toBe(2);
    }
  }
});

test('nothing is asked a third time, nor again after 429 or a refusal', async () => {
  for (const [answer, lookUps, claims] of [
    [html(503), 2, 2],
    // Somebody waits for a look-up; a claim that was not answered may have been carried out.
    [hang, 1, 2],
    [json(429, {}), 1, 1],
    [json(404, {}), 1, 1],
  ] as const) {
    const asked = answerWith(answer);
    await lookUp(connect(), 'nora');
    expect(asked).toHaveLength(lookUps);
    asked.length = 0;
    await claim(connect(), '42', 'auth0|x');
    expect(asked).toHaveLength(claims);
  }
});

test('a claim and a release name the account, and 409 means that another one holds it', async () => {
  const user = 'auth0|pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
  const asked = answerWith(empty(204));
  await claim(connect(), '42', user);
  await release(connect(), '42', user);
  expect(asked.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
    ['PUT', '/identity/v1/accounts/42/product-cloud'],
    ['DELETE', '/identity/v1/accounts/42/product-cloud'],
  ]);
  for (const request of asked) expect(await request.json()).toEqual({ account: user });
  answerWith(problem(409, 'https://claims.akeneo.cloud/problems/accounts/held'));
  expect(await claim(connect(), '42', user)).toEqual({ kind: 'held_by_another' });
  expect(await release(connect(), '42', user)).toEqual({ kind: 'held_by_another' });
});

test.each(noAnswers)(
  'claim and release: %s is not "claimed", "released" or "held by another"',
  async (_, answer, expected) => {
    answerWith(answer);
    expect(await claim(connect(), '42', 'auth0|x')).toEqual(expected);
    expect(await release(connect(), '42', 'auth0|x')).toEqual(expected);
  },
);

test('a reset is asked for once and accepted by 202 alone', async () => {
  const asked = answerWith(empty(202));
  expect(await requestPasswordReset(connect(), 'nora@acme.example')).toEqual({ kind: 'accepted' });
  expect(await asked[0]?.json()).toEqual({ identifier: 'nora@acme.example' });
});

test.each(noAnswers)(
  'reset: %s is not "accepted", and is not tried again',
  async (_, answer, expected) => {
    const asked = answerWith(answer);
    expect(await requestPasswordReset(connect(), 'nora@acme.example')).toEqual(expected);
    expect(asked).toHaveLength(1);
  },
);

test('no outcome holds the password, the key or the token', async () => {
  for (const [, answer] of noAnswers) {
    const asked = answerWith(answer);
    const outcome = JSON.stringify(await verify(connect(), 'nora', 'hunter2-secret'));
    const token = asked[0]?.headers.get('authorization') ?? 'Bearer';
    for (const secret of ['hunter2-secret', 'k'.repeat(32), token])
      expect(outcome).not.toContain(secret);
  }
});

test('a claim and a release of an account that the product has deleted say so; any other 404 is a refusal of ours', async () => {
  const base = 'https://claims.akeneo.cloud/problems';
  for (const act of [claim, release]) {
    const asked = answerWith(problem(404, `${base}/accounts/unknown`));
    expect(await act(connect(), '42', 'auth0|x')).toEqual({ kind: 'no_such_account' });
    expect(asked).toHaveLength(1);
    for (const answer of [json(404, {}), problem(404, `${base}/organizations/unknown`)]) {
      answerWith(answer);
      expect(await act(connect(), '42', 'auth0|x')).toEqual({ kind: 'misconfigured', status: 404 });
    }
  }
});
