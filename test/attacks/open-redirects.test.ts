import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForReset } from '../support/ask-for-reset.ts';
import { addProductUser, enter } from '../support/product-users.ts';
import { openRawBrowser } from '../support/raw-browser.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const own = 'Copper!Kettle41';

/** Every spelling by which a check of addresses was ever got around; `home` is the one that is allowed. */
function listEvil(home: string): string[] {
  const { protocol, host, port } = new URL(home);
  return [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    `${protocol}//${host}@evil.example/acme/`,
    `${protocol}//${host}.evil.example/acme/`,
    `${protocol}//evil.example/${host}/acme/`,
    `${protocol}//evil.example#${host}/acme/`,
    `${protocol}//evil.example\\@${host}/acme/`,
    `${protocol}//localhost:${Number(port) + 1}/acme/`,
    `${home}../../evil`,
    `${home}%2e%2e/evil`,
    `${home}\r\nLocation: https://evil.example/`,
    'javascript:alert(1)//',
    'data:text/html,hello',
  ];
}

// A32, ASVS 3.7.2. Without it a link to the true sign-out of the tenant lands on a page that asks for the password "again".
test('signing out goes to no address but those of the application, whatever returnTo says', async () => {
  const { tenant, pim } = await world.urls();
  const home = `${pim}/acme/`;
  const clients = await world.clients();
  const browser = openRawBrowser();
  const reached: string[] = [];
  for (const { name, client_id } of clients) {
    for (const returnTo of listEvil(home)) {
      for (const query of [{ client_id, returnTo }, { returnTo }]) {
        const { location } = await browser.send(`${tenant}v2/logout?${new URLSearchParams(query)}`);
        if (location !== null) reached.push(`${name}: ${location}`);
      }
      const oidc = { client_id, post_logout_redirect_uri: returnTo };
      const { location } = await browser.send(`${tenant}oidc/logout?${new URLSearchParams(oidc)}`);
      if (location !== null) reached.push(`${name}: ${location}`);
    }
  }
  expect(reached).toEqual([]);
  const pimClient = clients.find(({ name }) => name === 'Akeneo PIM')?.client_id ?? '';
  const good = new URLSearchParams({ client_id: pimClient, returnTo: home });
  expect((await browser.send(`${tenant}v2/logout?${good}`)).location?.href).toBe(home);
});

const parameters = [
  'return_to',
  'returnTo',
  'back',
  'next',
  'redirect_uri',
  'login_hint',
  'organization',
];
const places = [
  '/login',
  '/acme',
  '/acme/',
  '/acme/login',
  '/acme/logout',
  '/acme/user/reset/nothing',
];
const ofPim = ['/legacy/user/reset-request', '/legacy/user/login'];

/** Where a page sends the browser, at once or by its links and forms. */
async function listTargets(url: string, cookie: string): Promise<URL[]> {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
  const html = await answer.text();
  const written = [...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, target]) => target);
  return [answer.headers.get('location'), ...written]
    .filter((target) => typeof target === 'string')
    .map((target) => new URL(target.replaceAll('&amp;', '&'), url))
    .filter(({ protocol }) => protocol !== 'data:');
}

// ASVS 3.7.2: the ways out of the products, and the Back links of their reset pages. Without it the true address of a product leads to a
// page that asks for its password.
test.each([
  ['pim', [...places, ...ofPim]],
  ['sdm', places],
] as const)(
  'no page of %s leads elsewhere, whatever its address carries',
  async (product, paths) => {
    const urls = await world.urls();
    const { who } = await addProductUser(
      world,
      product,
      'acme',
      `out-${product}@acme.example`,
      own,
    );
    const { person } = await enter(world, who);
    const cookie = person.listCookies().map(({ name, value }) => `${name}=${value}`);
    const ours = [urls.pim, urls.sdm, new URL(urls.tenant).origin];
    const strays: string[] = [];
    for (const path of paths) {
      for (const evil of ['https://evil.example/', '//evil.example/', '/\\evil.example']) {
        const query = new URLSearchParams(parameters.map((name): [string, string] => [name, evil]));
        const targets = await listTargets(`${urls[product]}${path}?${query}`, cookie.join('; '));
        strays.push(...targets.map(String).filter((to) => !ours.includes(new URL(to).origin)));
      }
    }
    expect(strays).toEqual([]);
  },
  30_000,
);

// ASVS 3.7.2. Without it whoever can add a parameter to a mailed link chooses the page on which the new password is asked for again.
test('after a new password the way on is the product’s, whatever is added to the mailed link', async () => {
  const { who } = await addProductUser(world, 'pim', 'acme', 'added@acme.example', own);
  const url = new URL(await askForReset(world, who));
  for (const name of ['result_url', 'resultUrl', 'returnTo', 'redirect_uri', 'redirectTo'])
    url.searchParams.set(name, 'https://evil.example/');
  const tab = openRawBrowser().openTab();
  await tab.go(url.href);
  const typed = { 'password-reset': 'Renewed!Kettle42', 're-enter-password': 'Renewed!Kettle42' };
  const { html } = await tab.press('default', typed);
  expect(html).toContain('Password changed');
  const { pim } = await world.urls();
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links.some((link) => link.startsWith(`${pim}/`))).toBe(true);
  expect(html).not.toContain('evil.example');
});

/** A request that says it was sent to another host, in every way that a proxy may. */
function sendAs(host: string, url: string, fields: Record<string, string>, cookie = '') {
  const { hostname, port, pathname, search } = new URL(url);
  const body = new URLSearchParams(fields).toString();
  const headers = {
    ...{ host, cookie, 'x-forwarded-host': host, 'x-original-host': host, 'x-host': host },
    forwarded: `host=${host};proto=https`,
    'x-forwarded-proto': 'https',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    origin: `http://${host}`,
  };
  return new Promise<number>((resolve, reject) => {
    const sent = request(
      { hostname, port, path: pathname + search, method: 'POST', headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

// ASVS 3.7.2 and 11.5.1; the cheat sheet on forgotten passwords. Without it the victim's own reset link carries the ticket to the attacker's host.
test('the links of mails name our own hosts, whatever host a request says', async () => {
  const { who, email } = await addProductUser(world, 'pim', 'acme', 'host@acme.example', own);
  await enter(world, who);
  const { tenant, pim } = await world.urls();
  const pimClient = (await world.clients()).find(({ name }) => name === 'Akeneo PIM');
  await sendAs('evil.example', `${tenant}dbconnections/change_password`, {
    client_id: pimClient?.client_id ?? '',
    connection: 'akeneo-product-cloud',
    email,
  });
  const link = await world.waitForLink(email, 'ticket=');
  expect(link.startsWith(`${tenant}u/reset-verify?ticket=`)).toBe(true);

  // The product's own mail, asked for by the form of an organization that is not rolled out.
  const legacy = (await world.productUsers('pim', 'legacy')).find(({ email: one }) => one !== '');
  const page = await fetch(`${pim}/legacy/user/reset-request`);
  const html = await page.text();
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const csrf = /name="_csrf_token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
  const fields = { _csrf_token: csrf, username: legacy?.email ?? '' };
  expect(await sendAs('evil.example', new URL(action, pim).href, fields, cookie)).toBe(200);
  await world.waitForLink(legacy?.email ?? '', '/user/reset/');
  const mails = [...(await world.messages(email)), ...(await world.messages(legacy?.email))];
  const links = mails.flatMap((mail) => mail.links);
  expect(links.filter((link) => !link.startsWith(tenant) && !link.startsWith(pim))).toEqual([]);
});
