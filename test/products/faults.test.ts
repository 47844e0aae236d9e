import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Fault } from '../../local/products/control/faults.ts';
import { createTestProduct, person, signToken, type TestProduct } from './fixture.ts';

let pim: TestProduct;

beforeAll(async () => {
  pim = await createTestProduct('pim');
});
afterEach(() => pim.control.reset());
afterAll(() => pim.close());

const nora = person('pim', 'Nora Lindqvist');
const verify = () => pim.verify(nora.email, nora.password ?? '');

async function verifyUnder(fault: Fault): Promise<{ answer: Response; body: string }> {
  pim.control.setFault(fault);
  const answer = await verify();
  return { answer, body: await answer.text() };
}

test('a fault spoils the identity API and leaves the pages of the product alone', async () => {
  const { answer } = await verifyUnder({ kind: 'server_error' });
  expect(answer.status).toBe(500);
  expect((await pim.app.request('http://localhost:4401/legacy/user/login')).status).toBe(200);
});

test('too many requests, with and without Retry-After', async () => {
  const plain = await verifyUnder({ kind: 'too_many' });
  expect([plain.answer.status, plain.answer.headers.get('retry-after')]).toEqual([429, null]);
  const timed = await verifyUnder({ kind: 'too_many', retryAfterSeconds: 7 });
  expect([timed.answer.status, timed.answer.headers.get('retry-after')]).toEqual([429, '7']);
});

test('HTML with 200 and with 502, an empty object, JSON that ends too early, a redirect elsewhere', async () => {
  for (const status of [200, 502] as const) {
    const { answer, body } = await verifyUnder({ kind: 'html', status });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(body).toContain('<html>');
  }
  expect((await verifyUnder({ kind: 'empty_object' })).body).toBe('{}');
  const { body } = await verifyUnder({ kind: 'truncated_json' });
  expect(() => JSON.parse(body)).toThrow(SyntaxError);
  const moved = await verifyUnder({ kind: 'redirect', location: 'http://elsewhere.example/' });
  expect(moved.answer.headers.get('location')).toBe('http://elsewhere.example/');
});

test('the right answer as 201; a refusal stays what it is', async () => {
  const created = await verifyUnder({ kind: 'created' });
  expect(created.answer.status).toBe(201);
  expect(JSON.parse(created.body)).toMatchObject({ account: { enabled: true } });
  expect((await pim.verify('ghost@acme.example', 'x')).status).toBe(401);
});

test('the answer about somebody else is complete and well formed, for verify and for the look-up', async () => {
  const { body } = await verifyUnder({ kind: 'wrong_account' });
  expect(JSON.parse(body)).toMatchObject({
    account: { id: '99999', email: 'somebody.else@elsewhere.example', enabled: true },
  });
  const found = await pim.call('GET', '/accounts?identifier=nora');
  expect(await found.json()).toMatchObject({ accounts: [{ id: '99999' }] });
});

test('a slow answer is the right one', async () => {
  const { answer, body } = await verifyUnder({ kind: 'slow', ms: 1 });
  expect(answer.status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ account: { id: '1' } });
});

test('a fault can be for one call, and for a number of times', async () => {
  pim.control.setFault({ kind: 'server_error', call: 'accounts', times: 1 });
  expect((await verify()).status).toBe(200);
  expect((await pim.call('GET', '/accounts?identifier=nora')).status).toBe(500);
  expect((await pim.call('GET', '/accounts?identifier=nora')).status).toBe(200);
});

test('what hangs is let go by a reset', async () => {
  const token = await signToken({ now: pim.clock.now() });
  pim.control.setFault({ kind: 'hang' });
  const hanging = pim.call('GET', '/accounts?identifier=nora', { token });
  expect(pim.control.calls()).toHaveLength(1);
  const first = await Promise.race([hanging, Promise.resolve('still waiting')]);
  expect(first).toBe('still waiting');
  pim.control.reset();
  expect((await hanging).status).toBe(502);
});

test('over a real connection the socket closes, and a lost answer has had its effect', async () => {
  const server = serve({ fetch: pim.app.fetch, port: 0, hostname: 'localhost' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const claim = async () =>
    fetch(`http://localhost:${port}/acme/identity/v1/accounts/1/product-cloud`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${await signToken({ now: pim.clock.now() })}`,
        'content-type': 'application/json',
      },
      body: '{"account":"auth0|one"}',
    });
  const holder = () => pim.control.users('acme')[0]?.claimedBy;

  pim.control.setFault({ kind: 'closed_socket', times: 1 });
  await expect(claim()).rejects.toThrow('fetch failed');
  expect(holder()).toBeNull();
  pim.control.setFault({ kind: 'lost_answer', times: 1 });
  await expect(claim()).rejects.toThrow('fetch failed');
  expect(holder()).toBe('auth0|one');
  expect((await claim()).status).toBe(204);
  expect(pim.control.calls().map(({ status }) => status)).toEqual([0, 0, 204]);
  await new Promise((resolve) => server.close(resolve));
});

test('calls are recorded with method, path and status, and without identifiers', async () => {
  await pim.verify('nora', 'wrong');
  await pim.call('GET', '/accounts?identifier=nora');
  expect(pim.control.calls()).toEqual([
    { method: 'POST', path: '/acme/identity/v1/credentials/verify', status: 401 },
    { method: 'GET', path: '/acme/identity/v1/accounts', status: 200 },
  ]);
});

test('more people can be added, and only where they belong', async () => {
  const extra = { ...nora, email: 'extra@acme.example', username: 'extra' };
  const [id] = await pim.control.addUsers('acme', [extra]);
  expect(pim.control.users('acme').at(-1)).toMatchObject({ id, username: 'extra' });
  await expect(pim.control.addUsers('umbra', [extra])).rejects.toThrow('is no user of Akeneo PIM');
  await expect(pim.control.addUsers('acme', [{ ...extra, product: 'sdm' }])).rejects.toThrow();
});
