import { expect, test } from '@jest/globals';
import { authorizeUrl, codeOf, exchange, logTypes, makeWorld } from './fixture.ts';

const start = 'https://pim.acme.test/start';

function logoutUrl(parameters: Record<string, string>, path = '/v2/logout') {
  return `${path}?${new URLSearchParams(parameters)}`;
}

test('a logout ends the session on the server, takes the cookie away and returns to the application', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  const stolen = browser.cookies.get('auth0') ?? '';
  const returnTo = `${start}?organization=org_acme&login_hint=ada%40acme.test#x`;
  const response = await browser.open(logoutUrl({ client_id: 'web', returnTo }));
  expect(response.headers.get('location')).toBe(returnTo);
  expect(browser.cookies.has('auth0')).toBe(false);
  expect(world.tenant.state.sessions.size).toBe(0);
  browser.cookies.set('auth0', stolen);
  await expect(browser.startSignIn()).resolves.toBeDefined();
  expect(world.tenant.state.logs.at(-1)).toMatchObject({
    type: 'slo',
    client_id: 'web',
    user_id: world.user.user_id,
  });
});

test.each([
  ['a foreign URL', { client_id: 'web', returnTo: 'https://evil.test/' }],
  ['a longer path', { client_id: 'web', returnTo: `${start}/x` }],
  [
    'a host that only begins alike',
    { client_id: 'web', returnTo: 'https://pim.acme.test.evil.test/start' },
  ],
  ['a protocol-relative URL', { client_id: 'web', returnTo: '//evil.test' }],
  ['a script', { client_id: 'web', returnTo: 'javascript:alert(1)//' }],
  ['an application’s URL without the application', { returnTo: start }],
  ['an unknown application', { client_id: 'nobody', returnTo: start }],
])('a logout to %s goes nowhere and ends nothing', async (_, parameters) => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  const response = await browser.open(logoutUrl(parameters));
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  codeOf(await browser.open(authorizeUrl()));
});

test('without returnTo the first allowed URL is taken, without any the answer is OK', async () => {
  const world = await makeWorld();
  const first = await world.browser().open('/v2/logout?client_id=web');
  expect(first.headers.get('location')).toBe(start);
  const none = await world.browser().open('/v2/logout');
  expect(await none.text()).toBe('OK');
});

test('a logout URL may carry {organization_name} for any organization of the tenant', async () => {
  const world = await makeWorld();
  const web = world.tenant.configuration.clients.find((one) => one.client_id === 'web');
  web?.allowed_logout_urls.push('https://{organization_name}.pim.test/');
  const status = async (returnTo: string) =>
    (await world.browser().open(logoutUrl({ client_id: 'web', returnTo }))).status;
  expect(await status('https://acme.pim.test/')).toBe(302);
  expect(await status('https://nobody.pim.test/')).toBe(400);
});

test('/oidc/logout with the session’s ID token, even an old one, asks nothing and returns the state', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const { body } = await exchange(world, await browser.signIn(world.user));
  world.tenant.clock.advance(40 * 3_600_000);
  const response = await browser.open(
    logoutUrl(
      { id_token_hint: body.id_token ?? '', post_logout_redirect_uri: start, state: 'x' },
      '/oidc/logout',
    ),
  );
  expect(response.headers.get('location')).toBe(`${start}?state=x`);
  expect(world.tenant.state.sessions.size).toBe(0);
  expect(logTypes(world)).toContain('slo');
});

test('/oidc/logout without a hint, or with that of another session, asks the person first', async () => {
  const world = await makeWorld();
  const other = await exchange(world, await world.browser().signIn(world.user));
  const browser = world.browser();
  await browser.signIn(world.user);
  const target = { client_id: 'web', post_logout_redirect_uri: start };
  for (const hint of [{}, { id_token_hint: other.body.id_token ?? '' }]) {
    const response = await browser.open(logoutUrl({ ...target, ...hint }, '/oidc/logout'));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Log out');
  }
  codeOf(await browser.open(authorizeUrl()));
  const confirmed = await browser.open('/oidc/logout', {
    method: 'POST',
    body: new URLSearchParams({ ...target, confirmed: 'yes' }),
  });
  expect(confirmed.headers.get('location')).toBe(start);
  await expect(browser.startSignIn()).resolves.toBeDefined();
});

test('a link cannot confirm a logout', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  const response = await browser.open('/oidc/logout?client_id=web&confirmed=yes');
  expect(response.status).toBe(200);
  expect((await response.text()).match(/name="confirmed"/g)).toHaveLength(1);
  codeOf(await browser.open(authorizeUrl()));
});

test.each([
  ['a forged hint', { id_token_hint: 'eyJhbGciOiJub25lIn0.e30.' }],
  ['a foreign URL', { client_id: 'web', post_logout_redirect_uri: 'https://evil.test/' }],
  ['a URL without an application', { post_logout_redirect_uri: start }],
  ['an unknown application', { client_id: 'nobody' }],
])('/oidc/logout with %s is refused', async (_, parameters) => {
  const world = await makeWorld();
  const response = await world.browser().open(logoutUrl(parameters, '/oidc/logout'));
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
});

test('/oidc/logout refuses a client_id that contradicts the hint', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const { body } = await exchange(world, await browser.signIn(world.user));
  const response = await browser.open(
    logoutUrl({ id_token_hint: body.id_token ?? '', client_id: 'personal' }, '/oidc/logout'),
  );
  expect(response.status).toBe(400);
});
