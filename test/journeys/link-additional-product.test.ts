import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { arriveWith, password, seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { locales, words } from '../support/page-words.ts';
import { openProduct, seeHome, signIn } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage, openOtherBrowser } = useWorld();
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

/** The one of the Product Cloud and the one of the product, both of them there to be seen. */
async function expectLogos() {
  const widths = await page
    .locator('main img')
    .evaluateAll((images) =>
      images.map((image) => (image as { naturalWidth?: number }).naturalWidth),
    );
  expect(widths).toEqual([expect.any(Number), expect.any(Number)]);
  expect(widths).not.toContain(0);
}

test.each(['en', 'fr'] as const)(
  'in %s, from SDM to PIM: a wrong password is said in place, a legacy username links, PIM opens directly',
  async (language) => {
    const say = words[language];
    page = await openPage(locales[language]);
    const name = `lin-${language}`;
    const who = await arriveWith(page, world, 'sdm', name, language);
    await openProduct(page, world, 'pim', 'acme');
    await seeLinkForm(page, 'pim', language);
    expect(await page.getByRole('main').textContent()).toContain(who.sdm);
    await expectLogos();
    for (const [identifier, secret] of [
      [who.pim, 'not the password'],
      ['nobody@acme.example', password],
      [who.username, 'not the password'],
    ] as const) {
      await typeProductLogin(page, identifier, secret, language);
      await page.getByRole('alert').getByText(say.wrongPassword).waitFor();
      expect(await page.getByLabel(say.email).inputValue()).toBe(identifier);
      expect(await page.getByLabel(say.password, { exact: true }).inputValue()).toBe('');
    }
    await typeProductLogin(page, who.username, password, language);
    await seeHome(page, name, language);

    const [user, ...more] = (await world.users()).filter(({ email }) => email === who.sdm);
    expect(user?.identities.map(({ user_id }) => user_id.split('|')[0])).toEqual(['sdm', 'pim']);
    expect(more).toEqual([]);
    await world.resetCalls();
    for (const product of ['sdm', 'pim'] as const) {
      await openProduct(page, world, product, 'acme');
      await seeHome(page, name, language);
    }
    const other = await openOtherBrowser(locales[language]);
    const pim = { product: 'pim', organization: 'acme' } as const;
    await signIn(other, world, pim, who.sdm, password, language);
    await seeHome(other, name, language);
    expect(await world.calls()).toEqual([]);
  },
);

test('after linking, the old door of the product account is shut', async () => {
  const who = await arriveWith(page, world, 'sdm', 'noa');
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, who.pim, password);
  await seeHome(page, 'noa');
  const other = await openOtherBrowser();
  await signIn(other, world, { product: 'pim', organization: 'acme' }, who.pim, password);
  await other.getByText('Sign in with your Akeneo Product Cloud email address').waitFor();
});

test('an abandoned first sign-in with the other product is taken over by the link', async () => {
  const who = await arriveWith(page, world, 'sdm', 'oda');
  const abandoned = await openOtherBrowser();
  await signIn(abandoned, world, { product: 'pim', organization: 'acme' }, who.pim, password);
  await abandoned.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, who.pim, password);
  await seeHome(page, 'oda');
  const users = await world.users();
  expect(users.filter(({ email }) => email === who.pim)).toEqual([]);
  const user = users.find(({ email }) => email === who.sdm);
  expect(user?.identities.map(({ connection }) => connection)).toEqual([
    'akeneo-product-cloud',
    'akeneo-product-cloud',
  ]);
});
