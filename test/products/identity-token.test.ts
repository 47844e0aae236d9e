import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import {
  baseUrl,
  createTestProduct,
  issuer,
  problemOf,
  signToken,
  type TestProduct,
} from './fixture.ts';

let pim: TestProduct;

beforeAll(async () => {
  pim = await createTestProduct('pim');
});
afterAll(() => pim.close());

const find = (token: string, at = 'acme') =>
  pim.call('GET', '/accounts?identifier=nora', { token, at });

test('a good token opens a call once, and never a second time', async () => {
  const token = await signToken({ now: pim.clock.now() });
  expect((await find(token)).status).toBe(200);
  const again = await find(token);
  expect(again.status).toBe(401);
  expect(again.headers.get('www-authenticate')).toBe('Bearer');
  expect(await problemOf(again)).toBe('request/unauthorized');
});

test('of two requests at the same moment with one token a single one is served', async () => {
  const token = await signToken({ now: pim.clock.now() });
  const answers = await Promise.all([find(token), find(token), find(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test('a token for one organization opens no other', async () => {
  const token = await signToken({ now: pim.clock.now(), audience: `${baseUrl}/acme` });
  expect((await find(token, 'umbra')).status).toBe(401);
});

test('a token refused for its audience is not used up by that', async () => {
  const token = await signToken({ now: pim.clock.now(), audience: `${baseUrl}/umbra` });
  expect((await find(token, 'acme')).status).toBe(401);
  expect((await find(token, 'umbra')).status).toBe(200);
});

const refused: [why: string, token: () => Promise<string>][] = [
  ['signed with another key', () => sign({ key: 'another-key-of-this-test-with-enough-bytes' })],
  ['of another issuer', () => sign({ issuer: 'https://evil.example/' })],
  ['of the issuer without its final slash', () => sign({ issuer: issuer.slice(0, -1) })],
  ['for another product', () => sign({ audience: 'http://localhost:4402/acme' })],
  ['for the product with a final slash', () => sign({ audience: `${baseUrl}/acme/` })],
  ['expired', () => sign({ now: pim.clock.now() - 70_000 })],
  ['valid for more than a minute', () => sign({ lifeSeconds: 120 })],
  ['without an id', () => sign({ jti: '' })],
  ['with an endless id', () => sign({ jti: 'j'.repeat(256) })],
  ['unsigned', async () => unsigned()],
  ['with its signature cut off', async () => (await sign({})).replace(/[^.]+$/, '')],
  ['that is no token', async () => 'e30.e30.e30'],
];

test.each(refused)('a token %s is refused', async (_why, make) => {
  const answer = await find(await make());
  expect(answer.status).toBe(401);
  expect(await problemOf(answer)).toBe('request/unauthorized');
});

test('a call without a token, or with another scheme, is refused', async () => {
  const url = `${baseUrl}/acme/identity/v1/accounts?identifier=nora`;
  const basic = { authorization: `Basic ${btoa('client:secret')}` };
  expect((await pim.app.request(url)).status).toBe(401);
  expect((await pim.app.request(url, { headers: basic })).status).toBe(401);
});

test('an unknown path asks for a token before it says that there is nothing', async () => {
  expect((await pim.call('GET', '/users', { token: 'none' })).status).toBe(401);
  expect((await pim.call('GET', '/users')).status).toBe(400);
});

function sign(options: Partial<Parameters<typeof signToken>[0]>): Promise<string> {
  return signToken({ now: pim.clock.now(), ...options });
}

function unsigned(): string {
  return new UnsecuredJWT({ jti: 'unsigned' })
    .setIssuer(issuer)
    .setAudience(`${baseUrl}/acme`)
    .setExpirationTime(Math.floor(pim.clock.now() / 1000) + 30)
    .encode();
}
