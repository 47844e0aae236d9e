import type { Page } from 'playwright-core';
import { createPerson, type SignIn, signIn } from './http-person.ts';
import { type Language, locales, words } from './page-words.ts';
import type { TestWorld } from './start-world.ts';

/** The steps of *Link your account.* as a person does them; texts are those of the help page. */

export const password = 'Copper!Kettle41';

/**
 * Somebody whose PIM and SDM accounts at acme have different emails, and who has come over with one of them. The first sign-in
 * has journeys of its own: here it is done without a browser, which then gets the session.
 */
export async function arriveWith(
  page: Page,
  world: TestWorld,
  first: 'pim' | 'sdm',
  name: string,
  language: Language = 'en',
): Promise<{ pim: string; sdm: string; username: string }> {
  const emails = { pim: `${name}@pim.acme.example`, sdm: `${name}@sdm.acme.example` };
  const shared = {
    organization: 'acme',
    name,
    password,
    tryThis: '',
    locale: locales[language],
  };
  await world.addUser({ ...shared, product: 'pim', email: emails.pim, username: name });
  await world.addUser({ ...shared, product: 'sdm', email: emails.sdm });
  const who = { product: first, organization: 'acme', identifier: emails[first], password };
  await comeOver(page, world, who, language);
  return { ...emails, username: name };
}

/** Signs in without a browser, the first time or again, and hands the session to this page's browser. */
export async function comeOver(
  page: Page,
  world: TestWorld,
  who: SignIn,
  language: Language = 'en',
): Promise<void> {
  const person = await createPerson(world, { language });
  let { end } = await signIn(world, person, who);
  // On a busy machine a world just started may miss the deadline of a call: a person tries again.
  if (end.kind !== 'home') ({ end } = await signIn(world, person, who));
  if (end.kind !== 'home') throw new Error(`the sign-in ended with ${JSON.stringify(end)}`);
  await page.context().addCookies(person.listCookies());
}

/** The first step of the form, as the help page describes it. */
export async function seeLinkForm(page: Page, product: 'pim' | 'sdm', language: Language = 'en') {
  const { linkTitle, linkText, linkEmail, password: label, forgot } = words[language];
  await page.getByRole('heading', { name: linkTitle }).waitFor();
  await page.getByText(linkText(product)).waitFor();
  await page.getByLabel(linkEmail[product]).waitFor();
  await page.getByLabel(label, { exact: true }).waitFor();
  await page.getByRole('button', { name: forgot(product) }).waitFor();
}

export async function typeProductLogin(
  page: Page,
  identifier: string,
  secret: string,
  language: Language = 'en',
) {
  const { email, password: label, linkNext } = words[language];
  await page.getByLabel(email).fill(identifier);
  await page.getByLabel(label, { exact: true }).fill(secret);
  await page.getByRole('button', { name: linkNext, exact: true }).click();
}
