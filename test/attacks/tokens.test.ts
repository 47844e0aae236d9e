import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLink, type SignIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { addProductUser, enter as enterProduct } from '../support/product-users.ts';
import {
  authenticate,
  givePassword,
  openRawBrowser,
  type RawBrowser,
  writeAuthorizeUrl,
} from '../support/raw-browser.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 8.3.2 and 10.4.4. Without it a session, or an application's own grant, opens products that its account does not hold.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

type Target = Pick<SignIn, 'product' | 'organization'>;

/** Somebody who is in PIM of acme, and holds nothing else. */
async function enter(name: string) {
  const { who, email } = await ordinaryPim.arrive(world, name);
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, who);
  await tab.press('default');
  await browser.openTab().go(await readLink(world, email));
  await tab.press('default');
  return { who, browser };
}

/** The reason id of a refusal, `code` where a code was given. */
async function askFor(browser: RawBrowser, target: Target, more: Record<string, string>) {
  const { location } = await browser.send(await writeAuthorizeUrl(world, target, more));
  if (location?.searchParams.has('code')) return 'code';
  const text = location?.searchParams.get('error_description') ?? '';
  return readReason(text) ?? location?.searchParams.get('error') ?? location?.pathname;
}

// ASVS 8.3.2, invariant 1.
test('a session opens what its account holds and nothing else', async () => {
  const { who, browser } = await enter('holder');
  const silent = { prompt: 'none' };
  expect(await askFor(browser, who, silent)).toBe('code');
  const others: [Target, string][] = [
    [{ product: 'sdm', organization: 'acme' }, 'link_required'],
    [{ product: 'pim', organization: 'umbra' }, 'access_denied'],
    [{ product: 'sdm', organization: 'nordic' }, 'access_denied'],
    [{ product: 'pim', organization: 'legacy' }, 'access_denied'],
  ];
  for (const [target, reason] of others) expect(await askFor(browser, target, silent)).toBe(reason);
  // The password makes it a member there too, which authorizes nothing.
  for (const [target, reason] of [
    [{ product: 'pim', organization: 'umbra' }, 'link_required'],
    [{ product: 'pim', organization: 'legacy' }, 'not_rolled_out'],
  ] as const) {
    const tab = browser.openTab();
    await tab.go(await writeAuthorizeUrl(world, target, { prompt: 'login' }));
    await givePassword(tab, who);
    expect(await askFor(browser, target, silent)).toBe(reason);
  }
});

test('a rollout switched off between the password and the form stops the sign-in', async () => {
  const { who, email } = await ordinaryPim.arrive(world, 'stopped');
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, who);
  await tab.press('default');
  await browser.openTab().go(await readLink(world, email));
  await world.setMetadata('acme', 'rollout', 'off');
  const ended = await tab.press('default');
  await world.setMetadata('acme', 'rollout', 'on');
  expect(ended.url.pathname).toBe('/acme/user/login');
  const user = (await world.users()).find((one) => one.email === email);
  expect(user).toMatchObject({ email_verified: false });
  const [account] = (await world.productUsers('pim', 'acme')).filter((one) => one.email === email);
  expect(account?.claimedBy).toBeNull();
});

// A33, A11. Without it another customer's administrator opens a pilot for whom it is not meant.
test('nobody is in a pilot by an address that another customer’s product gave them', async () => {
  const rogue = await addProductUser(world, 'pim', 'umbra', 'boss@acme.example', 'Attack!Kettle41');
  const workEmail = 'rogue@umbra.example';
  expect((await enterProduct(world, { ...rogue.who, workEmail })).end.kind).toBe('home');
  await world.setMetadata('acme', 'pilot_1', rogue.email);
  await world.setMetadata('acme', 'rollout', 'pilot');
  const pilot = { ...rogue.who, organization: 'acme', identifier: workEmail };
  const { end } = await enterProduct(world, pilot);
  await world.setMetadata('acme', 'rollout', 'on');
  expect(end).toEqual({ kind: 'refused', reason: 'not_rolled_out' });
});

// ASVS 10.4.4: no way to tokens around Universal Login.
test('no application of the tenant takes a password or speaks for itself where it must not', async () => {
  const { who } = await ordinaryPim.arrive(world, 'direct');
  const { tenant, management } = await world.urls();
  const login = { username: who.identifier, password: who.password };
  const realm = 'akeneo-product-cloud';
  const speakForThemselves = ['Tenant extension', 'Support'];
  for (const { client_id, client_secret, name } of await world.clients()) {
    const grants = [
      { grant_type: 'password', ...login },
      { grant_type: 'http://auth0.com/oauth/grant-type/password-realm', realm, ...login },
      ...(speakForThemselves.includes(name)
        ? []
        : [{ grant_type: 'client_credentials', audience: `https://${management}/api/v2/` }]),
    ];
    for (const grant of grants) {
      const body = new URLSearchParams({ ...grant, client_id, client_secret: client_secret ?? '' });
      const answer = await fetch(`${tenant}oauth/token`, { method: 'POST', body });
      expect([400, 401, 403]).toContain(answer.status);
      expect(await answer.text()).not.toContain('access_token');
    }
  }
});

test.each(['id_token', 'token', 'id_token token', 'code id_token'])(
  'response_type %s gives nothing to a session that gets a code',
  async (response_type) => {
    const { who, browser } = await enter(`hybrid-${response_type.replace(' ', '-')}`);
    const silent = { nonce: 'n', prompt: 'none' };
    expect(await askFor(browser, who, silent)).toBe('code');
    const url = await writeAuthorizeUrl(world, who, { ...silent, response_type });
    const { location } = await browser.send(url);
    expect(`${location?.search}${location?.hash}`).not.toMatch(
      /[?&#](code|id_token|access_token)=/,
    );
  },
);
