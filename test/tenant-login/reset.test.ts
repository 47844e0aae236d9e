import { expect, test } from '@jest/globals';
import type { DatabaseScriptOutcome } from '../../local/tenant/scripts/types.ts';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { setEmail } from '../../local/tenant/store/credentials.ts';
import { linkIdentity } from '../../local/tenant/store/link-identity.ts';
import { verifyPassword } from '../../local/tenant/store/passwords.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import { acme } from '../support/make-tenant.ts';
import { addUser, decode, type Login, openLogin, password, readError } from './open-login.ts';

const requestPath = '/u/reset-password/request/akeneo-product-cloud';
const sentPath = '/u/reset-password/email/akeneo-product-cloud';
const email = 'julia@example.com';
const key = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
const chosen = 'New-Password-2!';

const profile: DatabaseScriptOutcome = {
  kind: 'profile',
  profile: {
    user_id: key,
    email: 'Julia@example.com',
    email_verified: false,
    app_metadata: { migrated: { from: key, at: 1 } },
  },
};

async function askForLink(login: Login, address = email): Promise<string> {
  const response = await login.post(requestPath, { username: address });
  expect(response.status).toBe(302);
  await login.settle();
  const url = new URL(login.mails.at(-1)?.mail.url ?? 'http://no.mail/');
  return `${url.pathname}${url.search}`;
}

const typed = { 'password-reset': chosen, 're-enter-password': chosen };

async function isPassword(login: Login, secret: string): Promise<boolean> {
  return verifyPassword(findCredential(login.tenant, 'akeneo-product-cloud', email), secret);
}

test('the request page asks for the address, with what was typed before filled in', async () => {
  const login = openLogin({ transaction: { identifier: email } });
  const page = await (await login.get(requestPath)).text();
  expect(page).toContain('<h1>Forgot Your Password?</h1>');
  expect(page).toMatch(/<input [^>]*name="username" [^>]*value="julia@example.com"/);
  expect(decode(page)).toContain('Back to Akeneo PIM');
});

test('known, unmigrated and unknown addresses get the same answers; only the inbox differs', async () => {
  const login = openLogin({
    scripts: {
      get_user: (one) =>
        one === 'unmigrated@example.com'
          ? { kind: 'profile', profile: { user_id: key, email: one } }
          : one === 'outage@example.com'
            ? { kind: 'error', name: 'Error', code: 'extensibility_error', message: 'down' }
            : { kind: 'nobody' },
    },
  });
  await addUser(login.tenant, 'known@example.com');
  const answers = new Set<string>();
  for (const username of [
    'known@example.com',
    'unmigrated@example.com',
    'unknown@example.com',
    'outage@example.com',
  ]) {
    const posted = await login.post(requestPath, { username });
    const mailsBefore = login.mails.length;
    const callsBefore = login.calls.length;
    await login.settle();
    // Nothing was looked up or sent before the answer.
    expect(login.mails.length - mailsBefore + login.calls.length - callsBefore).toBeGreaterThan(0);
    const shown = await login.get(posted.headers.get('location') ?? '');
    const page = `${posted.status} ${shown.status} ${[...posted.headers].join()} ${await shown.text()}`;
    answers.add(page.replaceAll(username, '<typed>').replace(/nonce="[^"]+"/g, ''));
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]).toContain('Please check the email address <typed>');
  expect(login.mails.map(({ mail }) => mail.to)).toEqual([
    'known@example.com',
    'unmigrated@example.com',
  ]);
  expect(login.tenant.state.logs.map(({ type }) => type)).toEqual(['scpr', 'scpr', 'fcpr', 'fcpr']);
});

test('the mail knows the person, the application, the organization and the language', async () => {
  const login = openLogin({ transaction: { locale: 'fr' } });
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  expect(link).toMatch(/^\/u\/reset-verify\?ticket=\w{24,}$/);
  expect(login.mails[0]).toMatchObject({
    template: 'reset_email',
    mail: {
      user: { email },
      application: { name: 'Akeneo PIM' },
      organization: { name: 'acme' },
      language: 'fr',
    },
  });
  expect(JSON.stringify(login.tenant.state.logs)).not.toContain(
    new URL(link, 'http://x').searchParams.get('ticket'),
  );
});

test('a link is looked at as often as one likes, and used once', async () => {
  const login = openLogin();
  const userId = await addUser(login.tenant, email);
  const session = createSession(login.tenant, {
    user_id: userId,
    connection: 'akeneo-product-cloud',
  });
  const link = await askForLink(login);
  for (let look = 0; look < 3; look += 1) {
    // A mail scanner has no cookie.
    const page = await login.get(link, { cookie: '' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Change Your Password');
  }
  expect(await isPassword(login, password)).toBe(true);

  const done = await login.post(link, typed);
  expect(done.status).toBe(200);
  expect(await done.text()).toContain('Password Changed!');
  expect(await isPassword(login, chosen)).toBe(true);
  expect(login.tenant.state.sessions.has(session.id)).toBe(false);
  expect(login.tenant.state.users.get(userId)).toMatchObject({
    email_verified: true,
    last_password_reset: expect.any(String),
  });

  for (const again of [await login.get(link), await login.post(link, typed)]) {
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('Invalid Link');
  }
});

test('a linked identity resets its own password in its own inbox, which proves nothing of the account’s', async () => {
  const login = openLogin();
  const { tenant } = login;
  const primary = tenant.state.users.get(await addUser(tenant, 'main@example.com'));
  const user_id = (await addUser(tenant, email)).slice('auth0|'.length);
  if (!primary) throw new Error('no user');
  linkIdentity(tenant, primary, { connection: 'akeneo-product-cloud', user_id });
  primary.email_verified = false;
  const link = await askForLink(login);
  expect(login.mails[0]?.mail).toMatchObject({ to: email, user: { email: 'main@example.com' } });

  expect((await login.post(link, typed)).status).toBe(200);
  expect(await isPassword(login, chosen)).toBe(true);
  const main = findCredential(tenant, 'akeneo-product-cloud', 'main@example.com');
  expect(await verifyPassword(main, password)).toBe(true);
  expect(primary.email_verified).toBe(false);
  expect(primary.last_password_reset).toBeUndefined();
});

test('a door that was closed after the mail went out is closed for its link too', async () => {
  const login = openLogin();
  const { tenant } = login;
  const primary = tenant.state.users.get(await addUser(tenant, 'main@example.com'));
  const user_id = (await addUser(tenant, email)).slice('auth0|'.length);
  const link = await askForLink(login);
  if (!primary) throw new Error('no user');
  linkIdentity(tenant, primary, { connection: 'akeneo-product-cloud', user_id });
  setEmail(tenant, primary, 'shut@door.invalid', false, primary.identities[1]);

  expect(await (await login.post(link, typed)).text()).not.toContain('Password Changed!');
  const shut = findCredential(tenant, 'akeneo-product-cloud', 'shut@door.invalid');
  expect(await verifyPassword(shut, chosen)).toBe(false);
});

test('a person not migrated yet comes in by the inbox: created from get_user with the new password', async () => {
  const login = openLogin({ scripts: { get_user: () => profile } });
  const link = await askForLink(login);
  const { metadata } = acme;
  expect(login.calls).toEqual([
    {
      script: 'get_user',
      args: [email],
      context: { organization: { id: acme.id, name: 'acme', display_name: 'Acme', metadata } },
    },
  ]);
  expect(login.tenant.state.users.size).toBe(0);
  expect((await login.post(link, typed)).status).toBe(200);
  expect(login.tenant.state.users.get(`auth0|${key}`)).toMatchObject({
    email,
    email_verified: true,
    app_metadata: { migrated: { from: key, at: 1 } },
    last_password_reset: expect.any(String),
  });
  expect(await isPassword(login, chosen)).toBe(true);
});

test('a person who signed in while the link was under way keeps the account, with the new password', async () => {
  const login = openLogin({ scripts: { get_user: () => profile, login: () => profile } });
  const link = await askForLink(login);
  await login.post('/u/login/password', { username: email, password });
  expect(login.tenant.state.users.size).toBe(1);
  expect((await login.post(link, typed)).status).toBe(200);
  expect(login.tenant.state.users.size).toBe(1);
  expect(await isPassword(login, chosen)).toBe(true);
});

test('a link does nothing for an address that belongs to somebody else by now', async () => {
  const login = openLogin({ scripts: { get_user: () => profile } });
  const link = await askForLink(login);
  await addUser(login.tenant, email);
  const response = await login.post(link, typed);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('Please Try Again');
  expect(await isPassword(login, password)).toBe(true);
});

test('a link does nothing once the email of its account has changed', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  const credential = findCredential(login.tenant, 'akeneo-product-cloud', email);
  if (credential) credential.email = 'new@example.com';
  expect((await login.post(link, typed)).status).toBe(400);
  expect(await verifyPassword(credential, password)).toBe(true);
});

test('a new password keeps every rule, and is typed twice', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  const refuse = async (first: string, second: string) => {
    const response = await login.post(link, {
      'password-reset': first,
      're-enter-password': second,
    });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).not.toContain(`value="${first}"`);
    return readError(page)?.code;
  };
  expect(await refuse('', '')).toBe('no-password-reset');
  for (const weak of [
    'Short-1!',
    'lower-case-1!',
    'UPPER-CASE-1!',
    'No-Number-Here!',
    'NoSpecial12345',
    `Aa1!${'ü'.repeat(40)}`,
  ])
    expect(await refuse(weak, weak)).toBe('password-policy-not-conformant');
  expect(await refuse(chosen, '')).toBe('no-re-enter-password');
  expect(await refuse(chosen, `${chosen} `)).toBe('password-mismatch');
  expect((await login.post(link, typed)).status).toBe(200);
});

test('the rules are on the page, in its language', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  const page = decode(
    await (await login.get(link, { 'accept-language': 'fr-CA,en;q=0.5' })).text(),
  );
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('Au moins 10 caractères');
  expect(page).toContain('Lettres majuscules (A-Z)');
  expect(page).not.toContain('password-policy-contains-at-least');
});

test('an expired link says so and leads back to the application', async () => {
  const login = openLogin({
    overrides: {
      configuration: {
        emailTemplates: [
          {
            template: 'reset_email',
            body: '',
            from: '',
            subject: '',
            enabled: true,
            urlLifetimeInSeconds: 600,
          },
        ],
      },
    },
  });
  const client = login.tenant.configuration.clients[0];
  if (client) client.initiate_login_uri = 'http://localhost:4401/';
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  login.tenant.clock.advance(599_000);
  expect((await login.get(link)).status).toBe(200);
  login.tenant.clock.advance(1_000);
  for (const answer of [await login.get(link), await login.post(link, typed)]) {
    expect(answer.status).toBe(400);
    const page = decode(await answer.text());
    expect(page).toContain('Link Expired');
    expect(page).toContain('href="http://localhost:4401/">Back to Akeneo PIM</a>');
  }
});

test('a used link takes the earlier ones for the same address with it', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const first = await askForLink(login);
  const second = await askForLink(login);
  expect(first).not.toBe(second);
  expect((await login.post(second, typed)).status).toBe(200);
  expect((await login.post(first, typed)).status).toBe(400);
});

test('a ticket of another kind, or none, is nothing', async () => {
  const login = openLogin();
  login.tenant.state.tickets.set('t', {
    ticket: 't',
    kind: 'unblock',
    connection: 'akeneo-product-cloud',
    email,
    marksEmailVerified: false,
    expiresAt: Number.MAX_SAFE_INTEGER,
  });
  for (const link of [
    '/u/reset-verify?ticket=t',
    '/u/reset-verify?ticket=__proto__',
    '/u/reset-verify?x',
  ])
    expect((await login.get(link)).status).toBe(400);
});

test('after ten requests for one address from one place: one a minute, known or not', async () => {
  for (const known of [true, false]) {
    const login = openLogin();
    if (known) await addUser(login.tenant, email);
    for (let n = 0; n < 10; n += 1)
      expect((await login.post(requestPath, { username: email })).status).toBe(302);
    const refused = await login.post(requestPath, { username: email.toUpperCase() });
    expect(refused.status).toBe(429);
    expect(readError(await refused.text())?.code).toBe('too-many-email');
    expect((await login.post(requestPath, { username: 'other@example.com' })).status).toBe(302);
    login.tenant.clock.advance(60_000);
    expect((await login.post(requestPath, { username: email })).status).toBe(302);
    expect((await login.post(requestPath, { username: email })).status).toBe(429);
    await login.settle();
    expect(login.mails).toHaveLength(known ? 11 : 0);
  }
});

test('the resend button sends the mail again, and a reload sends nothing', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  await askForLink(login);
  await login.get(sentPath);
  await login.settle();
  expect(login.mails).toHaveLength(1);
  const again = await login.post(sentPath, { action: 'resend-email-action' });
  expect(again.status).toBe(302);
  await login.settle();
  expect(login.mails).toHaveLength(2);
});

test('a reset lifts the block of its address', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  for (let n = 0; n < 10; n += 1)
    await login.post('/u/login/password', { username: email, password: 'Wrong-1' });
  const link = await askForLink(login);
  await login.post(link, typed);
  const response = await login.post('/u/login/password', { username: email, password: chosen });
  expect(response.status).toBe(302);
});

test('a mail server that fails changes no answer, and the log names no address of the failure', async () => {
  const login = openLogin({
    scripts: {
      get_user: () => {
        throw new Error(`cannot reach ${password}`);
      },
    },
  });
  expect((await login.post(requestPath, { username: email })).status).toBe(302);
  await login.settle();
  expect(login.tenant.state.logs).toMatchObject([{ type: 'fcpr' }]);
  expect(JSON.stringify(login.tenant.state.logs)).not.toContain(password);
});

test('another connection, or one without self-service, leads back to the login page', async () => {
  const login = openLogin();
  const other = await login.get('/u/reset-password/request/product-accounts');
  expect(other.headers.get('location')).toContain('/u/login/identifier');
  const connection = login.tenant.configuration.connections[0];
  if (connection) connection.options.disable_self_service_change_password = true;
  expect((await login.get(requestPath)).status).toBe(302);
  expect((await login.post(requestPath, { username: email })).headers.get('location')).toContain(
    '/u/login/identifier',
  );
  login.transaction.identifier = email;
  expect(await (await login.get('/u/login/password')).text()).not.toContain('reset-password');
});

test('a sign-in of another browser cannot ask for mails', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const response = await login.post(requestPath, { username: email }, { cookie: 'did=another' });
  expect(response.status).toBe(400);
  await login.settle();
  expect(login.mails).toEqual([]);
});

test('opening the link lets the Actions speak, and the page after the new password leads where they say', async () => {
  const resultUrl = 'http://localhost:4401/acme/';
  const login = openLogin({ challenge: { kind: 'completed', resultUrl } });
  const userId = await addUser(login.tenant, email);
  const link = await askForLink(login);
  expect(login.challenges).toEqual([]);
  await login.get(link);
  expect(login.challenges).toMatchObject([
    {
      user: { user_id: userId },
      client: { client_id: 'pim-client' },
      organization: { id: acme.id },
      query: { ticket: expect.any(String) },
    },
  ]);
  const done = await (await login.post(link, typed)).text();
  expect(done).toContain(`<a class="ulp-button" href="${resultUrl}">Back to Akeneo PIM</a>`);
  expect(login.challenges).toHaveLength(1);
});

test('for somebody not migrated the Actions see the user that the reset will create', async () => {
  const login = openLogin({ scripts: { get_user: () => profile } });
  await login.get(await askForLink(login));
  expect(login.challenges).toMatchObject([
    { user: { user_id: `auth0|${key}`, email: 'julia@example.com', email_verified: false } },
  ]);
  expect(login.tenant.state.users.size).toBe(0);
});

test('what an Action stops sets no password, whether the page was seen or not', async () => {
  const login = openLogin({ challenge: { kind: 'denied', action: 'a', reason: 'because' } });
  await addUser(login.tenant, email);
  const link = await askForLink(login);
  for (const answer of [await login.get(link), await login.post(link, typed)]) {
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('because');
  }
  expect(await isPassword(login, password)).toBe(true);
});
