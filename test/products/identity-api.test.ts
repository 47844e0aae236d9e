import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createTestProduct, person, type TestProduct } from './fixture.ts';
import { describedAnswers, findMistakes, listExamples } from './open-api.ts';

let pim: TestProduct;
let sdm: TestProduct;
const reached = new Set<string>();

beforeAll(async () => {
  [pim, sdm] = [await createTestProduct('pim'), await createTestProduct('sdm')];
});
afterAll(() => {
  for (const { close } of [pim, sdm]) close();
});

/** The status, after the whole answer was found to be one that the contract describes. */
async function judge(operationId: string, asked: Promise<Response>): Promise<number> {
  const answer = await asked;
  const status = String(answer.status);
  const described = describedAnswers.find(
    (one) => one.operationId === operationId && one.status === status,
  );
  if (!described) throw new Error(`${operationId} does not describe ${status}`);
  reached.add(`${operationId} ${status}`);
  const body = await answer.text();
  const [media] = described.mediaTypes;
  if (!media) {
    expect(body).toBe('');
    return answer.status;
  }
  const [name, { schema }] = media;
  expect(answer.headers.get('content-type')).toBe(name);
  expect(findMistakes(schema, JSON.parse(body))).toEqual([]);
  return answer.status;
}

test('every example in the contract fits its own schema', () => {
  const examples = listExamples();
  expect(examples.length).toBeGreaterThan(15);
  const mistakes = examples.flatMap(({ where, schema, value }) =>
    findMistakes(schema, value).map((mistake) => `${where}: ${mistake}`),
  );
  expect(mistakes).toEqual([]);
});

test('the checker finds an account without an id', () => {
  const [answer] = describedAnswers.filter(
    ({ operationId, status }) => operationId === 'verifyCredentials' && status === '200',
  );
  const schema = answer?.mediaTypes[0]?.[1].schema ?? {};
  expect(findMistakes(schema, { account: { email: 'a@b.example' } })).toContain(
    "/account must have required property 'id'",
  );
});

test('verify: right, wrong, disabled, locked', async () => {
  const verify = (name: string, password = person('pim', name).password ?? 'x') =>
    judge('verifyCredentials', pim.verify(person('pim', name).email, password));
  expect(await verify('Nora Lindqvist')).toBe(200);
  expect(await verify('Nora Lindqvist', 'not it')).toBe(401);
  expect(await verify('Peter Faber')).toBe(403);
  expect(await verify('Lena Brandt')).toBe(423);
  expect(await judge('verifyCredentials', pim.verify('nobody@acme.example', 'x'))).toBe(401);
});

test('verify: a PIM account has a username, an SDM account has none', async () => {
  const [nora, hanna] = [person('pim', 'Nora Lindqvist'), person('sdm', 'Hanna Virtanen')];
  const inPim = await pim.verify(nora.email, nora.password ?? '');
  expect(await inPim.json()).toEqual({
    account: {
      id: '1',
      email: 'nora.lindqvist@acme.example',
      username: 'nora',
      given_name: 'Nora',
      family_name: 'Lindqvist',
      name: 'Nora Lindqvist',
      locale: 'en-US',
      enabled: true,
      claimed_by: null,
    },
  });
  const inSdm = await sdm.verify(hanna.email, hanna.password ?? '');
  expect(await inSdm.json()).toEqual({
    account: {
      id: '1',
      email: 'hanna.virtanen@acme.example',
      given_name: 'Hanna',
      family_name: 'Virtanen',
      name: 'Hanna Virtanen',
      locale: 'en-US',
      enabled: true,
      claimed_by: null,
    },
  });
});

test('verify: what is not a text of the right length is refused without naming a value', async () => {
  const bodies = [
    {},
    [],
    null,
    { identifier: 'nora' },
    { identifier: '', password: 'x' },
    { identifier: 'n'.repeat(256), password: 'x' },
    { identifier: 'nora', password: 'x'.repeat(4097) },
    { identifier: ['nora'], password: 'x' },
    { identifier: 'nora', password: { $ne: '' } },
    { identifier: 'nora', password: 'x', admin: true },
  ];
  for (const body of bodies)
    expect(
      await judge('verifyCredentials', pim.call('POST', '/credentials/verify', { body })),
    ).toBe(400);
});

test('verify: a body above 32 kB is refused unread', async () => {
  const body = { identifier: 'nora', password: 'x'.repeat(33 * 1024) };
  for (const [operationId, method, path] of [
    ['verifyCredentials', 'POST', '/credentials/verify'],
    ['requestPasswordReset', 'POST', '/password-reset'],
    ['claimAccount', 'PUT', '/accounts/1/product-cloud'],
    ['releaseAccount', 'DELETE', '/accounts/1/product-cloud'],
  ] as const)
    expect(await judge(operationId, pim.call(method, path, { body }))).toBe(413);
});

test('look-up: one account, a disabled one too, none, no identifier', async () => {
  const find = (query: string) => judge('findAccounts', pim.call('GET', `/accounts${query}`));
  expect(await find('?identifier=nora')).toBe(200);
  expect(await find('')).toBe(400);
  expect(await find('?identifier=')).toBe(400);
  expect(await find(`?identifier=${'n'.repeat(256)}`)).toBe(400);
  const disabled = await pim.call('GET', '/accounts?identifier=peter.faber@acme.example');
  expect(await disabled.json()).toMatchObject({ accounts: [{ enabled: false }] });
  const nobody = await pim.call('GET', '/accounts?identifier=nobody@acme.example');
  expect(await nobody.json()).toEqual({ accounts: [] });
});

test('password reset: accepted whatever the identifier is', async () => {
  const ask = (body: unknown) =>
    judge('requestPasswordReset', pim.call('POST', '/password-reset', { body }));
  expect(await ask({ identifier: 'nora.lindqvist@acme.example' })).toBe(202);
  expect(await ask({ identifier: 'nobody@acme.example' })).toBe(202);
  expect(await ask({})).toBe(400);
});

test('claim and release: held, held by another, unknown, nonsense', async () => {
  const claim = (id: string, account: string) =>
    judge('claimAccount', pim.call('PUT', `/accounts/${id}/product-cloud`, { body: { account } }));
  const release = (id: string, account: string) =>
    judge(
      'releaseAccount',
      pim.call('DELETE', `/accounts/${id}/product-cloud`, { body: { account } }),
    );
  expect(await claim('2', 'auth0|one')).toBe(204);
  expect(await claim('2', 'auth0|two')).toBe(409);
  expect(await release('2', 'auth0|two')).toBe(409);
  expect(await release('2', 'auth0|one')).toBe(204);
  expect(await claim('4711', 'auth0|one')).toBe(404);
  expect(await claim('02', 'auth0|one')).toBe(404);
  expect(await release('4711', 'auth0|one')).toBe(404);
  expect(await claim('2', 'not an account')).toBe(400);
  expect(await claim('a%20b', 'auth0|one')).toBe(400);
  expect(await release('2', '')).toBe(400);
});

const everyCall = [
  ['verifyCredentials', 'POST', '/credentials/verify', { identifier: 'nora', password: 'x' }],
  ['findAccounts', 'GET', '/accounts?identifier=nora', undefined],
  ['requestPasswordReset', 'POST', '/password-reset', { identifier: 'nora' }],
  ['claimAccount', 'PUT', '/accounts/1/product-cloud', { account: 'auth0|one' }],
  ['releaseAccount', 'DELETE', '/accounts/1/product-cloud', { account: 'auth0|one' }],
] as const;

test('every call refuses a caller without a good token, and a customer it does not serve', async () => {
  for (const [operationId, method, path, body] of everyCall) {
    expect(await judge(operationId, pim.call(method, path, { body, token: 'none' }))).toBe(401);
    expect(await judge(operationId, pim.call(method, path, { body, at: 'nordic' }))).toBe(404);
  }
});

test('verify: the twenty-first try in five minutes is throttled, for an unknown identifier too', async () => {
  for (const identifier of ['nora.lindqvist@acme.example', 'ghost@acme.example']) {
    for (let tries = 0; tries < 20; tries += 1) await pim.verify(identifier, 'wrong');
    const throttled = pim.verify(identifier, person('pim', 'Nora Lindqvist').password ?? '');
    expect(await judge('verifyCredentials', throttled)).toBe(429);
    const retryAfter = Number((await pim.verify(identifier, 'wrong')).headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(300);
  }
  pim.clock.advance(300_000);
  const nora = person('pim', 'Nora Lindqvist');
  expect((await pim.verify(nora.email, nora.password ?? '')).status).toBe(200);
});

test('verify: a hundred wrong passwords in a day, whoever sends them, parallel or not; then the right one waits too', async () => {
  const nora = person('pim', 'Nora Lindqvist');
  const statuses: number[] = [];
  for (let moment = 0; moment < 7; moment += 1) {
    const tries = Array.from({ length: 30 }, () => pim.verify(nora.email, 'wrong'));
    statuses.push(...(await Promise.all(tries)).map(({ status }) => status));
    pim.clock.advance(300_000);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  expect(statuses.filter((status) => status === 429)).toHaveLength(110);
  expect((await pim.verify(nora.email, nora.password ?? '')).status).toBe(429);
  pim.clock.advance(24 * 60 * 60_000);
  expect((await pim.verify(nora.email, nora.password ?? '')).status).toBe(200);
});

test('a product without its database fails as the contract says', async () => {
  const broken = await createTestProduct('sdm');
  broken.close();
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  for (const [operationId, method, path, body] of everyCall)
    expect(await judge(operationId, broken.call(method, path, { body }))).toBe(500);
  expect(logged).toHaveBeenCalledTimes(everyCall.length);
  logged.mockRestore();
});

test('every answer that the contract describes has been seen above', () => {
  const described = describedAnswers.map(({ operationId, status }) => `${operationId} ${status}`);
  expect(described.filter((answer) => !reached.has(answer))).toEqual([]);
});
