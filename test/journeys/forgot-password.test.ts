import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { createCookieJar } from '../support/cookie-jar.ts';
import { type HttpPage, type HttpTab, openTab } from '../support/http-tab.ts';
import {
  openProduct,
  signIn,
  signInForTheFirstTime,
  typeIdentifier,
  typePassword,
} from '../support/person.ts';
import { findLink } from '../support/read-html.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function askForReset(email: string) {
  await openProduct(page, world, 'pim', 'acme');
  await typeIdentifier(page, email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
}

function readResetLink(email: string): Promise<string> {
  return world.waitForLink(email, 'ticket=');
}

async function setPassword(password: string) {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm your new password').fill(password);
  await page.getByRole('button', { name: 'Reset password' }).click();
}

/** On the page of a reset link: the new password, its button back to the PIM, and the sign-in that begins there. */
async function resetByHttp(tab: HttpTab, email: string, password: string): Promise<HttpPage> {
  const done = await tab.press('default', {
    'password-reset': password,
    're-enter-password': password,
  });
  const { pim } = await world.urls();
  const login = await tab.go(findLink(done.html, `${pim}/acme/`) ?? '');
  expect(login.url.pathname).toBe('/u/login/identifier');
  await tab.press('default', { username: email });
  return tab.press('default', { password });
}

test('somebody not yet migrated resets, is migrated by it, and needs no other confirmation', async () => {
  const nora = 'nora.lindqvist@acme.example';
  await askForReset(nora);
  await page.goto(await readResetLink(nora));
  await setPassword('short');
  await page.getByText('too short, too long or too simple').waitFor();
  await setPassword('Renewed!Kettle42');
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();

  await page.getByRole('link', { name: 'Back to Akeneo PIM' }).click();
  await typeIdentifier(page, nora);
  await typePassword(page, 'Renewed!Kettle42');
  await page.getByRole('heading', { name: 'Welcome, Nora Lindqvist' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/acme/');
  const user = (await world.users()).find(({ email }) => email === nora);
  expect(user).toMatchObject({ email_verified: true, app_metadata: { confirmed_email: nora } });
  const claimed = (await world.productUsers('pim', 'acme')).find(({ email }) => email === nora);
  expect(claimed?.claimedBy).toBe(user?.user_id);
});

test('after it the old password no longer signs in', async () => {
  await signIn(page, world, acmePim, 'nora.lindqvist@acme.example', 'Copper!Kettle41');
  await page.getByText('User not found, or wrong password.').waitFor();
});

test('a person with a weak product password gets in after choosing a new one', async () => {
  const marek = 'marek.novak@acme.example';
  await askForReset(marek);
  await page.goto(await readResetLink(marek));
  await setPassword('Stronger!Than8');
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  page = await openPage();
  await signIn(page, world, acmePim, marek, 'Stronger!Than8');
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
});

test('somebody migrated already resets again, and is let in without any other step', async () => {
  const nora = 'nora.lindqvist@acme.example';
  const tab = openTab(createCookieJar(), 'en');
  const { pim } = await world.urls();
  const before = await readResetLink(nora);
  await tab.go(`${pim}/acme/`);
  const password = await tab.press('default', { username: nora });
  await tab.go(new URL(findLink(password.html, '/u/reset-password/') ?? '', password.url).href);
  await tab.press('default', { username: nora });
  await tab.go(await world.waitForOtherLink(nora, 'ticket=', before));
  expect((await resetByHttp(tab, nora, 'Again!Kettle43')).html).toContain(
    'Welcome, Nora Lindqvist',
  );
});

test('an unknown address, and a username, see the same page, and nobody gets a mail', async () => {
  await askForReset('nobody@acme.example');
  const unknown = await page.getByRole('main').textContent();
  page = await openPage();
  await askForReset('priya.raman@acme.example');
  const known = await page.getByRole('main').textContent();
  expect(unknown?.replaceAll('nobody@acme.example', '')).toBe(
    known?.replaceAll('priya.raman@acme.example', ''),
  );
  page = await openPage();
  await askForReset('priya');
  const username = await page.getByRole('main').textContent();
  expect(username?.replace('priya', '')).toBe(unknown?.replaceAll('nobody@acme.example', ''));
  await readResetLink('priya.raman@acme.example');
  expect(await world.messages('nobody@acme.example')).toEqual([]);
  expect(await world.messages('priya.raman@acme.example')).toHaveLength(1);
});

test('with accounts in both products a reset makes one account for both', async () => {
  const priya = 'priya.raman@acme.example';
  const tab = openTab(createCookieJar(), 'en');
  const { sdm } = await world.urls();
  await tab.go(await readResetLink(priya));
  expect((await resetByHttp(tab, priya, 'Renewed!Orbit25')).html).toContain('Welcome, Priya Raman');
  expect((await tab.go(`${sdm}/acme/`)).html).toContain('Welcome, Priya Raman');
  const users = (await world.users()).filter(({ email }) => email === priya);
  expect(users.map(({ identities }) => identities.length)).toEqual([2]);
});

test('a used reset link says so', async () => {
  const link = await readResetLink('nora.lindqvist@acme.example');
  await page.goto(link);
  await page.getByText('already used').first().waitFor();
});

test('an unfinished import of another customer keeps nobody out for longer than a reset takes', async () => {
  const vic = 'vic@acme.example';
  const user = { name: 'Vic Moreau', email: vic, tryThis: 'not in the seed' };
  const own = { ...user, username: 'vic', password: 'Honest!Acme55' };
  await world.addUser({ ...own, organization: 'acme', product: 'pim' });
  const squat = { ...user, username: 'squat', password: 'Squat!Umbra77' };
  await world.addUser({ ...squat, organization: 'umbra', product: 'pim' });
  await signIn(page, world, { product: 'pim', organization: 'umbra' }, vic, squat.password);
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();

  page = await openPage();
  await signIn(page, world, acmePim, vic, own.password);
  await page.getByText('User not found, or wrong password.').waitFor();
  await askForReset(vic);
  await page.goto(await readResetLink(vic));
  await setPassword('Renewed!Acme56');
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  page = await openPage();
  await signIn(page, world, acmePim, vic, 'Renewed!Acme56');
  await page.getByText(REASON_CODES.start_over, { exact: true }).waitFor();

  page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, vic, own.password);
  await page.getByRole('heading', { name: 'Welcome, Vic Moreau' }).waitFor();
  page = await openPage();
  await signIn(page, world, { product: 'pim', organization: 'umbra' }, vic, squat.password);
  await page.getByText('User not found, or wrong password.').waitFor();
});
