import type { Page } from 'playwright-core';
import { signInForTheFirstTime } from './person.ts';
import type { TestWorld } from './start-world.ts';

/** The steps of *Link your account.* as a person does them; texts are those of the help page. */

export const productNames = { pim: 'Akeneo PIM', sdm: 'Supplier Data Manager' } as const;
export const password = 'Copper!Kettle41';

/** Somebody whose PIM and SDM accounts at acme have different emails, and who has come over with one of them. */
export async function arriveWith(
  page: Page,
  world: TestWorld,
  first: 'pim' | 'sdm',
  name: string,
  language: { locale?: string } = {},
): Promise<{ pim: string; sdm: string; username: string }> {
  const emails = { pim: `${name}@pim.acme.example`, sdm: `${name}@sdm.acme.example` };
  const shared = { organization: 'acme', name, password, tryThis: '', ...language };
  await world.addUser({ ...shared, product: 'pim', email: emails.pim, username: name });
  await world.addUser({ ...shared, product: 'sdm', email: emails.sdm });
  await signInForTheFirstTime(
    page,
    world,
    { product: first, organization: 'acme' },
    emails[first],
    password,
  );
  await page.getByRole('heading', { name: `Welcome, ${name}` }).waitFor();
  return { ...emails, username: name };
}

/** The first step of the form, as the help page describes it. */
export async function seeLinkForm(page: Page, product: 'pim' | 'sdm'): Promise<void> {
  const name = productNames[product];
  await page.getByRole('heading', { name: 'Link your account.' }).waitFor();
  await page
    .getByText(
      `Sign in with your ${name} login details one last time to merge your accounts. After that, your new unified Akeneo Product Cloud account takes over.`,
    )
    .waitFor();
  await page.getByRole('button', { name: `Forgot your ${name} password?` }).waitFor();
}

export async function typeProductLogin(page: Page, identifier: string, secret: string) {
  await page.getByLabel('Email').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'CONTINUE', exact: true }).click();
}
