import type { Page } from 'playwright-core';
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

export async function typeIdentifier(page: Page, identifier: string) {
  await page.getByLabel('Email').fill(identifier);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

export async function typePassword(page: Page, password: string) {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
}

/** From the product to the page after the password. */
export async function signIn(
  page: Page,
  world: TestWorld,
  to: { product: 'pim' | 'sdm'; organization: string },
  identifier: string,
  password: string,
) {
  await openProduct(page, world, to.product, to.organization);
  await typeIdentifier(page, identifier);
  await typePassword(page, password);
}

/** *Confirm your email address*, with another work email if one is given. */
export async function askForLink(page: Page, workEmail?: string) {
  if (workEmail !== undefined) await page.getByLabel('Work email').fill(workEmail);
  await page.getByRole('button', { name: 'Confirm & Continue' }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
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
  email = identifier,
) {
  await signIn(page, world, to, identifier, password);
  await askForLink(page);
  await clickLink(page, world, email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}
