import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createBrowser, target } from './browser.ts';
import { startFakeIssuer } from './fake-issuer.ts';
import { baseUrl, createTestProduct, type TestProduct } from './fixture.ts';

let pim: TestProduct;
let tenant: Awaited<ReturnType<typeof startFakeIssuer>>;
beforeAll(async () => {
  tenant = await startFakeIssuer(() => pim.clock.now());
  pim = await createTestProduct('pim', tenant);
});
afterAll(async () => {
  pim.close();
  await tenant.stop();
});

const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const account = 'auth0|somebody';
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
let number = 0;
/** A session at the tenant of which no other test has heard. */
let sid = '';
beforeEach(() => {
  number += 1;
  sid = `session-${number}`;
});

/** A browser in which Nora of acme has just signed in through the tenant. */
async function signIn(claims: Record<string, unknown> = {}) {
  const browser = createBrowser(pim.app);
  const url = new URL(target(await browser.get('/acme/login')) ?? '');
  const { nonce, state } = Object.fromEntries(url.searchParams);
  const holding = { 'https://claims.akeneo.cloud/product_account': `pim|${acme}|1` };
  tenant.answerWith({ claims: { nonce, org_id: 'org_acme', ...holding, sid, ...claims } });
  const response = await browser.get(`/acme/callback?code=abc&state=${state}`);
  const isIn = async () => (await browser.get('/acme/')).status === 200;
  return { browser, response, isIn };
}

function post(token: string | [string, string][], headers: Record<string, string> = {}) {
  const fields: [string, string][] = typeof token === 'string' ? [['logout_token', token]] : token;
  const body = new URLSearchParams(fields).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return pim.app.request(`${baseUrl}/backchannel-logout`, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
}

const seconds = () => Math.floor(pim.clock.now() / 1000);
/** What a good token says; `undefined` takes a claim out. */
const good = (changes: Record<string, unknown> = {}) => ({
  iss: tenant.issuer,
  aud: 'client',
  sub: account,
  sid,
  iat: seconds(),
  exp: seconds() + 120,
  jti: `logout-${number}`,
  events,
  ...changes,
});

test('a logout token ends the session it names, in whatever browser, and no other', async () => {
  const [named, other] = [await signIn(), await signIn({ sid: 'another' })];
  const elsewhere = await signIn({ sub: 'auth0|another' });
  const answer = await post(await tenant.sign(good()));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect([await named.isIn(), await other.isIn(), await elsewhere.isIn()]).toEqual([
    false,
    true,
    true,
  ]);
});

test('without a session it ends all of the account, without an account that session', async () => {
  const [one, two] = [await signIn(), await signIn({ sid: 'another' })];
  const elsewhere = await signIn({ sub: 'auth0|another', sid: 'third' });
  expect((await post(await tenant.sign(good({ sid: undefined })))).status).toBe(200);
  expect([await one.isIn(), await two.isIn(), await elsewhere.isIn()]).toEqual([
    false,
    false,
    true,
  ]);
  const third = await tenant.sign(good({ sub: undefined, sid: 'third', jti: 'third' }));
  expect((await post(third)).status).toBe(200);
  expect(await elsewhere.isIn()).toBe(false);
});

test('the type that the specification recommends is taken as well as Auth0’s', async () => {
  const { isIn } = await signIn();
  expect((await post(await tenant.sign(good(), { typ: 'logout+jwt' }))).status).toBe(200);
  expect(await isIn()).toBe(false);
});

/** ASVS 9.1.1 to 9.2.3: were one of these taken, whoever can reach the address could sign anybody out. */
const bad: [string, () => Promise<string>][] = [
  ['of another issuer', () => tenant.sign(good({ iss: 'https://evil.example/' }))],
  ['without an issuer', () => tenant.sign(good({ iss: undefined }))],
  ['for another application', () => tenant.sign(good({ aud: 'sdm' }))],
  ['for nobody', () => tenant.sign(good({ aud: undefined }))],
  ['that has expired', () => tenant.sign(good({ iat: seconds() - 110, exp: seconds() - 10 }))],
  ['that never expires', () => tenant.sign(good({ exp: undefined }))],
  ['that is too old, whenever it expires', () => tenant.sign(good({ iat: seconds() - 130 }))],
  ['of the future', () => tenant.sign(good({ iat: seconds() + 60 }))],
  ['that does not say when it was made', () => tenant.sign(good({ iat: undefined }))],
  ['without an id', () => tenant.sign(good({ jti: undefined }))],
  ['with an empty id', () => tenant.sign(good({ jti: '' }))],
  ['without events', () => tenant.sign(good({ events: undefined }))],
  ['of another event', () => tenant.sign(good({ events: { 'http://other.example': {} } }))],
  ['whose events are a list', () => tenant.sign(good({ events: Object.keys(events) }))],
  ['whose event is no object', () => tenant.sign(good({ events: mapEvent(true) }))],
  ['whose events are inherited', () => tenant.sign(good({ events: { __proto__: events } }))],
  ['with a nonce', () => tenant.sign(good({ nonce: 'n' }))],
  ['with an empty nonce', () => tenant.sign(good({ nonce: null }))],
  ['that names nobody', () => tenant.sign(good({ sub: undefined, sid: undefined }))],
  ['that names a person by number', () => tenant.sign(good({ sub: 7 }))],
  ['that names an empty session', () => tenant.sign(good({ sid: '' }))],
  ['of another type', () => tenant.sign(good(), { typ: 'at+jwt' })],
  ['without a type', () => tenant.sign(good(), { typ: undefined })],
  ['signed by another key', () => tenant.sign(good(), {}, 'forged')],
  ['signed with the public key as a secret', () => tenant.sign(good(), {}, 'public_as_secret')],
  ['that brings its own key', () => tenant.sign(good(), {}, 'own_key')],
  ['without a signature', async () => unsigned(good())],
  ['that is none', async () => 'a.b.c'],
];

function mapEvent(value: unknown) {
  return Object.fromEntries(Object.keys(events).map((name) => [name, value]));
}

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

test.each(bad)('a token %s ends nothing', async (_, make) => {
  const { isIn } = await signIn();
  const answer = await post(await make());
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_request' }]);
  expect(await isIn()).toBe(true);
});

test('an ID token is no logout token, and a token works once', async () => {
  const { isIn } = await signIn();
  expect((await post((await tenant.lastIdToken()) ?? '')).status).toBe(400);
  expect(await isIn()).toBe(true);
  const token = await tenant.sign(good({ sid: 'nobody’s' }));
  expect((await post(token)).status).toBe(200);
  expect((await post(token)).status).toBe(400);
});

test('only a form with one token is read, and only by POST', async () => {
  const token = await tenant.sign(good());
  const { isIn } = await signIn();
  const twice: [string, string][] = [
    ['logout_token', token],
    ['logout_token', token],
  ];
  expect((await post(twice)).status).toBe(400);
  expect((await post([])).status).toBe(400);
  expect((await post(token, { 'content-type': 'application/json' })).status).toBe(400);
  const url = `${baseUrl}/backchannel-logout?logout_token=${token}`;
  expect((await pim.app.request(url)).status).not.toBe(200);
  expect((await post('x'.repeat(20_000))).status).toBe(413);
  expect(await isIn()).toBe(true);
});

test('a sign-in that comes back after its session has ended opens nothing', async () => {
  await post(await tenant.sign(good()));
  const late = await signIn();
  expect([late.response.status, await late.isIn()]).toEqual([400, false]);
  pim.clock.advance(61 * 60_000);
  expect(await (await signIn()).isIn()).toBe(true);
});

test('an ID token that names no session opens nothing: nobody could end it', async () => {
  const { response, isIn } = await signIn({ sid: undefined });
  expect([response.status, await isIn()]).toEqual([400, false]);
});

// ASVS 7.4.3: whatever word got lost on its way is made up for.
test('the next sign-in of the account ends what it had open before its password was changed', async () => {
  const [before, stranger] = [await signIn(), await signIn({ sub: 'auth0|another' })];
  pim.clock.advance(60_000);
  const claim = 'https://claims.akeneo.cloud/password_changed_at';
  const after = await signIn({ [claim]: seconds() - 30 });
  const again = await signIn({ [claim]: seconds() - 30 });
  expect([await before.isIn(), await after.isIn(), await again.isIn()]).toEqual([
    false,
    true,
    true,
  ]);
  expect(await stranger.isIn()).toBe(true);
});

test('what an account opened here ends when the product lets go of its claim, or another claims', async () => {
  const claim = (method: string, holder: string) =>
    pim.call(method, '/accounts/1/product-cloud', { body: { account: holder } });
  await claim('PUT', account);
  const [held, other] = [await signIn(), await signIn({ sub: 'auth0|another' })];
  await claim('PUT', account);
  await claim('DELETE', 'auth0|another');
  expect(await held.isIn()).toBe(true);
  await claim('DELETE', account);
  expect([await held.isIn(), await other.isIn()]).toEqual([false, false]);
  const [first, second] = [await signIn(), await signIn({ sub: 'auth0|another' })];
  await claim('PUT', 'auth0|another');
  expect([await first.isIn(), await second.isIn()]).toEqual([false, true]);
  await claim('DELETE', 'auth0|another');
});
