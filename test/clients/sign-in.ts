import type { Page } from 'playwright-core';
import { askForLink, clickLink, typeIdentifier, typePassword } from '../support/person.ts';
import type { TestWorld } from '../support/start-world.ts';

export const nora = {
  name: 'Nora Lindqvist',
  email: 'nora.lindqvist@acme.example',
  password: 'Copper!Kettle41',
};

/** What a person does on the tenant's pages, wherever they came from, until the application has them back. */
export async function signInHere(page: Page, person: { email: string; password: string }) {
  await typeIdentifier(page, person.email);
  await typePassword(page, person.password);
}

/** The same the first time: the address is confirmed through the inbox. */
export async function signInHereForTheFirstTime(
  page: Page,
  world: TestWorld,
  person: { email: string; password: string },
) {
  await signInHere(page, person);
  await askForLink(page);
  await clickLink(page, world, person.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}
