import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Browser, createBrowser, target, words } from './browser.ts';
import { baseUrl, createTestProduct, person, type TestProduct } from './fixture.ts';

const dayMs = 24 * 60 * 60_000;
let pim: TestProduct;
let browser: Browser;

beforeEach(async () => {
  pim = await createTestProduct('pim');
  browser = createBrowser(pim.app);
});
afterEach(() => pim.close());

const ask = (username: string, from = browser) =>
  from.submit('/legacy/user/reset-request', { username });
const newPassword = (link: string, password: string, repeated = password, from = browser) =>
  from.submit(link, { password, password_repeat: repeated });

/** The path of the newest mailed link. */
function mailedLink(product = pim): string {
  const url = /http\S+\/user\/reset\/\w+/.exec(product.mails.at(-1)?.text ?? '')?.[0];
  if (!url) throw new Error('no link in the newest mail');
  return url.replace(baseUrl, '');
}

test('PIM: username or email, Request, the link, a new password, and that one signs in', async () => {
  for (const word of ['Username or email', 'Request'])
    expect(await words(await browser.get('/legacy/user/reset-request'))).toContain(word);
  expect(await words(await ask('rokafor'))).toContain('Check your inbox');
  expect(pim.mails.map(({ to }) => to)).toEqual(['ruth.okafor@legacy.example']);
  const done = await newPassword(mailedLink(), 'Brand-new-1');
  expect(target(done)).toBe('/legacy/user/login');
  expect(await words(await browser.get('/legacy/user/login'))).toContain(
    'Your password has been successfully reset. You may login now.',
  );
  const old = person('pim', 'Ruth Okafor', 'legacy').password ?? '';
  expect(target(await browser.login('legacy', 'rokafor', old))).toBe('/legacy/user/login');
  expect(target(await browser.login('legacy', 'rokafor', 'Brand-new-1'))).toBe('/legacy/');
});

test('PIM: a known person, an unknown one and a second request within a day read the same', async () => {
  const texts = [];
  for (const username of ['rokafor', 'nobody', 'rokafor', 'nobody@legacy.example']) {
    const answer = await ask(username);
    expect(answer.status).toBe(200);
    texts.push(await answer.text());
  }
  expect(new Set(texts).size).toBe(1);
  expect(pim.mails).toHaveLength(1);
});

test('PIM, older version: the second request within a day says so, for known people only', async () => {
  pim.control.setResetAnswers('oracle');
  await ask('rokafor');
  expect(target(await ask('rokafor'))).toBe('/legacy/user/reset-request');
  expect(await words(await browser.get('/legacy/user/reset-request'))).toContain(
    'The password for this user has already been requested within the last 24 hours.',
  );
  expect((await ask('nobody')).status).toBe(200);
});

test('PIM: after a day the same link is mailed again', async () => {
  await ask('rokafor');
  const first = mailedLink();
  pim.clock.advance(dayMs);
  await ask('rokafor');
  expect(pim.mails).toHaveLength(2);
  expect(mailedLink()).toBe(first);
});

test('PIM: the identifier rule of the reset differs from that of the login', async () => {
  pim.organization('acme').authentication = 'legacy';
  await browser.submit('/acme/user/reset-request', { username: 'grace.hall@acme.example' });
  await browser.submit('/acme/user/reset-request', { username: 'gregor.hall@acme.example' });
  expect(pim.mails.map(({ to }) => to)).toEqual([
    'grace.hall@acme.example',
    'gregor.hall@acme.example',
  ]);
});

test('PIM: an expired link leads back with the words about 24 hours, an unknown one is not found', async () => {
  await ask('rokafor');
  const link = mailedLink();
  pim.clock.advance(dayMs);
  expect(target(await browser.get(link))).toBe('/legacy/user/reset-request');
  expect((await browser.get('/legacy/user/reset/0123456789abcdef')).status).toBe(404);
});

test('PIM: a reset enables a disabled person again', async () => {
  await ask('mpetrov');
  await newPassword(mailedLink(), 'Brand-new-1');
  expect(target(await browser.login('legacy', 'mpetrov', 'Brand-new-1'))).toBe('/legacy/');
});

test('PIM: a new request is possible at once after a reset, with another link', async () => {
  await ask('rokafor');
  const first = mailedLink();
  await newPassword(first, 'Brand-new-1');
  await ask('rokafor');
  expect(pim.mails).toHaveLength(2);
  expect(mailedLink()).not.toBe(first);
});

test('a link works once, even for two posts at the same moment', async () => {
  await ask('rokafor');
  const link = mailedLink();
  const answers = await Promise.all([
    newPassword(link, 'First-one-1', 'First-one-1', createBrowser(pim.app)),
    newPassword(link, 'Second-one-2', 'Second-one-2', createBrowser(pim.app)),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
  expect((await browser.get(link)).status).toBe(404);
});

test('a link of one organization does not open at another', async () => {
  await ask('rokafor');
  expect((await browser.get(mailedLink().replace('/legacy/', '/umbra/'))).status).toBe(404);
});

test('a reset signs the person out everywhere', async () => {
  const elsewhere = createBrowser(pim.app);
  await elsewhere.login('legacy', 'rokafor', person('pim', 'Ruth Okafor', 'legacy').password ?? '');
  expect((await elsewhere.get('/legacy/')).status).toBe(200);
  await ask('rokafor');
  await newPassword(mailedLink(), 'Brand-new-1');
  expect(target(await elsewhere.get('/legacy/'))).toBe('/legacy/login');
});

test('a password that is too weak or differs from its repetition says so and keeps the link', async () => {
  await ask('rokafor');
  const link = mailedLink();
  for (const [password, repeated, word] of [
    ['Seven-7', 'Seven-7', 'at least 8 characters'],
    ['Brand-new-1', 'Brand-new-2', 'Passwords do not match'],
  ] as const) {
    expect(target(await newPassword(link, password, repeated))).toBe(link);
    expect(await words(await browser.get(link))).toContain(word);
  }
  expect(target(await newPassword(link, 'Brand-new-1'))).toBe('/legacy/user/login');
});

test('SDM: email, Send reset link, Set new password with its rule, Reset password', async () => {
  const sdm = await createTestProduct('sdm');
  const other = createBrowser(sdm.app);
  const page = await words(await other.get('/legacy/user/reset-request'));
  expect(page).toContain('Send reset link');
  expect(page).not.toContain('Username');
  expect(await words(await ask('ruth.okafor@legacy.example', other))).toContain('Check your inbox');
  const link = mailedLink(sdm);
  const form = await words(await other.get(link));
  for (const word of [
    'Set new password',
    'At least 10 characters',
    '!@#$%^&amp;*',
    'Reset password',
  ])
    expect(form).toContain(word);
  for (const weak of ['Short!1a', 'no-upper-1!', 'NO-LOWER-1!', 'No-Digits!!', 'NoSpecial123'])
    expect(target(await newPassword(link, weak, weak, other))).toBe(link);
  expect(target(await newPassword(link, 'Good!Enough1', 'Good!Enough1', other))).toBe(
    '/legacy/user/login',
  );
  expect(target(await other.login('legacy', 'ruth.okafor@legacy.example', 'Good!Enough1'))).toBe(
    '/legacy/',
  );
  sdm.close();
});

test('SDM: half a minute between two mails, each with a link of its own; a link lives an hour', async () => {
  const sdm = await createTestProduct('sdm');
  const other = createBrowser(sdm.app);
  await ask('ruth.okafor@legacy.example', other);
  const first = mailedLink(sdm);
  await ask('ruth.okafor@legacy.example', other);
  expect(sdm.mails).toHaveLength(1);
  sdm.clock.advance(30_000);
  await ask('ruth.okafor@legacy.example', other);
  expect((await other.get(first)).status).toBe(404);
  const second = mailedLink(sdm);
  expect((await other.get(second)).status).toBe(200);
  sdm.clock.advance(60 * 60_000);
  expect((await other.get(second)).status).toBe(404);
  sdm.close();
});

test('on Product Cloud a mailed link still works, and sends back to the tab where linking waits', async () => {
  await pim.call('POST', '/password-reset', { body: { identifier: 'nora' } });
  const done = await newPassword(mailedLink(), 'Brand-new-1');
  expect(done.status).toBe(200);
  expect(await words(done)).toContain('Return to the Akeneo Product Cloud tab');
  expect((await pim.verify('nora', 'Brand-new-1')).status).toBe(200);
});

test('the mail of a reset is in the language of the user', async () => {
  await ask('lfontaine');
  expect(pim.mails[0]?.subject).toBe('Réinitialisez votre mot de passe Akeneo PIM');
});
