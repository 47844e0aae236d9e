import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createPerson } from '../support/http-person.ts';
import { linkForm } from '../support/linkers.ts';
import { addProductUser, enter } from '../support/product-users.ts';
import { givePassword, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const own = 'Copper!Kettle41';
let world: TestWorld;
let evil: Server;
/** What reached the attacker's own server. */
const heard: string[] = [];
const evilHost = () => `127.0.0.1:${(evil.address() as AddressInfo).port}`;

beforeAll(async () => {
  world = await startTestWorld();
  // It would let in whoever comes: a right answer about anybody.
  const account = { id: '1', email: 'anybody@umbra.example', username: 'anybody', enabled: true };
  const names = { given_name: 'A', family_name: 'B', name: 'A B', locale: 'en-US' };
  const answer = JSON.stringify({ account: { ...account, ...names, claimed_by: null } });
  evil = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  await new Promise<void>((ready) => evil.listen(0, '127.0.0.1', ready));
}, 60_000);
afterEach(async () => {
  await world.resetProduct('pim');
  await world.advanceClock(60_000);
});
afterAll(async () => {
  evil?.close();
  await world?.close();
});

// A17, ASVS 15.3.2. Without it: whoever gets one redirect into a product's address reads the password of everybody who signs in,
// since 307 has the caller send it again, and decides who is let in.
test('a product that answers 307 to another host: the password goes no further, from the sign-in and from “Link your account.”', async () => {
  await fetch(`http://${evilHost()}/`, { method: 'POST', body: own });
  expect(heard.splice(0)).toEqual([`POST / ${own}`]);

  const { who } = await addProductUser(world, 'pim', 'umbra', 'moved@umbra.example', own);
  const linker = await linkForm.arrive(world, 'redirected');
  await linker.person.openProduct('pim', 'acme');
  const location = `http://${evilHost()}/identity/v1/credentials/verify`;
  await world.setFault('pim', { kind: 'redirect', location, status: 307 });
  const { end } = await enter(world, who);
  expect(end).toMatchObject({ message: expect.stringContaining('temporarily unavailable') });
  const { identifier, password } = linker.who.productLogin ?? linker.who;
  const place = await linker.person.typeProductLogin(identifier, password);
  expect(place).toMatchObject({ message: expect.stringContaining('Your password was not judged') });
  expect(heard).toEqual([]);
});

// A17, ASVS 13.2.4. Without it: a link with the attacker's host in it has the tenant send passwords, or its signed tokens, there.
test('no host, path or organization that comes from a browser decides where the tenant calls', async () => {
  const { who } = await addProductUser(world, 'pim', 'umbra', 'aimed@umbra.example', own);
  const host = evilHost();
  const url = `http://${host}/umbra`;
  await world.resetProduct('pim');
  const parameters = {
    ...{ login_hint: url, ui_locales: url, pim_url: url, issuer: `http://${host}/` },
    ...{ audience_url: url, iss: url, 'ext-pim_url': host, 'ext-proof': host, resource: url },
  };
  const typed = [
    ...[url, `//${host}/`, `nobody@${host}`, `aimed@umbra.example@${host}`],
    ...[`aimed@umbra.example#@${host}`, '../../../acme/identity/v1/accounts?identifier=aimed'],
    ...[
      'aimed@umbra.example/../../product-cloud',
      '%2e%2e%2f@umbra.example',
      `@${host}/%0d%0aHost:`,
    ],
  ];
  for (const identifier of typed) {
    const tab = openRawBrowser().openTab();
    await tab.go(await writeAuthorizeUrl(world, who, parameters));
    await givePassword(tab, { ...who, identifier });
  }
  expect(heard).toEqual([]);
  const paths = (await world.identityCalls('pim')).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(paths)).toEqual(
    new Set(['GET /umbra/identity/v1/accounts', 'POST /umbra/identity/v1/credentials/verify']),
  );

  // An organization is one that the tenant has, by its id.
  for (const organization of [url, host, '../acme', 'umbra', 'org_none']) {
    const browser = openRawBrowser();
    const answer = await browser.send(await writeAuthorizeUrl(world, who, { organization }));
    expect(answer.location?.searchParams.get('error')).toBe('invalid_request');
  }
  expect(heard).toEqual([]);
});

// A18, ASVS 6.3.1 and 16.3.3. Without it: a key that expires blocks everybody who keeps trying for thirty days, and nobody of ours
// hears why.
test('a key that the product refuses is no failure of the person; the log names it once for each sign-in', async () => {
  const { who } = await addProductUser(world, 'pim', 'umbra', 'wrong-key@umbra.example', own);
  const key = await world.configureScripts('PIM_KEY', 'another-key-of-thirty-two-characters');
  const person = await createPerson(world);
  await person.openProduct('pim', 'umbra');
  await person.typeIdentifier(who.identifier);
  const before = (await world.executions()).length;
  const entriesBefore = (await world.logs()).length;
  for (let tries = 0; tries < 12; tries += 1) {
    expect(await person.typePassword(own)).toMatchObject({
      kind: 'password',
      message: expect.stringContaining('temporarily unavailable'),
    });
    await world.advanceClock(12_000);
  }
  await world.configureScripts('PIM_KEY', key);
  expect((await person.typePassword(own)).kind).toBe('confirm');
  const logs = (await world.executions())
    .slice(before)
    .filter(({ handler }) => handler === 'login');
  expect(logs.map(({ logs }) => logs.trim())).toEqual([
    ...Array(12).fill('login: misconfigured pim: misconfigured'),
    'login: found',
  ]);
  const entries = (await world.logs()).slice(entriesBefore).map(({ type }) => type);
  expect(entries.filter((type) => type === 'fp' || type === 'limit_wc')).toEqual([]);
});
