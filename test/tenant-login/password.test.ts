import { expect, test } from '@jest/globals';
import type { DatabaseScriptOutcome } from '../../local/tenant/scripts/types.ts';
import { setEmail } from '../../local/tenant/store/credentials.ts';
import { linkIdentity } from '../../local/tenant/store/link-identity.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import { acme } from '../support/make-tenant.ts';
import {
  addUser,
  decode,
  makeConnection,
  openLogin,
  password,
  readError,
  wrongPassword,
} from './open-login.ts';

const path = '/u/login/password';
const email = 'julia@example.com';
const key = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';

const profile: DatabaseScriptOutcome = {
  kind: 'profile',
  profile: {
    user_id: key,
    email: 'Julia@Example.com',
    email_verified: false,
    given_name: 'Julia',
    app_metadata: { migrated: { from: key } },
    username: 'julia',
    roles: ['admin'],
  },
};

test('the password page shows the identifier read-only, an edit link and the reset link', async () => {
  const { get, transaction } = openLogin({ transaction: { identifier: email } });
  const page = await (await get(path)).text();
  expect(page).toContain('<main class="_widget login login-password">');
  expect(page).toMatch(/<input [^>]*name="username" [^>]*value="julia@example.com" readonly/);
  expect(page).toMatch(
    /<input [^>]*id="password" name="password" type="password" autocomplete="current-password"/,
  );
  expect(page).toContain(`href="/u/login/identifier?state=${transaction.state}"`);
  expect(page).toContain(
    `href="/u/reset-password/request/akeneo-product-cloud?state=${transaction.state}"`,
  );
});

test('without an identifier the password page goes back to the first one', async () => {
  const { get, post, transaction } = openLogin();
  for (const answer of [await get(path), await post(path, { password })])
    expect(answer.headers.get('location')).toBe(`/u/login/identifier?state=${transaction.state}`);
});

test('a stored user signs in without any script', async () => {
  const login = openLogin({ transaction: { identifier: email } });
  const userId = await addUser(login.tenant, email);
  const response = await login.post(path, { username: 'JULIA@example.com', password });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(
    `/authorize/resume?state=${login.transaction.state}`,
  );
  expect(login.transaction.user_id).toBe(userId);
  expect(login.calls).toEqual([]);
});

test('the credential of a linked identity signs in to the account that it is linked to, until its door is closed', async () => {
  const login = openLogin({ transaction: { identifier: 'old@example.com' } });
  const { tenant, transaction } = login;
  const userId = await addUser(tenant, email);
  const oldId = await addUser(tenant, 'old@example.com');
  const primary = tenant.state.users.get(userId);
  if (!primary) throw new Error('no user');
  const user_id = oldId.slice('auth0|'.length);
  linkIdentity(tenant, primary, { connection: 'akeneo-product-cloud', user_id });

  const wrong = await login.post(path, { username: 'old@example.com', password: 'Wrong-Horse-1' });
  expect(wrong.status).toBe(400);
  expect(tenant.state.logs.at(-1)).toMatchObject({ type: 'fp', user_id: userId });
  await login.post(path, { username: 'Old@example.com', password });
  expect(transaction.user_id).toBe(userId);
  expect([...tenant.state.sessions.values()].map((one) => one.user_id)).toEqual([userId]);
  expect(login.calls).toEqual([]);

  setEmail(tenant, primary, 'shut@door.invalid', false, primary.identities[1]);
  await login.post(path, { username: 'old@example.com', password });
  expect(login.calls.map(({ script }) => script)).toEqual(['get_user', 'login']);
});

test('a stored user with a wrong password never falls back to the old product', async () => {
  const login = openLogin({ scripts: { login: () => profile } });
  await addUser(login.tenant, email);
  const response = await login.post(path, { username: email, password: 'Old-Password-1' });
  expect(response.status).toBe(400);
  expect(readError(await response.text())).toEqual({
    code: 'wrong-email-username-credentials',
    text: 'Incorrect email address, username, or password',
  });
  expect(login.calls).toEqual([]);
  expect(login.tenant.state.logs.map(({ type }) => type)).toEqual(['fp']);
});

test('the first sign-in asks get_user, then login, and imports the user with the typed password', async () => {
  const login = openLogin({ scripts: { login: () => profile, get_user: () => profile } });
  const response = await login.post(path, { username: 'julia', password });
  expect(response.status).toBe(302);
  const { metadata } = acme;
  const context = {
    organization: { id: acme.id, name: 'acme', display_name: 'Acme', metadata },
  };
  expect(login.calls).toEqual([
    { script: 'get_user', args: ['julia'], context },
    { script: 'login', args: ['julia', password], context },
  ]);
  const user = login.tenant.state.users.get(`auth0|${key}`);
  expect(user).toMatchObject({
    email,
    email_verified: false,
    given_name: 'Julia',
    app_metadata: { migrated: { from: key } },
    identities: [{ connection: 'akeneo-product-cloud', user_id: key }],
  });
  expect(user).not.toHaveProperty('username');
  expect(user).not.toHaveProperty('roles');

  const again = await login.post(path, { username: email, password });
  expect(again.status).toBe(302);
  expect(login.calls).toHaveLength(2);
});

test('without an organization the scripts get an empty context', async () => {
  const login = openLogin({ scripts: { login: () => wrongPassword() } });
  delete login.transaction.organization_id;
  await login.post(path, { username: email, password });
  expect(login.calls.map(({ context }) => context)).toEqual([{}, {}]);
});

test('get_user that fails or names another user does not stop a sign-in; the difference is logged', async () => {
  const failing = openLogin({
    scripts: { login: () => profile, get_user: () => ({ kind: 'timeout' }) },
  });
  expect((await failing.post(path, { username: email, password })).status).toBe(302);
  const other = { kind: 'profile' as const, profile: { user_id: 'sdm|1|7', email } };
  const differing = openLogin({ scripts: { login: () => profile, get_user: () => other } });
  expect((await differing.post(path, { username: email, password })).status).toBe(302);
  expect(differing.tenant.state.logs).toMatchObject([
    { type: 'w', details: { get_user: 'sdm|1|7', login: key } },
  ]);
});

test('unknown, unmigrated and migrated addresses get one answer, to the byte', async () => {
  const customText = {
    en: {
      'login-password': {
        'login-password': {
          'wrong-email-username-credentials': 'User not found, or wrong password.',
        },
      },
    },
  };
  const login = openLogin({
    scripts: { login: () => wrongPassword() },
    overrides: { configuration: { customText } },
  });
  await addUser(login.tenant, 'known1@example.com');
  const answers = [];
  for (const username of ['known1@example.com', 'other1@example.com']) {
    const response = await login.post(path, { username, password: 'Wrong-Password-1' });
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const body = await response.text();
    answers.push(
      `${response.status}\n${headers}\n${body}`
        .replaceAll(username, '<typed>')
        .replace(/nonce(-|=")[\w+/=]+/g, 'nonce'),
    );
  }
  expect(answers[0]).toContain('data-error-code="wrong-email-username-credentials"');
  expect(answers[0]).toBe(answers[1]);
});

test('a script error shows the deployed text under its code, else its own message', async () => {
  const refuse = (name: string, code: string, message: string) => () =>
    ({ kind: 'error', name, code, message }) as const;
  const cases = [
    [
      'ValidationError',
      'already_migrated',
      'Sign in <b>with</b> your email.',
      'custom-script-error-code_already_migrated',
      'Sign in <b>with</b> your email.',
    ],
    [
      'UnauthorizedError',
      'unauthorized',
      'Not rolled out.',
      'custom-script-error-code_unauthorized',
      'Not rolled out.',
    ],
    [
      'Error',
      'extensibility_error',
      'connect ECONNREFUSED 10.0.0.1',
      'custom-script-error-code_extensibility_error',
      'Something went wrong, please try again later.',
    ],
  ] as const;
  for (const [name, code, message, shownCode, shownText] of cases) {
    const login = openLogin({ scripts: { login: refuse(name, code, message) } });
    const response = await login.post(path, { username: email, password });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(readError(page)).toEqual({ code: shownCode, text: shownText });
    expect(page).not.toContain('<b>');
    expect(login.tenant.state.logs).toMatchObject([{ type: 'f', description: message }]);
    expect(login.tenant.state.blocks).toEqual([]);
  }
  const customText = {
    fr: {
      'login-password': {
        'login-password': { 'custom-script-error-code_already_migrated': 'Utilisez votre e-mail.' },
      },
    },
  };
  const login = openLogin({
    scripts: { login: refuse('ValidationError', 'already_migrated', 'Use your email.') },
    overrides: { configuration: { customText } },
    transaction: { locale: 'fr' },
  });
  const page = await (await login.post(path, { username: email, password })).text();
  expect(readError(page)?.text).toBe('Utilisez votre e-mail.');
});

test("a script that times out or breaks shows the generic text and counts as nobody's guess", async () => {
  for (const outcome of [
    { kind: 'timeout' as const },
    { kind: 'broken' as const, message: `callback twice with ${password}` },
  ]) {
    const login = openLogin({ scripts: { login: () => outcome } });
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const response = await login.post(path, { username: email, password });
      expect(response.status).toBe(400);
      expect(readError(await response.text())?.text).toBe(
        'Something went wrong, please try again later.',
      );
    }
    expect(JSON.stringify(login.tenant.state.logs)).not.toContain(password);
  }
});

test('a profile whose id or email is taken ends as DUPLICATED_USER, and creates nobody', async () => {
  for (const taken of [{ email }, { identityId: key }]) {
    const login = openLogin({ scripts: { login: () => profile } });
    await createUser(login.tenant, {
      connection: 'akeneo-product-cloud',
      identityId: 'pim|x|1',
      email: 'other@example.com',
      email_verified: true,
      password,
      ...taken,
    });
    const response = await login.post(path, { username: 'julia', password });
    expect(response.status).toBe(400);
    expect(readError(await response.text())).toEqual({
      code: 'auth0-users-validation',
      text: 'Something went wrong, please try again later',
    });
    expect(login.tenant.state.users.size).toBe(1);
    expect(login.tenant.state.logs).toMatchObject([
      { type: 'f', details: { error: 'DUPLICATED_USER' } },
    ]);
  }
});

test('a profile without a usable email is refused', async () => {
  for (const bad of [{ user_id: key }, { user_id: key, email: 'nonsense' }]) {
    const login = openLogin({ scripts: { login: () => ({ kind: 'profile', profile: bad }) } });
    const response = await login.post(path, { username: 'julia', password });
    expect(readError(await response.text())?.code).toBe('auth0-users-validation');
    expect(login.tenant.state.users.size).toBe(0);
  }
});

test('a double click imports once, and both answers go on', async () => {
  const login = openLogin({ scripts: { login: async () => profile } });
  const answers = await Promise.all([
    login.post(path, { username: email, password }),
    login.post(path, { username: email, password }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([302, 302]);
  expect(login.tenant.state.users.size).toBe(1);
});

test('ten wrong passwords block the identifier for this address, known or not, with a mail to the owner', async () => {
  for (const known of [true, false]) {
    const login = openLogin({ scripts: { login: () => wrongPassword() } });
    if (known) await addUser(login.tenant, email);
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      statuses.push((await login.post(path, { username: email, password: 'Wrong-1' })).status);
    expect(statuses).toEqual([...Array(9).fill(400), 429, 429]);
    const blocked = await login.post(path, { username: email, password });
    expect(blocked.status).toBe(429);
    expect(readError(await blocked.text())).toMatchObject({ code: 'user-blocked' });
    expect(login.transaction.user_id).toBeUndefined();
    await login.settle();
    expect(login.mails.map(({ template }) => template)).toEqual(known ? ['blocked_account'] : []);
  }
});

test('parallel guesses do not outrun the block', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  const guesses = Array.from({ length: 15 }, () =>
    login.post(path, { username: email, password: 'Wrong-1' }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 400)).toHaveLength(9);
});

test('signing in clears the failures before it', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  for (let round = 0; round < 2; round += 1) {
    for (let attempt = 0; attempt < 9; attempt += 1)
      await login.post(path, { username: email, password: 'Wrong-1' });
    expect((await login.post(path, { username: email, password })).status).toBe(302);
  }
});

test('the link of the block mail asks first, then unblocks, once', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  for (let attempt = 0; attempt < 10; attempt += 1)
    await login.post(path, { username: email, password: 'Wrong-1' });
  await login.settle();
  const url = new URL(login.mails[0]?.mail.url ?? '');
  const link = `${url.pathname}${url.search}`;
  expect(await (await login.get(link)).text()).toContain('Unblock Your Account');
  expect((await login.post(path, { username: email, password })).status).toBe(429);
  expect((await login.post(link, {})).status).toBe(200);
  expect((await login.post(path, { username: email, password })).status).toBe(302);
  expect((await login.post(link, {})).status).toBe(400);
  expect((await login.get(link)).status).toBe(400);
});

test('a missing password is refused before anybody is asked', async () => {
  const login = openLogin();
  const response = await login.post(path, { username: email, password: '' });
  expect(response.status).toBe(400);
  const page = await response.text();
  expect(readError(page)).toEqual({ code: 'no-password', text: 'Password is required' });
  expect(page).toContain(
    '<span id="error-element-password" class="ulp-input-error-message" role="alert" data-error-code="no-password">',
  );
  expect(login.calls).toEqual([]);
});

test('the identifier on screen counts, not what another tab typed since', async () => {
  const login = openLogin({ transaction: { identifier: 'other@example.com' } });
  const userId = await addUser(login.tenant, email);
  await login.post(path, { username: email, password });
  expect(login.transaction).toMatchObject({ identifier: email, user_id: userId });
});

test('another browser can neither see nor post the password page', async () => {
  const login = openLogin({ transaction: { identifier: email } });
  await addUser(login.tenant, email);
  const cookie = 'did=another';
  expect((await login.get(path, { cookie })).status).toBe(400);
  expect((await login.post(path, { username: email, password }, { cookie })).status).toBe(400);
  expect(login.transaction.user_id).toBeUndefined();
});

test('a password is kept and compared exactly as typed, and never shown or logged', async () => {
  const odd = '  Pässwörd <b>"1" 密码 ';
  const login = openLogin({
    scripts: { login: (_, typed) => (typed === odd ? profile : wrongPassword(`no: ${typed}`)) },
  });
  expect((await login.post(path, { username: email, password: odd.trim() })).status).toBe(400);
  expect((await login.post(path, { username: email, password: odd })).status).toBe(302);
  expect((await login.post(path, { username: email, password: odd.trim() })).status).toBe(400);
  expect((await login.post(path, { username: email, password: odd })).status).toBe(302);
  expect(decode(JSON.stringify(login.tenant.state.logs))).not.toContain('密码');
});

test('without scripts an unknown identifier is a wrong one', async () => {
  const login = openLogin({
    overrides: { configuration: { connections: [makeConnection({ customScripts: {} })] } },
  });
  const response = await login.post(path, { username: email, password });
  expect(readError(await response.text())?.code).toBe('wrong-email-username-credentials');
  expect(login.tenant.state.logs.map(({ type }) => type)).toEqual(['fu']);
});
