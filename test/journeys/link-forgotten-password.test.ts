import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { arriveWith, seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { type Language, locales, words } from '../support/page-words.ts';
import { openProduct, seeHome } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const newPassword = 'Meadow$Lantern62';
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function askForReset(product: 'pim' | 'sdm', email: string, language: Language) {
  const say = words[language];
  await page.getByRole('button', { name: say.forgot(product) }).click();
  await page.getByRole('heading', { name: say.forgot(product) }).waitFor();
  await page.getByLabel(say.email).fill(email);
  await page.getByRole('button', { name: say.sendResetLink, exact: true }).click();
  await page.getByRole('heading', { name: say.checkInbox }).waitFor();
  await page.getByText(say.resetSent).waitFor();
}

test.each([
  ['en', 'pim'],
  ['en', 'sdm'],
  ['fr', 'pim'],
  ['fr', 'sdm'],
] as const)(
  'in %s, a forgotten %s password: the mail of the product, its reset page, Back with the email pre-filled',
  async (language, product) => {
    const say = words[language];
    page = await openPage(locales[language]);
    const first = product === 'pim' ? 'sdm' : 'pim';
    const name = `forgot-${product}-${language}`;
    const who = await arriveWith(page, world, first, name, language);
    await openProduct(page, world, product, 'acme');
    await seeLinkForm(page, product, language);
    await askForReset(product, who[product], language);

    const mails = await world.waitForMail(who[product]);
    const mail = mails.find(({ subject }) => subject === say.resetSubject(product));
    const link = mail?.links.find((url) => url.includes('/user/reset/')) ?? '';
    const urls = await world.urls();
    expect(new URL(link).origin).toBe(urls[product]);
    const tab = await page.context().newPage();
    await tab.goto(link);
    await tab.getByLabel(say.newPassword, { exact: true }).fill(newPassword);
    await tab.getByLabel(say.repeatPassword).fill(newPassword);
    await tab.getByRole('button', { name: say.reset[product] }).click();
    await tab.getByRole('heading', { name: say.resetDone }).waitFor();
    await tab.close();

    await page.getByRole('button', { name: say.back, exact: true }).click();
    await seeLinkForm(page, product, language);
    expect(await page.getByLabel(say.email).inputValue()).toBe(who[product]);
    await typeProductLogin(page, who[product], newPassword, language);
    await seeHome(page, name, language);
  },
);

test('an address that the product does not know gets the same page, and no mail', async () => {
  await arriveWith(page, world, 'sdm', 'forgot-nobody');
  await openProduct(page, world, 'pim', 'acme');
  await askForReset('pim', 'nobody@acme.example', 'en');
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
