import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { createBrowser, target, words } from './browser.ts';
import { type IssuerAnswer, startFakeIssuer } from './fake-issuer.ts';
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
beforeEach(() => tenant.answerWith({}));

const productAccount = 'https://claims.akeneo.cloud/product_account';
const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const noras = { org_id: 'org_acme', [productAccount]: `pim|${acme}|1` };

/** Starts a sign-in and returns the request that the tenant would see. */
async function start(browser = createBrowser(pim.app), path = '/acme/login') {
  const url = new URL(target(await browser.get(path)) ?? '');
  return { browser, url, query: Object.fromEntries(url.searchParams) };
}

/** Comes back from the tenant; `claims` are signed with the nonce of this sign-in. */
async function signIn(answer: IssuerAnswer, started?: Awaited<ReturnType<typeof start>>) {
  const { browser, query } = started ?? (await start());
  tenant.answerWith({ ...answer, claims: { nonce: query.nonce, ...answer.claims } });
  const response = await browser.get(`/acme/callback?code=abc&state=${query.state}`);
  return { browser, response };
}

async function comeBackRefused(description: string, started?: Awaited<ReturnType<typeof start>>) {
  const { browser, query } = started ?? (await start());
  const back = { error: 'access_denied', error_description: description, state: query.state ?? '' };
  return { browser, response: await browser.get(`/acme/callback?${new URLSearchParams(back)}`) };
}

test('home sends to the tenant with code, PKCE, state, nonce, organization and language', async () => {
  const browser = createBrowser(pim.app, 'fr-CA,fr;q=0.9,en;q=0.8');
  expect(target(await browser.get('/acme/?login_hint=nora%40acme.example'))).toBe(
    '/acme/login?login_hint=nora%40acme.example',
  );
  const { url, query } = await start(browser, '/acme/login?login_hint=nora%40acme.example');
  expect(url.href.startsWith(`${tenant.issuer}authorize?`)).toBe(true);
  expect(query).toMatchObject({
    client_id: 'client',
    response_type: 'code',
    scope: 'openid profile email',
    redirect_uri: `${baseUrl}/acme/callback`,
    code_challenge_method: 'S256',
    organization: 'org_acme',
    ui_locales: 'fr',
    login_hint: 'nora@acme.example',
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(query[name]).toMatch(/^[\w-]{43}$/);
  expect(query).not.toHaveProperty('prompt');
});

test('a person comes in as the product account that the token names, days ahead of the machine too', async () => {
  pim.clock.advance(3 * 24 * 60 * 60_000);
  await pim.call('PUT', '/accounts/1/product-cloud', { body: { account: 'auth0|somebody' } });
  const { browser, response } = await signIn({ claims: noras });
  expect(target(response)).toBe('/acme/');
  const home = await words(await browser.get('/acme/'));
  for (const word of ['Welcome, Nora Lindqvist', 'Administrator', 'auth0|somebody'])
    expect(home).toContain(word);
  expect(home).toMatch(/Signed in with\s+Akeneo Product Cloud/);
  expect(tenant.exchange()?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

test('the issuer is asked for its metadata once', async () => {
  await start();
  await start();
  expect(tenant.discoveries()).toBe(1);
});

const refusedTokens: [why: string, answer: IssuerAnswer, status: number, reason: ReasonId][] = [
  [
    'of another organization',
    { claims: { ...noras, org_id: 'org_umbra' } },
    403,
    'other_organization',
  ],
  [
    'without an organization',
    { claims: { [productAccount]: `pim|${acme}|1` } },
    403,
    'other_organization',
  ],
  ['without a product account', { claims: { org_id: 'org_acme' } }, 403, 'no_product_account'],
  [
    'of another product',
    { claims: { ...noras, [productAccount]: `sdm|${acme}|1` } },
    403,
    'no_product_account',
  ],
  [
    'of another customer',
    { claims: { ...noras, [productAccount]: `pim|${acme.slice(0, -1)}2|1` } },
    403,
    'no_product_account',
  ],
  [
    'of nobody here',
    { claims: { ...noras, [productAccount]: `pim|${acme}|4711` } },
    403,
    'no_account',
  ],
  [
    'of a disabled user',
    { claims: { ...noras, [productAccount]: `pim|${acme}|10` } },
    403,
    'disabled',
  ],
  [
    'of an API user',
    { claims: { ...noras, [productAccount]: `pim|${acme}|13` } },
    403,
    'no_account',
  ],
  ['with another nonce', { claims: { ...noras, nonce: 'another' } }, 400, 'sign_in_unfinished'],
  ['signed by another key', { claims: noras, forged: true }, 400, 'sign_in_unfinished'],
];

test.each(refusedTokens)('a token %s lets nobody in', async (_why, answer, status, reason) => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const { browser, response } = await signIn(answer);
  logged.mockRestore();
  expect(response.status).toBe(status);
  expect(await words(response)).toContain(REASON_CODES[reason]);
  expect(target(await browser.get('/acme/'))).toBe('/acme/login');
});

test('a code that the tenant refuses asks to start again, a tenant that fails to come back later', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const body = '{"error":"invalid_grant"}';
  const refused = { status: 400, body, contentType: 'application/json' } as const;
  const { response } = await signIn({ failure: refused });
  expect(response.status).toBe(400);
  expect(await words(response)).toContain('Please start again.');
  const gateway = { status: 502, body: '<h1>Bad Gateway</h1>', contentType: 'text/html' } as const;
  expect((await signIn({ failure: gateway })).response.status).toBe(503);
  logged.mockRestore();
});

test('a refusal shows its text, its code and the time, with a way back and a way out', async () => {
  const { response } = await comeBackRefused('Another <account> has this email. [AK-267]');
  expect(response.status).toBe(403);
  const markup = await response.text();
  expect(markup).toContain('Another &lt;account&gt; has this email.');
  expect(markup).not.toContain('[');
  expect(markup).toContain('<dd>AK-267</dd>');
  expect(markup).toMatch(/<dd>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC<\/dd>/);
  expect(markup).toContain('contact your Akeneo administrator or Akeneo Support');
  expect(markup).toMatch(/href="\/acme\/login">Try again</);
  expect(markup).toMatch(/href="\/acme\/logout">Not you\? Sign out</);
});

test('an error text in a URL that belongs to no sign-in of this browser is not shown', async () => {
  const victim = createBrowser(pim.app);
  const { query } = await start();
  for (const state of ['made-up', query.state ?? '']) {
    const back = { error: 'access_denied', error_description: 'Call 555-0100 now', state };
    const page = await victim.get(`/acme/callback?${new URLSearchParams(back)}`);
    expect(page.status).toBe(400);
    expect(await page.text()).not.toContain('555-0100');
  }
});

test('a missing membership starts again with the password, once, and is then explained', async () => {
  const description = 'user auth0|somebody is not part of the org_acme organization';
  const { browser, response } = await comeBackRefused(description);
  const again = new URL(target(response) ?? '');
  expect(again.searchParams.get('prompt')).toBe('login');
  const query = Object.fromEntries(again.searchParams);
  const second = await comeBackRefused(description, { browser, url: again, query });
  expect(second.response.status).toBe(403);
  const markup = await second.response.text();
  expect(markup).toContain('does not belong to Acme Retail');
  expect(markup).not.toContain('auth0|somebody');
  expect(markup).toContain('href="/acme/login?prompt=login"');
});

test('a callback works once, in its own browser, for its own organization, within an hour', async () => {
  const started = await start();
  const path = `/acme/callback?code=abc&state=${started.query.state}`;
  tenant.answerWith({ claims: { ...noras, nonce: started.query.nonce } });
  expect((await createBrowser(pim.app).get(path)).status).toBe(400);
  expect((await started.browser.get(path.replace('acme', 'umbra'))).status).toBe(400);
  expect((await started.browser.get(path)).status).toBe(302);
  expect((await started.browser.get(path)).status).toBe(400);
  const late = await start();
  pim.clock.advance(60 * 60_000);
  expect((await signIn({ claims: noras }, late)).response.status).toBe(400);
});

test('two tabs of one browser can sign in side by side', async () => {
  const first = await start();
  const second = await start(first.browser);
  expect(target((await signIn({ claims: noras }, first)).response)).toBe('/acme/');
  expect(target((await signIn({ claims: noras }, second)).response)).toBe('/acme/');
});

test.each([
  ['/acme/?view=2', '/acme/?view=2'],
  ['/acme/../umbra/', '/acme/'],
  ['/umbra/', '/acme/'],
  ['//evil.example/acme/', '/acme/'],
  ['/\\evil.example/acme/', '/acme/'],
  ['https://evil.example/acme/', '/acme/'],
  ['javascript:alert(1)', '/acme/'],
])('return_to %s leads to %s', async (wanted, reached) => {
  const query = new URLSearchParams({ return_to: wanted });
  const started = await start(undefined, `/acme/login?${query}`);
  expect(target((await signIn({ claims: noras }, started)).response)).toBe(reached);
});

test('sign out ends the own session and goes on to the tenant, which comes back to a page that waits', async () => {
  const { browser } = await signIn({ claims: noras });
  const url = new URL(target(await browser.get('/acme/logout')) ?? '');
  expect(url.href.startsWith(`${tenant.issuer}v2/logout?`)).toBe(true);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client',
    returnTo: `${baseUrl}/acme/?signed_out=1`,
  });
  const page = await browser.get('/acme/?signed_out=1');
  expect(page.status).toBe(200);
  expect(await words(page)).toContain('You are signed out');
  expect(target(await browser.get('/acme/'))).toBe('/acme/login');
});

test('a sign-in that somebody else starts names organization and hint at the root', async () => {
  const browser = createBrowser(pim.app);
  for (const organization of ['acme', 'org_acme'])
    expect(
      target(await browser.get(`/login?organization=${organization}&login_hint=a%40b.example`)),
    ).toBe('/acme/login?login_hint=a%40b.example');
  expect(target(await browser.get('/login?organization=nobody'))).toBe('/');
});

test('a tenant that is away delays no start, and the page says so', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const late = await startFakeIssuer(() => Date.now());
  await late.stop();
  const early = await createTestProduct('pim', late);
  const page = await createBrowser(early.app).get('/acme/login');
  expect(page.status).toBe(503);
  expect(await words(page)).toContain('does not answer');
  expect(logged).toHaveBeenCalledTimes(1);
  early.close();
  logged.mockRestore();
});
