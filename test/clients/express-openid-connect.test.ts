import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startWithBrowser } from '../support/start-with-browser.ts';
import type { TestWorld } from '../support/start-world.ts';
import { findOrganizationId, registerClient } from './register.ts';
import { type Served, serve } from './serve.ts';
import { nora, signInHere, signInHereForTheFirstTime } from './sign-in.ts';

let world: TestWorld;
let browser: Browser;
let page: Page;
let served: Served;
let application: string;
let organization: string;

beforeAll(async () => {
  [world, browser] = await startWithBrowser();
  page = await (await openBrowser(browser)).newPage();
  organization = await findOrganizationId(world, 'acme');
  const app = express();
  served = await serve(app);
  application = served.url;
  const client = await registerClient(world, {
    name: 'An express application',
    callbacks: [`${application}/callback`],
    allowed_logout_urls: [`${application}/goodbye`],
  });
  const { tenant } = await world.urls();
  app.use(
    auth({
      issuerBaseURL: tenant,
      baseURL: application,
      clientID: client.client_id,
      clientSecret: client.client_secret,
      secret: 'the key of the session cookie, for this test alone',
      authorizationParams: { response_type: 'code', scope: 'openid profile email', organization },
      authRequired: false,
      idpLogout: true,
      auth0Logout: true,
      routes: { postLogoutRedirect: '/goodbye' },
    }),
  );
  app.get('/', requiresAuth(), ({ oidc }, response) => response.json(oidc.user));
  app.get('/goodbye', ({ oidc }, response) => response.json({ signedIn: oidc.isAuthenticated() }));
}, 30_000);
afterAll(async () => {
  await browser?.close();
  served?.close();
  await world?.close();
});

async function readJson() {
  return JSON.parse((await page.locator('pre').textContent()) ?? '');
}

test('a person signs in for the first time and the application learns who they are', async () => {
  await page.goto(application);
  await signInHereForTheFirstTime(page, world, nora);
  await page.waitForURL(`${application}/`);
  expect(await readJson()).toMatchObject({
    sub: expect.stringMatching(/^auth0\|pim\|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001\|\w+$/),
    email: nora.email,
    email_verified: true,
    name: nora.name,
    org_id: organization,
    'https://claims.akeneo.cloud/account_linked': true,
  });
}, 30_000);

test('a second sign-in needs no page while the session of the tenant lives', async () => {
  const before = (await world.logs()).length;
  await page.context().clearCookies({ name: 'appSession' });
  await page.goto(application);
  await page.waitForURL(`${application}/`);
  expect(await readJson()).toMatchObject({ email: nora.email });
  expect((await world.logs()).slice(before).map(({ type }) => type)).toEqual(['s', 'seacft']);
});

test('a logout ends the session of the tenant, so that the next sign-in asks for the password', async () => {
  await page.goto(`${application}/logout`);
  await page.waitForURL(`${application}/goodbye`);
  expect(await readJson()).toEqual({ signedIn: false });
  expect(await world.sessions()).toEqual([]);
  await page.goto(application);
  await signInHere(page, nora);
  await page.waitForURL(`${application}/`);
  expect(await readJson()).toMatchObject({ email: nora.email });
});
