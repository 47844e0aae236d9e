import type { SignIn } from './http-person.ts';
import { givePassword } from './raw-browser.ts';
import { findLink } from './read-html.ts';
import type { TestWorld } from './start-world.ts';
import type { Stranger } from './stranger.ts';

const wrong = 'Not-The-Password-1!';

/** Where a sign-in stands: a page of the tenant that asks for the identifier. */
export type Start = (stranger: Stranger) => Promise<unknown>;

/** From the product's own link with the address in it. */
export async function openProductLogin(
  world: TestWorld,
  product: 'pim' | 'sdm',
  organization: string,
): Promise<Start> {
  const urls = await world.urls();
  const url = `${urls[product]}/login?organization=${organization}`;
  return ({ tab, typed }) => tab.go(`${url}&login_hint=${encodeURIComponent(typed)}`);
}

/** From an authorization request as a product writes it, where its own page does not lead here. */
export function openTenant(url: string): Start {
  return ({ tab, typed }) => tab.go(`${url}&login_hint=${encodeURIComponent(typed)}`);
}

/** Through the application of the mailed link, which takes no organization. */
export async function openWithoutOrganization(world: TestWorld): Promise<Start> {
  const client = (await world.clients()).find(({ name }) => name === 'Akeneo Product Cloud');
  const query = { client_id: client?.client_id ?? '', redirect_uri: client?.callbacks?.[0] ?? '' };
  const all = new URLSearchParams({ ...query, response_type: 'code', scope: 'openid' });
  return openTenant(`${(await world.urls()).tenant}authorize?${all}`);
}

/** Identifier, a wrong password, and "Forgot your password?" with one resend. `tries`: how many wrong passwords. */
export async function walkSignIn(start: Start, stranger: Stranger, tries: number): Promise<void> {
  const { tab, typed } = stranger;
  await start(stranger);
  await tab.press('default', { username: typed });
  for (let tried = 0; tried < tries; tried += 1) await tab.press('default', { password: wrong });
  const forgot = findLink(tab.page().html, '/u/reset-password/request');
  await tab.go(new URL(forgot ?? '', tab.page().url).href);
  await tab.press('default', { username: typed });
  await tab.press('resend-email-action');
}

/** Somebody who has a way in, and wants to know about others: signs in as far as the password goes. */
export async function enterAs(world: TestWorld, { tab }: Stranger, who: SignIn): Promise<void> {
  const urls = await world.urls();
  await tab.go(`${urls[who.product]}/${who.organization}/`);
  await givePassword(tab, who);
}

/** The APIs of the tenant that take an address without a page. */
export async function walkApis(world: TestWorld, stranger: Stranger): Promise<void> {
  const { typed } = stranger;
  const { tenant } = await world.urls();
  const pim = (await world.clients()).find(
    ({ client_metadata }) => client_metadata?.product === 'pim',
  );
  const acme = (await world.organizations()).find(({ name }) => name === 'acme');
  const client = { client_id: pim?.client_id ?? '' };
  const secret = { ...client, client_secret: pim?.client_secret ?? '' };
  const connection = 'akeneo-product-cloud';
  const change = { ...client, email: typed, connection };
  await stranger.post(`${tenant}dbconnections/change_password`, change);
  const organization = acme?.id ?? '';
  await stranger.post(`${tenant}dbconnections/change_password`, { ...change, organization });
  const login = { username: typed, password: wrong };
  for (const proof of [client, secret])
    for (const grant of [
      { grant_type: 'password' },
      { grant_type: 'http://auth0.com/oauth/grant-type/password-realm', realm: connection },
      { grant_type: 'authorization_code', code: 'none', redirect_uri: 'https://none.example' },
      { grant_type: 'refresh_token', refresh_token: 'none' },
    ])
      await stranger.post(`${tenant}oauth/token`, { ...proof, ...grant, ...login });
}

/** What a product answers without a session, where its people sign in through the tenant. */
export async function walkProduct(
  world: TestWorld,
  stranger: Stranger,
  product: 'pim' | 'sdm',
): Promise<void> {
  const base = `${(await world.urls())[product]}/acme`;
  const { tab, typed } = stranger;
  const hint = `?${new URLSearchParams({ login_hint: typed, email: typed })}`;
  for (const path of ['/', '/login', '/user/login', '/user/reset-request'])
    await tab.go(`${base}${path}${hint}`);
  const fields = { _username: typed, username: typed, email: typed, _password: wrong };
  for (const path of ['/user/login-check', '/user/send-email', '/profile/send-reset-link'])
    await stranger.post(`${base}${path}`, fields);
}

/** The product's own login and reset request, where its people still use them. */
export async function walkLegacy(
  world: TestWorld,
  stranger: Stranger,
  product: 'pim' | 'sdm',
): Promise<void> {
  const base = `${(await world.urls())[product]}/legacy/user`;
  const { tab, typed } = stranger;
  await tab.go(`${base}/login`);
  await tab.submit({ _username: typed, _password: wrong });
  for (let asked = 0; asked < 2; asked += 1) {
    await tab.go(`${base}/reset-request`);
    await tab.submit({ username: typed });
  }
}
