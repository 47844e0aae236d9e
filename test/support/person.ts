import type { Page } from 'playwright-core';
import { type Language, words } from './page-words.ts';
import type { TestWorld } from './start-world.ts';

/** The steps of a sign-in as a person does them; texts are those of the help pages. */

export async function openProduct(
  page: Page,
  world: TestWorld,
  product: 'pim' | 'sdm',
  organization: string,
) {
  const urls = await world.urls();
  await page.goto(`${urls[product]}/${organization}`);
}

export async function typeIdentifier(page: Page, identifier: string, language: Language = 'en') {
  const { email } = words[language];
  await page.getByLabel(email).fill(identifier);
  await pressNext(page, language);
}

export async function typePassword(page: Page, password: string, language: Language = 'en') {
  const { password: label, login } = words[language];
  await page.getByLabel(label, { exact: true }).fill(password);
  await page.getByRole('button', { name: login }).click();
}

/** The button of *Check your inbox*, and of every other page that has one of this name. */
export async function pressNext(page: Page, language: Language = 'en') {
  await page.getByRole('button', { name: words[language].next, exact: true }).click();
}

/** From the product to the page after the password. */
export async function signIn(
  page: Page,
  world: TestWorld,
  to: { product: 'pim' | 'sdm'; organization: string },
  identifier: string,
  password: string,
  language: Language = 'en',
) {
  await openProduct(page, world, to.product, to.organization);
  await typeIdentifier(page, identifier, language);
  await typePassword(page, password, language);
}

/** *Confirm your email address*, with another work email if one is given. */
export async function askForLink(page: Page, typed?: string, language: Language = 'en') {
  const { workEmail, confirmAndNext, checkInbox } = words[language];
  if (typed !== undefined) await page.getByLabel(workEmail).fill(typed);
  await page.getByRole('button', { name: confirmAndNext }).click();
  await page.getByRole('heading', { name: checkInbox }).waitFor();
}

/** The newest confirmation link mailed to this address; throws when there is none. */
export async function readLink(world: TestWorld, to: string): Promise<string> {
  const mails = await world.messages(to);
  const link = mails.flatMap(({ links }) => links).find((url) => url.includes('ext-proof='));
  if (link === undefined) throw new Error(`no mail with a link to ${to}`);
  return link;
}

/** Clicks the newest link in another tab of the same browser and closes that tab; returns what the page said. */
export async function clickLink(page: Page, world: TestWorld, to: string): Promise<string> {
  const tab = await page.context().newPage();
  await tab.goto(await readLink(world, to));
  const text = (await tab.getByRole('main').textContent()) ?? '';
  await tab.close();
  return text;
}

/** The whole first sign-in with an unchanged address. */
export async function signInForTheFirstTime(
  page: Page,
  world: TestWorld,
  to: { product: 'pim' | 'sdm'; organization: string },
  identifier: string,
  password: string,
  language: Language = 'en',
) {
  await signIn(page, world, to, identifier, password, language);
  await askForLink(page, undefined, language);
  await clickLink(page, world, identifier);
  await pressNext(page, language);
}

/** The product's own page, which speaks the language of the product account. */
export async function seeHome(page: Page, name: string, language: Language = 'en') {
  await page.getByRole('heading', { name: words[language].welcome(name) }).waitFor();
}
