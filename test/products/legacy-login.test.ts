import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Browser, createBrowser, target, words } from './browser.ts';
import { createTestProduct, person, type TestProduct } from './fixture.ts';

let pim: TestProduct;
let browser: Browser;

beforeEach(async () => {
  pim = await createTestProduct('pim');
  browser = createBrowser(pim.app);
});
afterEach(() => pim.close());

const ruth = person('pim', 'Ruth Okafor', 'legacy');
const right = ruth.password ?? '';

test('an organization that is not rolled out is sent to the login page of the product itself', async () => {
  expect(target(await browser.get('/legacy/'))).toBe('/legacy/login');
  expect(target(await browser.get('/legacy/login'))).toBe('/legacy/user/login');
  const page = await browser.get('/legacy/user/login');
  expect(page.status).toBe(200);
  const text = await words(page);
  for (const word of ['Username or email', 'Password', 'Login', 'Forgot your password?'])
    expect(text).toContain(word);
});

test('username and email both sign in, and home shows the person with roles, preferences and history', async () => {
  for (const identifier of ['rokafor', 'ruth.okafor@legacy.example']) {
    const other = createBrowser(pim.app);
    expect(target(await other.login('legacy', identifier, right))).toBe('/legacy/');
    const home = await words(await other.get('/legacy/'));
    for (const word of [
      'Welcome, Ruth Okafor',
      'Administrator',
      'Ecommerce',
      'Product 1111111171',
      'Login page of Akeneo PIM',
      'Not linked yet',
    ])
      expect(home).toContain(word);
  }
});

test('wrong passwords and unknown people read the same, once', async () => {
  for (const identifier of ['rokafor', 'nobody']) {
    expect(target(await browser.login('legacy', identifier, 'wrong'))).toBe('/legacy/user/login');
    expect(await words(await browser.get('/legacy/user/login'))).toContain('Invalid credentials.');
    expect(await words(await browser.get('/legacy/user/login'))).not.toContain('Invalid');
  }
});

test('five failures lock for five minutes from the first one, the right password included', async () => {
  for (let failures = 0; failures < 5; failures += 1) {
    await browser.login('legacy', 'rokafor', 'wrong');
    pim.clock.advance(50_000);
  }
  await browser.login('legacy', 'ruth.okafor@legacy.example', right);
  expect(await words(await browser.get('/legacy/user/login'))).toContain(
    'Your account is locked for 5 minutes after too many authentication attempts.',
  );
  pim.clock.advance(51_000);
  expect(target(await browser.login('legacy', 'rokafor', right))).toBe('/legacy/');
});

test('a login forgives earlier failures', async () => {
  for (let failures = 0; failures < 4; failures += 1)
    await browser.login('legacy', 'rokafor', 'wrong');
  await browser.login('legacy', 'rokafor', right);
  const other = createBrowser(pim.app);
  for (let failures = 0; failures < 4; failures += 1)
    await other.login('legacy', 'rokafor', 'wrong');
  expect(target(await other.login('legacy', 'rokafor', right))).toBe('/legacy/');
});

test('twenty tries at the same moment are counted as twenty', async () => {
  const browsers = Array.from({ length: 20 }, () => createBrowser(pim.app));
  await Promise.all(browsers.map((one) => one.login('legacy', 'rokafor', 'wrong')));
  const row = pim.control.users('legacy').find(({ username }) => username === 'rokafor');
  expect(row?.failures).toBe(5);
});

test('a locked login page answers 423 at the identity API to the right password', async () => {
  for (let failures = 0; failures < 5; failures += 1)
    await browser.login('legacy', 'rokafor', 'wrong');
  expect((await pim.verify('rokafor', right, 'legacy')).status).toBe(423);
  expect((await pim.verify('rokafor', 'wrong', 'legacy')).status).toBe(401);
});

test('a form without its token, or with that of another browser, does nothing', async () => {
  const foreign = await (await createBrowser(pim.app).get('/legacy/user/login')).text();
  const token = /name="_csrf_token" value="([^"]+)"/.exec(foreign)?.[1] ?? '';
  await browser.get('/legacy/user/login');
  for (const _csrf_token of ['', token]) {
    const fields = { _username: 'rokafor', _password: right, _csrf_token };
    expect(target(await browser.post('/legacy/user/login-check', fields))).toBe(
      '/legacy/user/login',
    );
    expect(await words(await browser.get('/legacy/user/login'))).toContain('had expired');
  }
  expect(target(await browser.get('/legacy/'))).toBe('/legacy/login');
});

test('the session before login is worth nothing after it', async () => {
  const page = await pim.app.request('http://localhost:4401/legacy/user/login');
  const planted = /pim_session=([^;]+)/.exec(page.headers.getSetCookie()[0] ?? '')?.[1];
  const csrf = /name="_csrf_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const login = await pim.app.request('http://localhost:4401/legacy/user/login-check', {
    method: 'POST',
    headers: { cookie: `pim_session=${planted}` },
    body: new URLSearchParams({ _csrf_token: csrf, _username: 'rokafor', _password: right }),
  });
  expect(target(login)).toBe('/legacy/');
  const home = await pim.app.request('http://localhost:4401/legacy/', {
    headers: { cookie: `pim_session=${planted}` },
  });
  expect(target(home)).toBe('/legacy/login');
});

test('the session cookie is for this organization alone, and out of reach of scripts', async () => {
  const page = await pim.app.request('http://localhost:4401/legacy/user/login');
  const [cookie = ''] = page.headers.getSetCookie();
  expect(cookie).toMatch(/^pim_session=[\w-]{43}; Path=\/legacy; HttpOnly; SameSite=Lax$/);
});

test('a session of one organization does not open another', async () => {
  const login = await browser.login('legacy', 'rokafor', right);
  const id = /pim_session=([^;]{20,})/.exec(login.headers.getSetCookie().at(-1) ?? '')?.[1];
  pim.organization('umbra').authentication = 'legacy';
  const home = await pim.app.request('http://localhost:4401/umbra/', {
    headers: { cookie: `pim_session=${id}` },
  });
  expect(target(home)).toBe('/umbra/login');
});

test('eight hours later, and once disabled, a person is signed out', async () => {
  await browser.login('legacy', 'rokafor', right);
  pim.control.setEnabled('legacy', 1, false);
  expect(target(await browser.get('/legacy/'))).toBe('/legacy/login');
  pim.control.setEnabled('legacy', 1, true);
  expect((await browser.get('/legacy/')).status).toBe(200);
  pim.clock.advance(8 * 60 * 60_000);
  expect(target(await browser.get('/legacy/'))).toBe('/legacy/login');
});

test('sign out ends the session and leads back to the login page', async () => {
  await browser.login('legacy', 'rokafor', right);
  expect(target(await browser.get('/legacy/logout'))).toBe('/legacy/user/login');
  expect(target(await browser.get('/legacy/'))).toBe('/legacy/login');
});

test('disabled, api, job and single sign-on users do not get in', async () => {
  pim.organization('acme').authentication = 'legacy';
  for (const name of ['Peter Faber', 'ERP connector', 'Nightly export', 'Sofia Ricci']) {
    const { email, password } = person('pim', name);
    expect(target(await browser.login('acme', email, password ?? ''))).toBe('/acme/user/login');
  }
});

test('an identifier of two people is a server error, as in PIM', async () => {
  pim.organization('acme').authentication = 'legacy';
  expect((await browser.login('acme', 'grace.hall@acme.example', 'x')).status).toBe(500);
});

test('on Product Cloud the login page and the request for a reset lead to the tenant', async () => {
  for (const path of ['/acme/user/login', '/acme/user/reset-request'])
    expect(target(await browser.get(path))).toBe('/acme/login');
  for (const path of ['/acme/user/login-check', '/acme/user/send-email'])
    expect(target(await browser.post(path, { _username: 'nora' }))).toBe('/acme/login');
});

test('SDM signs in by email alone', async () => {
  const sdm = await createTestProduct('sdm');
  const { email, password } = person('sdm', 'Ruth Okafor', 'legacy');
  const other = createBrowser(sdm.app);
  expect(await words(await other.get('/legacy/user/login'))).not.toContain('Username');
  expect(target(await other.login('legacy', 'rokafor', password ?? ''))).toBe('/legacy/user/login');
  expect(target(await other.login('legacy', email, password ?? ''))).toBe('/legacy/');
  sdm.close();
});
