import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  askForLink,
  clickLink,
  openProduct,
  readLink,
  signIn,
  signInForTheFirstTime,
  typeIdentifier,
  typePassword,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage, openOtherBrowser } = useWorld();
let page: Page;
beforeEach(async () => {
  page = await openPage();
});

const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;
const nora = { email: 'nora.lindqvist@acme.example', password: 'Copper!Kettle41' };

test('a PIM user signs in for the first time and is the PIM user they always were', async () => {
  await openProduct(page, world, 'pim', 'acme');
  await typeIdentifier(page, nora.email);
  await page.getByRole('link', { name: 'Forgot your password?' }).waitFor();
  await typePassword(page, nora.password);

  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  expect(await page.getByLabel('Work email').inputValue()).toBe(nora.email);
  await askForLink(page);
  await page.getByText("Didn't receive the link?").waitFor();

  expect(await clickLink(page, world, nora.email)).toContain(
    'Return to the tab where you started and press Continue',
  );
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Welcome, Nora Lindqvist' }).waitFor();
  const home = await page.getByRole('main').textContent();
  for (const kept of ['Administrator', 'Catalog manager', 'Ecommerce', 'Family Camcorders'])
    expect(home).toContain(kept);
  const [user] = await world.users();
  expect(user).toMatchObject({ email: nora.email, email_verified: true });
  expect(home).toContain(user?.user_id);
});

test('signing out and in again needs no outside call, not even with the product stopped', async () => {
  await world.resetCalls();
  await signIn(page, world, acmePim, nora.email, nora.password);
  await page.getByRole('heading', { name: 'Welcome, Nora Lindqvist' }).waitFor();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByText('signed out', { exact: false }).first().waitFor();
  expect(await world.calls()).toEqual([]);
});

test('the mail names who asked, for which product and organization, and warns', async () => {
  const [mail] = await world.messages(nora.email).then((all) => all.slice(-1));
  for (const words of [
    'Nora Lindqvist',
    nora.email,
    'Akeneo PIM',
    'Acme Retail',
    'Do not click the link',
    '10 minutes',
  ])
    expect(mail?.html).toContain(words);
});

test('an SDM user signs in for the first time in the same way', async () => {
  const email = 'hanna.virtanen@acme.example';
  await signInForTheFirstTime(page, world, acmeSdm, email, 'Birch!Saddle29');
  await page.getByRole('heading', { name: 'Welcome, Hanna Virtanen' }).waitFor();
  const home = await page.getByRole('main').textContent();
  expect(home).toMatch(/auth0\|sdm\|/);
});

test('a legacy username opens the first sign-in, the work email is the one of the account', async () => {
  await signIn(page, world, acmePim, 'tbecker', 'Velvet!Harbour7');
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  expect(await page.getByLabel('Work email').inputValue()).toBe('tomas.becker@acme.example');
});

test('a work email other than the one on file becomes the sign-in identifier', async () => {
  const [old, work] = ['victor@old-acme.example', 'victor.hale@acme.example'];
  await signIn(page, world, acmePim, old, 'Saffron^Bridge8');
  await askForLink(page, work);
  await expect(readLink(world, old)).rejects.toThrow('no mail');
  await clickLink(page, world, work);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();

  const fresh = await openOtherBrowser();
  await signIn(fresh, world, acmePim, work, 'Saffron^Bridge8');
  await fresh.getByRole('heading', { name: /^Welcome/ }).waitFor();
});

test('the old address of a migrated person is told to use the Product Cloud email', async () => {
  await signIn(page, world, acmePim, 'victor@old-acme.example', 'Saffron^Bridge8');
  await page.getByText('Sign in with your Akeneo Product Cloud email address').waitFor();
});

test('a username whose email is a Product Cloud account is told to use the email', async () => {
  await signIn(page, world, acmePim, 'nora', nora.password);
  await page.getByText('Sign in with your Akeneo Product Cloud email address').waitFor();
});

test('Continue before the click says so in place and loses nothing', async () => {
  const email = 'felix.wagner@acme.example';
  await signIn(page, world, acmePim, email, 'Juniper#Sail38');
  await askForLink(page);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('alert').getByText('not confirmed yet').waitFor();
  await clickLink(page, world, email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Welcome, Felix Wagner' }).waitFor();
});

test('"Not you? Sign out" leads back to the start of the product', async () => {
  await signIn(page, world, acmePim, 'priya.raman@acme.example', 'Maple#Orbit2024');
  await page.getByText('Not you?').waitFor();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe('');
  expect(await world.sessions()).not.toContainEqual(
    expect.objectContaining({ user_id: expect.stringContaining('priya') }),
  );
});
