import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startWithBrowser } from '../support/start-with-browser.ts';
import type { TestWorld } from '../support/start-world.ts';
import { findOrganizationId, registerClient } from './register.ts';
import { type Served, serve } from './serve.ts';
import { nora, signInHere, signInHereForTheFirstTime } from './sign-in.ts';
import { createSinglePageApplication } from './single-page-application.ts';

let world: TestWorld;
let browser: Browser;
let page: Page;
let served: Served;
let organization: string;

beforeAll(async () => {
  [world, browser] = await startWithBrowser();
  page = await (await openBrowser(browser)).newPage();
  organization = await findOrganizationId(world, 'acme');
  served = await serve((request, response) => listener(request, response));
  const client = await registerClient(world, {
    name: 'A single-page application',
    app_type: 'spa',
    client_secret: '',
    token_endpoint_auth_method: 'none',
    callbacks: [`${served.url}/rotating`, `${served.url}/silent`],
    allowed_logout_urls: [`${served.url}/goodbye`],
    web_origins: [served.url],
  });
  const listener = createSinglePageApplication({
    domain: (await world.urls()).tenant.replace(/\/$/, ''),
    clientId: client.client_id,
    organization,
  });
}, 30_000);
afterAll(async () => {
  await browser?.close();
  served?.close();
  await world?.close();
});

/** Runs an expression about `client` in the page; the error of a promise that fails is its value. */
function ask(expression: string): Promise<unknown> {
  return page.evaluate(
    `started.then((client) => ${expression}).catch(({ error, message }) => ({ error, message }))`,
  );
}

/** Leaves the page, so that there is no value to wait for. */
async function leave(expression: string) {
  await page.evaluate(`void started.then((client) => ${expression})`);
}

/** What the tenant logged meanwhile. */
async function logTypesOf(act: () => Promise<void>): Promise<string[]> {
  const before = (await world.logs()).length;
  await act();
  return (await world.logs()).slice(before).map(({ type }) => type);
}

const getFreshToken = `client.getTokenSilently({ cacheMode: 'off', detailedResponse: true })`;

test('a person signs in for the first time in a single-page application', async () => {
  await page.goto(`${served.url}/rotating`);
  await leave(`client.loginWithRedirect({ appState: { target: '/products' } })`);
  await signInHereForTheFirstTime(page, world, nora);
  await page.waitForURL(`${served.url}/rotating?**`);
  expect(await ask('client.handleRedirectCallback()')).toMatchObject({
    appState: { target: '/products' },
  });
  expect(await ask('client.getUser()')).toMatchObject({
    email: nora.email,
    email_verified: true,
    org_id: organization,
  });
}, 30_000);

test('it gets fresh tokens with a refresh token that is replaced each time', async () => {
  const tokens: unknown[] = [];
  const types = await logTypesOf(async () => {
    tokens.push(await ask(getFreshToken), await ask(getFreshToken));
  });
  expect(types).toEqual(['sertft', 'sertft']);
  expect(tokens).toEqual([
    expect.objectContaining({ access_token: expect.any(String), expires_in: 86_400 }),
    expect.objectContaining({ access_token: expect.any(String) }),
  ]);
  expect(tokens[0]).not.toEqual(tokens[1]);
});

test('it can give its refresh token back', async () => {
  const answered = page.waitForResponse('**/oauth/revoke');
  await ask('client.revokeRefreshToken()');
  expect((await answered).status()).toBe(200);
  expect(await ask(getFreshToken)).toMatchObject({ error: 'missing_refresh_token' });
});

test('without refresh tokens it gets them in a hidden frame, from the session of the tenant', async () => {
  await page.goto(`${served.url}/silent`);
  await leave('client.loginWithRedirect()');
  await page.waitForURL(`${served.url}/silent?**`);
  await ask('client.handleRedirectCallback()');
  const types = await logTypesOf(async () => {
    expect(await ask(getFreshToken)).toMatchObject({ access_token: expect.any(String) });
  });
  expect(types).toEqual(['ssa', 'seacft']);
});

test('a reload loses the tokens, not the person', async () => {
  await page.goto(`${served.url}/silent`);
  expect(await ask('client.getUser()')).toMatchObject({ email: nora.email });
});

test('a logout ends the session of the tenant, so that silence is answered with login_required', async () => {
  await leave(`client.logout({ logoutParams: { returnTo: location.origin + '/goodbye' } })`);
  await page.waitForURL(`${served.url}/goodbye`);
  expect(await world.sessions()).toEqual([]);
  await page.goto(`${served.url}/silent`);
  expect(await ask('client.isAuthenticated()')).toBe(false);
  expect(await ask(getFreshToken)).toMatchObject({ error: 'login_required' });
  await leave('client.loginWithRedirect()');
  await signInHere(page, nora);
  await page.waitForURL(`${served.url}/silent?**`);
  await ask('client.handleRedirectCallback()');
  expect(await ask('client.getUser()')).toMatchObject({ name: nora.name });
});
