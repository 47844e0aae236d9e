import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import {
  openProduct,
  signIn,
  signInForTheFirstTime,
  typeIdentifier,
  typePassword,
} from '../support/person.ts';
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

test('somebody not yet migrated resets, is migrated by it, and needs no other confirmation', async () => {
  const nora = 'nora.lindqvist@acme.example';
  await askForReset(nora);
  await screenshot(page, 'reset-check-your-inbox');
  await page.goto(await readResetLink(nora));
  await screenshot(page, 'reset-new-password');
  await setPassword('short');
  await page.getByText('too short or too simple').waitFor();
  await setPassword('Renewed!Kettle42');
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  await screenshot(page, 'reset-done');

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

test('an unknown address sees the same page, and nobody gets a mail', async () => {
  await askForReset('nobody@acme.example');
  const unknown = await page.getByRole('main').textContent();
  page = await openPage();
  await askForReset('priya.raman@acme.example');
  const known = await page.getByRole('main').textContent();
  expect(unknown?.replaceAll('nobody@acme.example', '')).toBe(
    known?.replaceAll('priya.raman@acme.example', ''),
  );
  await readResetLink('priya.raman@acme.example');
  expect(await world.messages('nobody@acme.example')).toEqual([]);
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
  await page.getByText('start_over', { exact: true }).waitFor();
  await screenshot(page, 'refused-start-over');

  page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, vic, own.password);
  await page.getByRole('heading', { name: 'Welcome, Vic Moreau' }).waitFor();
  page = await openPage();
  await signIn(page, world, { product: 'pim', organization: 'umbra' }, vic, squat.password);
  await page.getByText('User not found, or wrong password.').waitFor();
});
