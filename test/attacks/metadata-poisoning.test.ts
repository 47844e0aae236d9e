import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeNotPlanned } from '../../scripts/support/describe-unlink.ts';
import { listCustomers } from '../../scripts/support/list-customers.ts';
import { maskEmail } from '../../scripts/support/mask-email.ts';
import { readLink } from '../support/http-person.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo } from '../support-commands/support-setup.ts';

const password = 'Copper!Kettle41';
const markup = '<img src=x onerror=alert(1)>';
let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

async function arrive(slug: string, name: string) {
  const email = `${slug}@acme.example`;
  const account = { organization: 'acme', product: 'pim', email, password } as const;
  await world.addUser({ ...account, username: slug, name, tryThis: '' });
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, { ...account, identifier: email });
  expect(readPlace(tab.page()).kind).toBe('confirm');
  return { email, browser, tab };
}

// A26, ASVS 1.2.1: a name comes from a product, where strangers write it.
test('a name with markup is text in the form, the mail, the link page, the product and the console', async () => {
  const { email, browser, tab } = await arrive('painter', `"'${markup} {{vars.secret}}`);
  const pages = [tab.page().html, (await tab.press('default')).html];
  const [mail] = await world.messages(email);
  pages.push(mail?.html ?? '', mail?.subject ?? '');
  pages.push((await browser.openTab().go(await readLink(world, email))).html);
  pages.push((await tab.press('default')).html);
  expect(readPlace(tab.page()).kind).toBe('home');
  const { tenant, inbox } = await world.urls();
  const { id } = mail ?? { id: '' };
  const places = [
    `${tenant}__local/users`,
    `${tenant}__local/logs`,
    `${inbox}/`,
    `${inbox}/messages/${id}`,
  ];
  for (const url of places) pages.push(await (await fetch(url)).text());
  expect(pages.filter((page) => page.includes('<img src=x'))).toEqual([]);
});

// ASVS 2.4.1: whoever may write a name must not be able to send mails of their own in our name.
test('a name that is a message or a link does not reach the inbox of a stranger', async () => {
  const messages = [
    'Your access ends today, renew it at evil.example/renew',
    'Renew your access at evil4.example',
    'Your access ends, call 0900 123456',
  ];
  for (const [index, message] of messages.entries()) {
    const { email, tab } = await arrive(`spammer-${index}`, message);
    const stranger = `stranger-${index}@corp.example`;
    await tab.press('default', { work_email: stranger });
    const [mail] = await world.messages(stranger);
    expect(mail?.html).not.toContain(message);
    expect(mail?.html).toContain(`<strong>${email}</strong>`);
  }
});

// ASVS 1.3.11: a second recipient would receive the proof of the first.
test.each([
  ['comma', 'stranger@corp.example,me@evil.example'],
  ['blank', 'stranger@corp.example me@evil.example'],
  ['header', 'stranger@corp.example\r\nBcc: me@evil.example'],
  ['display name', 'stranger@corp.example <me@evil.example>'],
  ['quotes', '"me@evil.example x"@corp.example'],
])('two addresses in one, by %s, are mailed to nobody', async (way, typed) => {
  const { tab } = await arrive(`many-${way.replace(' ', '-')}`, 'Max');
  const before = (await world.messages()).length;
  const place = readPlace(await tab.press('default', { work_email: typed }));
  expect(place).toMatchObject({ kind: 'confirm' });
  expect((await world.messages()).length).toBe(before);
});

// A26, ASVS 15.3.1: only fields on the list are read, whatever a product sends.
test('metadata, roles, marks and a user id that a product sends get nowhere, at a first sign-in, a look-up and a link', async () => {
  const wanted = {
    app_metadata: { confirmed_email: 'poisoned@acme.example', roles: ['admin'] },
    user_metadata: { theme: 'evil' },
    roles: ['admin'],
    email_verified: true,
    user_id: 'auth0|poison',
    constructor: { prototype: { admin: true } },
    blob: 'x'.repeat(20_000),
  };
  const who = { product: 'pim', organization: 'acme', password } as const;
  const email = 'poisoned@acme.example';
  for (const product of ['pim', 'sdm'] as const) {
    await world.setFault(product, { kind: 'other_fields', fields: wanted });
    const user = { organization: 'acme', product, email, name: 'Poisoned', tryThis: '' };
    await world.addUser({ ...user, password, ...(product === 'pim' && { username: 'poisoned' }) });
  }
  const browser = openRawBrowser();
  const tab = browser.openTab();
  // A mark that was believed would open the gate without a mail.
  expect(await authenticate(world, tab, { ...who, identifier: email })).toMatchObject({
    kind: 'confirm',
  });
  const imported = await findUser(email);
  expect(imported?.email_verified).toBe(false);
  expect(Object.keys(imported?.app_metadata ?? {}).sort()).toEqual(['confirmation', 'migrated']);
  await tab.press('default');
  await browser.openTab().go(await readLink(world, email));
  expect(readPlace(await tab.press('default')).kind).toBe('home');
  await world.setFault('pim', null);
  await world.setFault('sdm', null);
  const done = await findUser(email);
  expect(done?.identities).toHaveLength(2);
  expect(JSON.stringify(done)).not.toMatch(/admin|evil|poison\b|xxxx/);
});

// ASVS 16.4.1. Without it an administrator of a product writes on the terminal of whoever helps, over what stands there.
test('no address and no customer’s name moves the cursor of support or turns its text around', async () => {
  await world.setDisplayName('acme', 'Acme\u001b[2J\u001b]0;owned\u0007\r\u202eliateR');
  const listed = await listCustomers(await connectTo(world));
  await world.setDisplayName('acme', 'Acme Retail');
  const names = listed.kind === 'listed' ? [...listed.customers.values()] : [];
  expect(names.map((one) => one?.displayName)).toContain('Acme?[2J?]0;owned???liateR');
  expect(maskEmail('nora@acme\u202e.example\u200b')).toBe('n***@acme?.example?');
});

// ASVS 1.2.5. All of this may stand before the @ of an address (RFC 5322), and a product's administrator chooses it.
test('an address is no command in what support pastes', () => {
  const email = "o'`id>&2`$(id>&2)&id>&2;'@acme.example";
  const [own, other] = ['pim', 'sdm'].map((product) => `${product}|c|1`) as [string, string];
  const holds = [own, other];
  const refused = { kind: 'refused', reason: 'first_identity', holds } as const;
  const [, command = ''] = describeNotPlanned(refused, email, own).split('\n');
  const pasted = command.replace('npm run support -- unlink', "printf '%s\\n'");
  expect(execFileSync('sh', ['-c', pasted], { encoding: 'utf8' })).toBe(`${email}\n${other}\n`);
});

async function findUser(email: string) {
  return (await world.users()).find((user) => user.email === email);
}
