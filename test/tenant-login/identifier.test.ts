import { expect, test } from '@jest/globals';
import { decode, makeConnection, openLogin, readError } from './open-login.ts';

const path = '/u/login/identifier';

test('the first page asks for an identifier with the names that real clients post', async () => {
  const { get, transaction } = openLogin();
  const response = await get(path);
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<main class="_widget login login-id">');
  expect(page).toContain(`<input type="hidden" name="state" value="${transaction.state}">`);
  expect(page).toMatch(
    /<label class="ulp-label" for="username">Username or Email address<\/label>/,
  );
  expect(page).toMatch(
    /<input [^>]*id="username" name="username" type="text" autocomplete="username"/,
  );
  expect(page).toMatch(/name="action" value="default" data-action-button-primary="true">Continue</);
  expect(page).toContain('Log in to Akeneo Product Cloud to continue to Akeneo PIM.');
});

test('the pages speak French to a French sign-in, and the deployed text comes before the default one', async () => {
  const { get } = openLogin({
    transaction: { locale: 'fr' },
    overrides: {
      configuration: {
        customText: {
          en: { 'login-id': { 'login-id': { title: 'Sign in' } } },
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of custom texts.
          fr: { 'login-id': { 'login-id': { title: 'Connexion à ${organizationName}' } } },
        },
      },
    },
  });
  const page = decode(await (await get(path)).text());
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<h1>Connexion à Acme</h1>');
  expect(page).toContain('>Continuer</button>');
  expect(page).not.toContain('Continue<');
});

test('an identifier goes on to the password page, whoever it is', async () => {
  const { post, transaction, calls } = openLogin();
  for (const username of ['julia@example.com', 'julia']) {
    const response = await post(path, { username });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`/u/login/password?state=${transaction.state}`);
    expect(transaction.identifier).toBe(username);
  }
  expect(calls).toEqual([]);
});

test('an empty identifier is refused with the text for it', async () => {
  const { post } = openLogin({
    overrides: {
      configuration: {
        connections: [makeConnection({ attributes: { email: { identifier: { active: true } } } })],
      },
    },
  });
  for (const username of ['', '   ']) {
    const response = await post(path, { username });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(readError(page)).toEqual({ code: 'no-email', text: 'Please enter an email address' });
    expect(page).toContain('id="error-element-username"');
    expect(page).toMatch(
      /<input [^>]*aria-describedby="error-element-username" aria-invalid="true"/,
    );
  }
});

test('a connection without usernames refuses what is no email address', async () => {
  const { post } = openLogin({
    overrides: {
      configuration: {
        connections: [makeConnection({ attributes: { email: { identifier: { active: true } } } })],
      },
    },
  });
  const response = await post(path, { username: 'julia' });
  expect(response.status).toBe(400);
  expect(readError(await response.text())?.code).toBe('invalid-email-format');
});

test('a mistyped address is not taken for a username', async () => {
  const { post } = openLogin();
  const response = await post(path, { username: 'julia@' });
  expect(response.status).toBe(400);
  expect(readError(await response.text())?.code).toBe('invalid-email-username');
});

test('login_hint is filled in, and what was typed comes before it', async () => {
  const request = {
    redirect_uri: '',
    response_type: 'code',
    scope: [],
    prompt: [],
    ui_locales: [],
    login_hint: 'hint@example.com',
  };
  const { get, post } = openLogin({ transaction: { request } });
  expect(await (await get(path)).text()).toContain('value="hint@example.com"');
  await post(path, { username: 'julia@example.com' });
  expect(await (await get(path)).text()).toContain('value="julia@example.com"');
});

test('hostile input comes back as text: markup, quotes, huge and strange ones', async () => {
  const { post } = openLogin();
  const hostile = '"><script>alert(1)</script>@x';
  const page = await (await post(path, { username: `${hostile} ` })).text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('value="&#34;&#62;&#60;script&#62;');
  for (const username of [
    'a'.repeat(50_000),
    `${'a'.repeat(400)}@example.com`,
    'ju\u0000lia',
    '@',
  ]) {
    expect((await post(path, { username })).status).toBe(400);
  }
  expect((await post(path, { username: 'jülîa.ß@exämple.com' })).status).toBe(302);
  expect((await post(path, { username: 'x'.repeat(100_000) })).status).toBe(413);
});

test("a state that is missing, unknown, doubled or another browser's gets the invalid_request page", async () => {
  const { app, get, post, transaction } = openLogin();
  const state = transaction.state;
  const answers = [
    await get(`${path}?state=`),
    await get(`${path}?state=unknown`),
    await get(`${path}?state=${state}`, { cookie: 'did=another' }),
    await get(`${path}?state=${state}`, { cookie: '' }),
    await post(path, { state: 'another', username: 'julia' }),
    await app.request(`${path}?state=${state}`, {
      method: 'POST',
      headers: { cookie: 'did=browser-one', 'content-type': 'multipart/form-data' },
      body: 'x',
    }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(decode(await answer.text())).toContain('<strong>invalid_request</strong>');
  }
  expect(transaction.identifier).toBeUndefined();
});

test('an expired sign-in goes to the start page of its application', async () => {
  const { get, tenant } = openLogin();
  tenant.clock.advance(3_600_000);
  expect((await get(path)).status).toBe(400);
  const client = tenant.configuration.clients[0];
  if (client) client.initiate_login_uri = 'http://localhost:4401/';
  const response = await get(path);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('http://localhost:4401/');
});

test('pages cannot be framed, cached, scripted or made to post elsewhere', async () => {
  const { get } = openLogin();
  const { headers } = await get(path);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  expect(policy).toContain("form-action 'self' http://localhost:4401 http://localhost:4400;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

test('a page loads nothing from outside', async () => {
  const { get, tenant } = openLogin();
  tenant.configuration.branding = { logo_url: 'https://cdn.example.com/logo.png' };
  const page = await (await get(path)).text();
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(page).toContain('class="ulp-wordmark"');
});

test('no connection for this organization: an error page, and no form', async () => {
  const { get } = openLogin({ overrides: { configuration: { connections: [] } } });
  const response = await get(path);
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain('<form');
});
