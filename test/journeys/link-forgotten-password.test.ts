import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import { arriveWith, productNames, seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { openProduct } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const newPassword = 'Meadow$Lantern62';
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function askForReset(product: 'pim' | 'sdm', email: string) {
  const name = productNames[product];
  await page.getByRole('button', { name: `Forgot your ${name} password?` }).click();
  await page.getByRole('heading', { name: `Forgot your ${name} password?` }).waitFor();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'SEND RESET LINK', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  await page
    .getByText(
      'A password reset email has been sent. Reset your password, then click below to link your account.',
    )
    .waitFor();
}

test.each(['pim', 'sdm'] as const)(
  'a forgotten %s password: the mail of the product, its reset page, Back with the email pre-filled',
  async (product) => {
    const who = await arriveWith(
      page,
      world,
      product === 'pim' ? 'sdm' : 'pim',
      `forgot-${product}`,
    );
    await openProduct(page, world, product, 'acme');
    await seeLinkForm(page, product);
    await page.getByRole('button', { name: /^Forgot your/ }).click();
    await page.getByLabel('Email').waitFor();
    await screenshot(page, `link-forgot-1-${product}`);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await seeLinkForm(page, product);
    await askForReset(product, who[product]);
    await screenshot(page, `link-forgot-2-${product}`);

    const mails = await world.waitForMail(who[product]);
    const mail = mails.find(({ subject }) => subject.includes('password'));
    expect(mail?.subject).toContain(productNames[product]);
    const link = mail?.links.find((url) => url.includes('/user/reset/')) ?? '';
    const urls = await world.urls();
    expect(new URL(link).origin).toBe(urls[product]);
    const tab = await page.context().newPage();
    await tab.goto(link);
    await tab.getByLabel('New password', { exact: true }).fill(newPassword);
    await tab.getByLabel('Confirm new password').fill(newPassword);
    await screenshot(tab, `link-forgot-3-${product}`);
    await tab.getByRole('button', { name: /Reset/ }).click();
    await tab.getByRole('heading', { name: 'Your password has been reset' }).waitFor();
    await tab.close();

    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await seeLinkForm(page, product);
    expect(await page.getByLabel('Email').inputValue()).toBe(who[product]);
    await typeProductLogin(page, who[product], newPassword);
    await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  },
);

test('an address that the product does not know gets the same page, and no mail', async () => {
  await arriveWith(page, world, 'sdm', 'forgot-nobody');
  await openProduct(page, world, 'pim', 'acme');
  await askForReset('pim', 'nobody@acme.example');
  expect(await world.messages('nobody@acme.example')).toEqual([]);
});

test('a product that does not answer is said to be unavailable, and the person stays where they are', async () => {
  const who = await arriveWith(page, world, 'sdm', 'forgot-outage');
  await openProduct(page, world, 'pim', 'acme');
  await page.getByRole('button', { name: /^Forgot your/ }).click();
  await page.getByLabel('Email').fill(who.pim);
  await world.stopProduct('pim');
  try {
    await page.getByRole('button', { name: 'SEND RESET LINK', exact: true }).click();
    await page.getByRole('alert').getByText('temporarily unavailable').waitFor();
  } finally {
    await world.startProduct('pim');
  }
  await page.getByRole('button', { name: 'SEND RESET LINK', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
});
