import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as oidc from 'openid-client';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startWithBrowser } from '../support/start-with-browser.ts';
import type { TestWorld } from '../support/start-world.ts';
import { findOrganizationId, registerClient } from './register.ts';
import { type Served, serve } from './serve.ts';
import { nora, signInHereForTheFirstTime } from './sign-in.ts';

let world: TestWorld;
let browser: Browser;
let page: Page;
let served: Served;
let callback: string;
let goodbye: string;
let posted = '';
let organization: string;
let configuration: oidc.Configuration;

beforeAll(async () => {
  [world, browser] = await startWithBrowser();
  page = await (await openBrowser(browser)).newPage();
  served = await serve(async (request, response) => {
    // Browsers also ask for an icon.
    if (request.url?.startsWith('/callback')) posted = await text(request);
    response.end('the application');
  });
  callback = `${served.url}/callback`;
  goodbye = `${served.url}/goodbye`;
  organization = await findOrganizationId(world, 'acme');
  const client = await registerClient(world, {
    name: 'An application with openid-client',
    callbacks: [callback],
    allowed_logout_urls: [goodbye],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  const { tenant } = await world.urls();
  configuration = await oidc.discovery(
    new URL(tenant),
    client.client_id,
    undefined,
    oidc.ClientSecretBasic(client.client_secret),
    { execute: [oidc.allowInsecureRequests] },
  );
}, 30_000);
afterAll(async () => {
  await browser?.close();
  served?.close();
  await world?.close();
});

/** Sends the browser to the tenant; what is returned finishes the sign-in once the browser is back. */
async function startSignIn(parameters: Record<string, string> = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid profile email offline_access',
    organization,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...parameters,
  });
  await page.goto(url.href);
  return async (pkceCodeVerifier = verifier) => {
    await page.waitForURL((url) => url.href.startsWith(callback));
    return oidc.authorizationCodeGrant(configuration, readAnswer(), {
      pkceCodeVerifier,
      expectedState,
      expectedNonce,
      ...(parameters.max_age !== undefined && { maxAge: Number(parameters.max_age) }),
    });
  };
}

/** What the browser brought: in the query, or in the body of a form. */
function readAnswer(): URL | Request {
  if (posted === '') return new URL(page.url());
  return new Request(callback, { method: 'POST', body: new URLSearchParams(posted) });
}

const refusedGrant = { status: 403, error: 'invalid_grant' };

test('silently, nobody is signed in yet', async () => {
  const finish = await startSignIn({ prompt: 'none' });
  await expect(finish()).rejects.toMatchObject({ error: 'login_required' });
});

test('a person signs in for the first time with code and PKCE, and userinfo says the same as the ID token', async () => {
  const finish = await startSignIn();
  await signInHereForTheFirstTime(page, world, nora);
  const tokens = await finish();
  const claims = tokens.claims();
  expect(claims).toMatchObject({ email: nora.email, email_verified: true, org_id: organization });
  const info = await oidc.fetchUserInfo(configuration, tokens.access_token, claims?.sub ?? '');
  expect(info).toMatchObject({ sub: claims?.sub, email: nora.email, name: nora.name });
}, 30_000);

test('the answer may be posted instead, and no code stands in a URL', async () => {
  const finish = await startSignIn({ response_mode: 'form_post' });
  expect((await finish()).claims()).toMatchObject({ email: nora.email });
  expect(page.url()).toBe(callback);
});

test('an application that limits the age of a sign-in learns how old it is', async () => {
  const finish = await startSignIn({ max_age: '3600' });
  expect((await finish()).claims()?.auth_time).toEqual(expect.any(Number));
  await world.advanceClock(3_601_000);
  await startSignIn({ max_age: '3600' });
  await page.getByLabel('Email').waitFor();
});

test('a wrong verifier is refused, and the code is spent', async () => {
  const finish = await startSignIn();
  await expect(finish(oidc.randomPKCECodeVerifier())).rejects.toMatchObject({
    ...refusedGrant,
    error_description: 'Failed to verify code verifier',
  });
  await expect(finish()).rejects.toMatchObject(refusedGrant);
});

test('a refresh token is replaced at each use, and its reuse ends the whole family', async () => {
  const first = await (await startSignIn())();
  const refresh = (token: string | undefined) => oidc.refreshTokenGrant(configuration, token ?? '');
  const second = await refresh(first.refresh_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.claims()).toMatchObject({ sub: first.claims()?.sub, org_id: organization });
  const third = await refresh(second.refresh_token);
  await expect(refresh(first.refresh_token)).rejects.toMatchObject(refusedGrant);
  await expect(refresh(third.refresh_token)).rejects.toMatchObject(refusedGrant);
  expect((await world.logs()).map(({ type }) => type)).toContain('ferrt');
});

test('a revoked refresh token is worth nothing', async () => {
  const { refresh_token: token = '' } = await (await startSignIn())();
  await oidc.tokenRevocation(configuration, token);
  await expect(oidc.refreshTokenGrant(configuration, token)).rejects.toMatchObject(refusedGrant);
});

test('the end of the session returns to the application and leaves nobody signed in', async () => {
  const tokens = await (await startSignIn())();
  const end = oidc.buildEndSessionUrl(configuration, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: goodbye,
    state: 'where-we-were',
  });
  await page.goto(end.href);
  expect(page.url()).toBe(`${goodbye}?state=where-we-were`);
  expect(await world.sessions()).toEqual([]);
  const finish = await startSignIn({ prompt: 'none' });
  await expect(finish()).rejects.toMatchObject({ error: 'login_required' });
});
