import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import { password, seeLinkForm } from '../support/link-steps.ts';
import {
  askForLink,
  clickLink,
  openProduct,
  signIn,
  signInForTheFirstTime,
  typeIdentifier,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function seeHome(name: string) {
  await page.getByRole('heading', { name: `Welcome, ${name}` }).waitFor();
}

/** Somebody whom both products of acme know under one email. */
async function addTwice(
  name: string,
  more: { disabledInSdm?: boolean; pimPassword?: string } = {},
): Promise<string> {
  const email = `${name}@acme.example`;
  const shared = { organization: 'acme', name, email, tryThis: '' };
  await world.addUser({
    ...shared,
    product: 'pim',
    username: name,
    password: more.pimPassword ?? password,
  });
  const disabled = more.disabledInSdm ? ({ disabled: true } as const) : {};
  await world.addUser({ ...shared, product: 'sdm', password: 'Harvest@Cliff51', ...disabled });
  return email;
}

async function listProducts(email: string): Promise<unknown> {
  const users = (await world.users()).filter((user) => user.email === email);
  return users.map((user) => user.identities.map(({ user_id }) => user_id.split('|')[0]));
}

test('PIM first: the SDM account with the same email is linked, and SDM opens directly', async () => {
  const priya = 'priya.raman@acme.example';
  await signInForTheFirstTime(page, world, acmePim, priya, 'Maple#Orbit2024');
  await seeHome('Priya Raman');
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome('Priya Raman');
  await screenshot(page, 'link-same-email-sdm');
  expect(await listProducts(priya)).toEqual([['pim', 'sdm']]);
});

test('SDM first: the PIM account with the same email is linked, with one look-up and one claim more', async () => {
  const email = await addTwice('same-sdm');
  await signIn(page, world, acmeSdm, email, 'Harvest@Cliff51');
  await askForLink(page);
  await clickLink(page, world, email);
  await world.resetCalls();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await seeHome('same-sdm');
  const calls = (await world.calls()).filter(({ url }) => url.includes('/identity/'));
  expect(calls.map(({ method }) => method)).toEqual(['PUT', 'GET', 'PUT']);
  await openProduct(page, world, 'pim', 'acme');
  await seeHome('same-sdm');
  expect(await listProducts(email)).toEqual([['sdm', 'pim']]);
});

test('the password of the one product typed at the other: both open after one confirmation', async () => {
  const email = await addTwice('same-crossed');
  await signInForTheFirstTime(page, world, acmeSdm, email, password);
  await seeHome('same-crossed');
  await openProduct(page, world, 'pim', 'acme');
  await seeHome('same-crossed');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a look-up without an answer keeps nobody out, and is made up for when that product is opened', async () => {
  const email = await addTwice('same-outage');
  await signIn(page, world, acmePim, email, password);
  await askForLink(page);
  await clickLink(page, world, email);
  await world.setFault('sdm', { kind: 'server_error' });
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await seeHome('same-outage');
  expect(await listProducts(email)).toEqual([['pim']]);
  await openProduct(page, world, 'sdm', 'acme');
  await seeLinkForm(page, 'sdm');
  await world.setFault('sdm', null);
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome('same-outage');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a claim without an answer is made up for in the same way', async () => {
  const email = await addTwice('same-claim');
  await signIn(page, world, acmePim, email, password);
  await askForLink(page);
  await clickLink(page, world, email);
  await world.setFault('sdm', { kind: 'lost_answer', call: 'product-cloud' });
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await seeHome('same-claim');
  await world.setFault('sdm', null);
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome('same-claim');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a disabled account, and one that somebody else holds, is left alone', async () => {
  const email = await addTwice('same-disabled', { disabledInSdm: true });
  await signInForTheFirstTime(page, world, acmePim, email, password);
  await seeHome('same-disabled');
  const held = await addTwice('same-held');
  await world.claim('sdm', 'acme', held, 'auth0|pim|somebody');
  page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, held, password);
  await seeHome('same-held');
  expect([await listProducts(email), await listProducts(held)]).toEqual([[['pim']], [['pim']]]);
  await openProduct(page, world, 'sdm', 'acme');
  await seeLinkForm(page, 'sdm');
});

test('whoever confirms another work email proved nothing about the address in the products', async () => {
  const email = await addTwice('same-moved');
  const work = 'same-moved@work.acme.example';
  await signIn(page, world, acmePim, email, password);
  await askForLink(page, work);
  await clickLink(page, world, work);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: /^(Welcome|Sign in)/ }).waitFor();
  expect(await listProducts(work)).toEqual([['pim']]);
});

test('whoever had to choose a new password first is linked when the other product is opened', async () => {
  const email = await addTwice('same-weak', { pimPassword: 'sunshine' });
  await signInForTheFirstTime(page, world, acmePim, email, 'sunshine');
  await page.getByText('password_below_policy', { exact: true }).waitFor();
  page = await openPage();
  await openProduct(page, world, 'pim', 'acme');
  await typeIdentifier(page, email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  await page.goto(await world.waitForLink(email, 'ticket='));
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm your new password').fill(password);
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  page = await openPage();
  await signIn(page, world, acmePim, email, password);
  await seeHome('same-weak');
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome('same-weak');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});
