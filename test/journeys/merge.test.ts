import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import {
  askForLink,
  clickLink,
  openProduct,
  signIn,
  signInForTheFirstTime,
  typePassword,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;
const welcome = /^Welcome/;
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

function findUser(email: string) {
  return world.users().then((users) => users.find((user) => user.email === email));
}

/** Owen's SDM account owns the address first; his PIM account has another one on file. */
const owen = {
  sdm: { email: 'o.clarke@acme-suppliers.example', password: 'Harvest@Cliff51' },
  pim: { email: 'owen.clarke@acme.example', password: 'Granite*Lamp55' },
};

test('the address of an established account asks for the password of that account', async () => {
  await signInForTheFirstTime(page, world, acmeSdm, owen.sdm.email, owen.sdm.password);
  await page.getByRole('heading', { name: welcome }).waitFor();

  page = await openPage();
  await signIn(page, world, acmePim, owen.pim.email, owen.pim.password);
  await askForLink(page, owen.sdm.email);
  await clickLink(page, world, owen.sdm.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page
    .getByRole('heading', { name: `Sign in with the password of ${owen.sdm.email}` })
    .waitFor();
  await screenshot(page, 'merge-1-other-password');
  expect((await findUser(owen.sdm.email))?.identities).toHaveLength(1);
});

test('whoever stops there loses nothing and gains nothing', async () => {
  await signIn(page, world, acmePim, owen.pim.email, owen.pim.password);
  await page
    .getByRole('heading', { name: `Sign in with the password of ${owen.sdm.email}` })
    .waitFor();
  const claims = await world.productUsers('pim', 'acme');
  expect(claims.find(({ email }) => email === owen.pim.email)?.claimedBy).toBeNull();
});

test('the password of the account that owned the email first finishes it, in any later sign-in', async () => {
  await signIn(page, world, acmePim, owen.sdm.email, owen.sdm.password);
  await page.getByRole('heading', { name: welcome }).waitFor();
  await screenshot(page, 'merge-2-done');
  const primary = await findUser(owen.sdm.email);
  expect(primary?.identities.map(({ user_id }) => user_id.split('|')[0])).toEqual(['sdm', 'pim']);
  expect(Object.keys(primary?.app_metadata ?? {}).some((key) => key.startsWith('merge:'))).toBe(
    false,
  );
  expect(await findUser(owen.pim.email)).toBeUndefined();
  const claims = await world.productUsers('pim', 'acme');
  expect(claims.find(({ email }) => email === owen.pim.email)?.claimedBy).toBe(primary?.user_id);

  await openProduct(page, world, 'sdm', 'acme');
  await page.getByRole('heading', { name: welcome }).waitFor();
});

test('from then on it is a linked person: in to both products without a single outside call', async () => {
  await world.resetCalls();
  await signIn(page, world, acmePim, owen.sdm.email, owen.sdm.password);
  await page.getByRole('heading', { name: welcome }).waitFor();
  await openProduct(page, world, 'sdm', 'acme');
  await page.getByRole('heading', { name: welcome }).waitFor();
  expect(await world.calls()).toEqual([]);
});

test('the other password no longer signs in', async () => {
  await signIn(page, world, acmePim, owen.pim.email, owen.pim.password);
  await page.getByText('Sign in with your Akeneo Product Cloud email address').waitFor();
  page = await openPage();
  await signIn(page, world, acmePim, owen.sdm.email, owen.pim.password);
  await page.getByText('User not found, or wrong password.').waitFor();
});

test('nor does it through a reset: the other address gets no mail of the tenant', async () => {
  const { tenant } = await world.urls();
  await openProduct(page, world, 'pim', 'acme');
  await page.getByLabel('Email').fill(owen.pim.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill(owen.pim.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  const mails = await world.messages(owen.pim.email);
  expect(mails.flatMap(({ links }) => links).filter((url) => url.startsWith(tenant))).toEqual(
    mails.flatMap(({ links }) => links).filter((url) => url.includes('ext-proof=')),
  );
});

test('the button leads to the sign-in of the other account with its email filled in, and in', async () => {
  const [nora, dana] = ['nora.lindqvist@acme.example', 'hanna.virtanen@acme.example'];
  await signInForTheFirstTime(page, world, acmePim, nora, 'Copper!Kettle41');
  await page.getByRole('heading', { name: welcome }).waitFor();
  page = await openPage();
  await signIn(page, world, acmeSdm, dana, 'Birch!Saddle29');
  await askForLink(page, nora);
  await clickLink(page, world, nora);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('link', { name: `Sign in as ${nora}` }).click();
  await page.getByLabel('Email').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(nora);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await typePassword(page, 'Copper!Kettle41');
  await page.getByRole('heading', { name: 'Welcome, Hanna Virtanen' }).waitFor();
});

test('a second account of the same product is refused before anything is written', async () => {
  const [nora, dana] = ['nora.lindqvist@acme.example', 'dana.kim@agency.example'];
  await signIn(page, world, acmePim, dana, 'Walnut&Prism16');
  await askForLink(page, nora);
  await clickLink(page, world, nora);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByText('holds_product', { exact: true }).waitFor();
  await screenshot(page, 'refused-holds-product');
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  const primary = await findUser(nora);
  expect(Object.keys(primary?.app_metadata ?? {}).some((key) => key.startsWith('merge:'))).toBe(
    false,
  );
});

test('a primary account with a second factor is asked for it before anything is merged', async () => {
  const camille = 'camille.roux@consulting.example';
  const [eric, password] = ['eric.dubois@acme.example', 'Lavande!Pont23'];
  await signInForTheFirstTime(page, world, acmePim, camille, 'Indigo@Rocket33');
  await page.getByRole('heading', { name: /^(Welcome|Bienvenue)/ }).waitFor();
  const primary = await findUser(camille);
  const secret = await world.enrollOtp(primary?.user_id ?? '');

  page = await openPage();
  await signIn(page, world, acmeSdm, eric, password);
  await askForLink(page, camille);
  await clickLink(page, world, camille);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('link', { name: `Sign in as ${camille}` }).click();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await typePassword(page, 'Indigo@Rocket33');
  await page.getByRole('textbox').fill('000000');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('alert').or(page.getByText('invalid')).first().waitFor();
  await screenshot(page, 'merge-3-second-factor');
  expect((await findUser(camille))?.identities).toHaveLength(1);

  await page.getByRole('textbox').fill(await world.computeOtp(secret));
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: /^(Welcome|Bienvenue)/ }).waitFor();
  expect((await findUser(camille))?.identities).toHaveLength(2);
});
