import { expect, test } from '@jest/globals';
import { finishAuthentication } from '../../local/tenant/oauth/sign-in/finish-authentication.ts';
import { codeOf, completed, locationOf, makeWorld } from './fixture.ts';

const lost = 'You may have pressed the back button';

async function expectLost(response: Response) {
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  expect(await response.text()).toContain(lost);
}

test.each(['/authorize/resume', '/continue'])(
  '%s without a known state is refused',
  async (path) => {
    const browser = (await makeWorld()).browser();
    await expectLost(await browser.open(path));
    await expectLost(await browser.open(`${path}?state=nonsense`));
    await expectLost(await browser.open(`${path}?state=__proto__`));
  },
);

test('a state is worth nothing in another browser, and is not used up there', async () => {
  const world = await makeWorld();
  const [victim, thief] = [world.browser(), world.browser()];
  const transaction = await victim.startSignIn();
  const resume = finishAuthentication(world.tenant, transaction, {
    userId: world.user.user_id,
    connection: 'akeneo-product-cloud',
    identifier: world.user.email,
  });
  await expectLost(await thief.open(resume));
  await thief.startSignIn();
  await expectLost(await thief.open(resume));
  expect(thief.cookies.has('auth0')).toBe(false);
  codeOf(await victim.open(resume));
});

test('a state is used up by the code it gave', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const transaction = await browser.startSignIn();
  codeOf(await browser.authenticate(transaction, world.user));
  await expectLost(await browser.open(`/authorize/resume?state=${transaction.state}`));
});

test('a state before the password leads back to the login page, not on', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const transaction = await browser.startSignIn();
  const response = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
  expect(world.runs).toHaveLength(0);
});

test('after its hour a sign-in goes to the application’s start page, or to an error page', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const transaction = await browser.startSignIn();
  world.tenant.clock.advance(3_600_000);
  const page = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(page.status).toBe(400);
  const client = world.tenant.configuration.clients.find((one) => one.client_id === 'web');
  if (client) client.initiate_login_uri = 'https://pim.acme.test/login';
  const start = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(start.headers.get('location')).toBe('https://pim.acme.test/login');
});

test('two requests at once run the Actions once and give one code', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  let finish: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  world.decide(async () => {
    await waiting;
    return completed;
  });
  const transaction = await browser.startSignIn();
  const resume = finishAuthentication(world.tenant, transaction, {
    userId: world.user.user_id,
    connection: 'akeneo-product-cloud',
    identifier: world.user.email,
  });
  const both = [browser.open(resume), browser.open(resume)];
  while (world.runs.length === 0) await new Promise((resolve) => setImmediate(resolve));
  finish();
  const [first, second] = await Promise.all(both);
  expect(first && codeOf(first)).toBe(second && codeOf(second));
  expect(world.runs).toHaveLength(1);
  expect(world.tenant.state.codes.size).toBe(1);
});

test('a state given twice is refused', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const transaction = await browser.startSignIn();
  const response = await browser.open(`/continue?state=x&state=${transaction.state}`);
  expect(response.status).toBe(400);
});

test('/continue takes a POST, and its body reaches the Action that waits', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const transaction = await browser.startSignIn();
  finishAuthentication(world.tenant, transaction, {
    userId: world.user.user_id,
    connection: 'akeneo-product-cloud',
    identifier: world.user.email,
  });
  const body = new URLSearchParams({ state: transaction.state, session_token: 'jwt' });
  codeOf(await browser.open('/continue', { method: 'POST', body }));
  expect(world.runs[0]?.body.session_token).toBe('jwt');
});
