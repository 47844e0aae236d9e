import { expect, test } from '@jest/globals';
import { authorizeUrl, callback, clients, locationOf, logTypes, makeWorld } from './fixture.ts';

async function refusalOf(extra: Record<string, string | undefined>) {
  const world = await makeWorld();
  const location = locationOf(await world.browser().open(authorizeUrl(extra)));
  expect(location.origin + location.pathname).toBe(callback);
  return location.searchParams;
}

test('without a session the browser is sent to the login page and gets an id', async () => {
  const world = await makeWorld();
  const response = await world.browser().open(authorizeUrl());
  expect(response.status).toBe(302);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
  expect(response.headers.get('set-cookie')).toMatch(/^did=\w{24,};.*HttpOnly; SameSite=Lax/);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('an authorization request by POST is read from its form', async () => {
  const world = await makeWorld();
  const body = new URL(authorizeUrl(), 'http://x').searchParams;
  const response = await world.browser().open('/authorize', { method: 'POST', body });
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
});

test.each([
  ['an unknown client', { client_id: 'nobody' }, 400, 'Unknown client: nobody'],
  ['no client', { client_id: undefined }, 400, 'client_id'],
  ['no redirect_uri', { redirect_uri: undefined }, 400, 'redirect_uri'],
  ['a foreign redirect_uri', { redirect_uri: 'https://evil.test/' }, 403, 'Callback URL mismatch'],
  ['a longer redirect_uri', { redirect_uri: `${callback}/x` }, 403, 'Callback URL mismatch'],
  ['a redirect_uri with a query', { redirect_uri: `${callback}?a=1` }, 403, 'mismatch'],
  ['a redirect_uri in capitals', { redirect_uri: callback.toUpperCase() }, 403, 'mismatch'],
  [
    'a redirect_uri with a user',
    { redirect_uri: 'https://pim.acme.test@evil.test/callback' },
    403,
    'mismatch',
  ],
])('%s gets an error page and never a redirect', async (_, extra, status, text) => {
  const world = await makeWorld();
  const response = await world.browser().open(authorizeUrl(extra));
  expect(response.status).toBe(status);
  expect(response.headers.get('location')).toBeNull();
  expect(await response.text()).toContain(text);
  expect(logTypes(world)).toEqual(['f']);
});

test('the error page shows a hostile client id as text', async () => {
  const world = await makeWorld();
  const response = await world.browser().open(authorizeUrl({ client_id: '<script>x</script>' }));
  expect(await response.text()).not.toContain('<script>x');
});

test('a parameter given twice gets an error page', async () => {
  const world = await makeWorld();
  const response = await world
    .browser()
    .open(`${authorizeUrl()}&redirect_uri=${encodeURIComponent('https://evil.test/')}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
});

test.each([
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
  ['the hybrid flow', { response_type: 'code id_token' }, 'unsupported_response_type'],
  ['a fragment response', { response_mode: 'fragment' }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['a challenge without a method', { code_challenge_method: undefined }, 'invalid_request'],
  ['a method without a challenge', { code_challenge: undefined }, 'invalid_request'],
  ['a short challenge', { code_challenge: 'short' }, 'invalid_request'],
  ['an unknown prompt', { prompt: 'create' }, 'invalid_request'],
  ['prompt none with another', { prompt: 'none login' }, 'invalid_request'],
  ['a max_age that is no number', { max_age: '-1' }, 'invalid_request'],
  ['an unknown API', { audience: 'urn:unknown' }, 'access_denied'],
  ['the Management API', { audience: 'https://localhost:4443/api/v2/' }, 'access_denied'],
  ['an unknown connection', { connection: 'nowhere' }, 'invalid_request'],
  ['a connection not enabled for the client', { connection: 'other' }, 'invalid_request'],
  ['an ext- value that is too long', { 'ext-a': 'x'.repeat(256) }, 'invalid_request'],
  ['an ext- value with markup', { 'ext-a': '<b>' }, 'invalid_request'],
  ['an ext- value with a line end', { 'ext-a': 'x\n' }, 'invalid_request'],
  ['an unknown organization', { organization: 'org_nowhere' }, 'invalid_request'],
])('%s is refused at the callback, with the state', async (_, extra, error) => {
  const answer = await refusalOf(extra);
  expect(answer.get('error')).toBe(error);
  expect(answer.get('error_description')).not.toBe('');
  expect(answer.get('state')).toBe('app-state');
  expect(answer.get('code')).toBeNull();
});

test('ten ext- parameters of 255 characters pass and reach the transaction, eleven do not', async () => {
  const world = await makeWorld();
  const value = 'aZ09_-.*~@+ /:'.padEnd(255, 'x');
  const ten = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`ext-${n}`, value]));
  const transaction = await world.browser().startSignIn(ten);
  expect(transaction.query['ext-9']).toBe(value);
  expect((await refusalOf({ ...ten, 'ext-10': 'x' })).get('error')).toBe('invalid_request');
});

test('a public application must send a challenge, a confidential one need not', async () => {
  const none = { code_challenge: undefined, code_challenge_method: undefined };
  expect((await refusalOf({ client_id: 'spa', ...none })).get('error')).toBe('invalid_request');
  const world = await makeWorld();
  await expect(world.browser().startSignIn(none)).resolves.toBeDefined();
});

test('prompt=none without a session is login_required', async () => {
  const answer = await refusalOf({ prompt: 'none' });
  expect(answer.get('error')).toBe('login_required');
  expect(answer.get('state')).toBe('app-state');
});

test('an application that no connection serves says so', async () => {
  expect((await refusalOf({ client_id: 'stranger' })).get('error_description')).toBe(
    'no connections enabled for the client',
  );
});

test('the locale is the first enabled of ui_locales, then of the browser, then the tenant’s first', async () => {
  const world = await makeWorld();
  const localeOf = async (uiLocales: string | undefined, acceptLanguage: string) => {
    const browser = world.browser();
    const response = await browser.open(authorizeUrl({ ui_locales: uiLocales }), {
      headers: { 'accept-language': acceptLanguage },
    });
    const state = locationOf(response).searchParams.get('state') ?? '';
    return world.tenant.state.transactions.get(state)?.locale;
  };
  expect(await localeOf('de fr-CA', 'en')).toBe('fr');
  expect(await localeOf(undefined, 'de, en;q=0.5, fr;q=0.8')).toBe('fr');
  expect(await localeOf('de', 'xx, *')).toBe('en');
  expect(await localeOf(undefined, '')).toBe('en');
});

test('form_post answers with a form that escapes what the application sent', async () => {
  const world = await makeWorld();
  const response = await world
    .browser()
    .open(authorizeUrl({ response_mode: 'form_post', prompt: 'none', state: '"><script>x' }));
  const page = await response.text();
  expect(page).toContain(`action="${callback}"`);
  expect(page).toContain('value="login_required"');
  expect(page).not.toContain('<script>x');
});

test('web_message posts to the callback’s origin, for origins of the application alone', async () => {
  const world = await makeWorld();
  const silent = { client_id: 'spa', prompt: 'none', response_mode: 'web_message' };
  const allowed = await world
    .browser()
    .open(authorizeUrl({ ...silent, state: '</script><script>x' }));
  const page = await allowed.text();
  expect(page).toContain('"https://pim.acme.test"');
  expect(page).toContain('"error":"login_required"');
  expect(page).not.toContain('</script><script>x');
  const refused = await world.browser().open(authorizeUrl({ ...silent, client_id: 'web' }));
  expect(refused.status).toBe(400);
  expect(refused.headers.get('location')).toBeNull();
});

test('an application without the authorization_code grant cannot start a sign-in', async () => {
  const world = await makeWorld();
  world.tenant.configuration.clients.push({
    ...clients.web,
    client_id: 'no-code',
    grant_types: [],
  });
  const location = locationOf(await world.browser().open(authorizeUrl({ client_id: 'no-code' })));
  expect(location.searchParams.get('error')).toBe('unauthorized_client');
});
