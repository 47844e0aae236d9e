import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Browser, createBrowser, target, words } from './browser.ts';
import { startFakeIssuer } from './fake-issuer.ts';
import { createTestProduct, person, type TestProduct } from './fixture.ts';

const account = 'auth0|somebody';
const workEmail = 'nora@work.example';
const passwordPage = '/acme/profile/edit/password';
let issuer: Awaited<ReturnType<typeof startFakeIssuer>>;
let pim: TestProduct;
let browser: Browser;

beforeEach(async () => {
  issuer = await startFakeIssuer(() => pim.clock.now());
  pim = await createTestProduct('pim', { issuer: issuer.issuer });
  browser = createBrowser(pim.app);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await issuer.stop();
  pim.close();
});

const findNora = () => {
  const nora = pim.control.users('acme').find(({ username }) => username === 'nora');
  if (!nora) throw new Error('Nora is in the seed');
  return nora;
};

/** Signs Nora in through the Product Cloud account that holds hers, or is about to. */
async function signIn(from = browser, claimedBy = account): Promise<void> {
  const { id, customerId } = findNora();
  await pim.call('PUT', `/accounts/${id}/product-cloud`, { body: { account: claimedBy } });
  const url = new URL(target(await from.get('/acme/login')) ?? '');
  issuer.answerWith({
    claims: {
      nonce: url.searchParams.get('nonce'),
      org_id: 'org_acme',
      email: workEmail,
      'https://claims.akeneo.cloud/product_account': `pim|${customerId}|${id}`,
    },
  });
  const state = url.searchParams.get('state');
  expect(target(await from.get(`/acme/callback?code=c&state=${state}`))).toBe('/acme/');
}

const press = (from = browser) => from.submit(passwordPage, {});

test('the profile picture leads to My Account, Edit and the Password tab', async () => {
  await signIn();
  const home = await (await browser.get('/acme/')).text();
  expect(home).toContain('Profile of Nora Lindqvist<');
  expect(home).toMatch(/<a href="\/acme\/profile">My Account<\/a>/);
  const account = await (await browser.get('/acme/profile')).text();
  for (const fact of [
    'Nora Lindqvist',
    'nora.lindqvist@acme.example',
    'nora',
    'English (United States)',
  ])
    expect(account).toContain(`<dd>${fact}</dd>`);
  expect(account).toContain('<dd>Administrator, Catalog manager</dd>');
  expect(account).toContain('href="/acme/profile/edit">Edit</a>');
  expect(await (await browser.get('/acme/profile/edit')).text()).toContain(
    `<a href="${passwordPage}">Password</a>`,
  );
});

test('Send a reset link asks the tenant for a mail to the Product Cloud address, once in 30 seconds', async () => {
  await signIn();
  const page = await words(await browser.get(passwordPage));
  for (const word of [
    'Password reset',
    'Your Akeneo Product Cloud password is shared across all linked applications',
    'Send a reset link',
    `The link is sent to ${workEmail}.`,
  ])
    expect(page).toContain(word);

  const answer = await press();
  expect([answer.status, target(answer)]).toEqual([303, passwordPage]);
  expect(issuer.resets()).toEqual([
    { client_id: 'client', email: workEmail, connection: 'people', organization: 'org_acme' },
  ]);
  const sent = await (await browser.get(passwordPage)).text();
  expect(sent).toContain('Check your inbox');
  expect(sent).toMatch(/<button type="submit" disabled[^>]*>Send a reset link \(30s\)<\/button>/);
  expect(sent).toContain('<noscript><meta http-equiv="refresh" content="30"></noscript>');

  pim.clock.advance(12_300);
  await press();
  expect(await words(await browser.get(passwordPage))).toContain('A link has just been sent.');
  expect(await words(await browser.get(passwordPage))).toContain('Send a reset link (18s)');
  pim.clock.advance(17_700);
  const again = await (await browser.get(passwordPage)).text();
  expect(again).toContain('<button type="submit">Send a reset link</button>');
  expect(again).not.toContain('<script');
  await press();
  expect(issuer.resets()).toHaveLength(2);
});

test('the 30 seconds are those of the account: another browser waits as well, and two posts at once are one mail', async () => {
  const other = createBrowser(pim.app);
  await signIn();
  await signIn(other);
  await Promise.all([press(), press(other)]);
  expect(issuer.resets()).toHaveLength(1);
  expect(await words(await other.get(passwordPage))).toContain('Send a reset link (30s)');
});

test.each([
  [429, 'You asked for several mails in a short time.'],
  [500, 'The link could not be sent'],
  [400, 'The link could not be sent'],
] as const)('a %s of the tenant is said, and the wait holds', async (status, text) => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {});
  await signIn();
  issuer.answerResetsWith(status);
  await press();
  expect(JSON.stringify(log.mock.calls)).not.toContain(workEmail);
  const page = await words(await browser.get(passwordPage));
  expect(page).toContain(text);
  expect(page).toContain('Send a reset link (30s)');
});

test('a tenant that does not answer is said', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {});
  await signIn();
  const { _csrf_token } = await readToken();
  await issuer.stop();
  await browser.post('/acme/profile/send-reset-link', { _csrf_token });
  expect(await words(await browser.get(passwordPage))).toContain('The link could not be sent');
  expect(log).toHaveBeenCalledTimes(1);
  issuer = await startFakeIssuer(() => pim.clock.now());
});

async function readToken(): Promise<{ _csrf_token: string }> {
  const page = await (await browser.get(passwordPage)).text();
  const _csrf_token = /name="_csrf_token" value="([^"]+)"/.exec(page)?.[1];
  if (!_csrf_token) throw new Error('no form');
  return { _csrf_token };
}

test('another site, another form and nobody signed in send nothing', async () => {
  await signIn();
  const path = '/acme/profile/send-reset-link';
  const { _csrf_token } = await readToken();
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
    expect((await browser.post(path, { _csrf_token }, headers)).status).toBe(403);
  await browser.post(path, { _csrf_token: 'other' });
  expect(await words(await browser.get(passwordPage))).toContain('This page had expired.');
  const stranger = createBrowser(pim.app);
  for (const page of ['/acme/profile', '/acme/profile/edit', passwordPage])
    expect(target(await stranger.get(page))).toBe(
      `/acme/login?${new URLSearchParams({ return_to: page })}`,
    );
  expect((await stranger.post(path, { _csrf_token })).status).toBe(303);
  expect(issuer.resets()).toEqual([]);
});

test('an account that is not linked, or no longer by who signed in, has no such section', async () => {
  pim.organization('acme').authentication = 'legacy';
  await browser.login('acme', 'nora', person('pim', 'Nora Lindqvist').password ?? '');
  const page = await words(await browser.get(passwordPage));
  expect(page).not.toContain('Password reset');
  expect(page).toContain('Forgot your password?');

  pim.organization('acme').authentication = 'product_cloud';
  await signIn();
  const { _csrf_token } = await readToken();
  const { id } = findNora();
  await pim.call('DELETE', `/accounts/${id}/product-cloud`, { body: { account } });
  await pim.call('PUT', `/accounts/${id}/product-cloud`, { body: { account: 'auth0|other' } });
  expect(await words(await browser.get(passwordPage))).not.toContain('Password reset');
  await browser.post('/acme/profile/send-reset-link', { _csrf_token });
  expect(issuer.resets()).toEqual([]);
});

test('in French as well, and only in PIM', async () => {
  const sdm = await createTestProduct('sdm');
  expect((await createBrowser(sdm.app).get('/acme/profile')).status).toBe(404);
  sdm.close();
  pim.organization('acme').authentication = 'legacy';
  const { password, username } = person('pim', 'Luc Fontaine', 'legacy');
  await browser.login('legacy', username ?? '', password ?? '');
  const page = await words(await browser.get('/legacy/profile/edit/password'));
  expect(page).toContain('Mon compte');
  expect(page).toContain('« Mot de passe oublié ? »');
});

test('the login route remembers the organization of this browser, and asks whoever has none', async () => {
  expect(target(await browser.get('/login'))).toBe('/');
  await browser.get('/acme/login');
  expect(target(await browser.get('/login'))).toBe('/acme/login');
  expect(target(await browser.get('/login?organization=umbra'))).toBe('/umbra/login');
  expect(target(await browser.get('/login?organization=nobody'))).toBe('/');
});
