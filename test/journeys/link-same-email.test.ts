import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SeedUser } from '../../local/products/seed-user.ts';
import { password, seeLinkForm } from '../support/link-steps.ts';
import { locales, words } from '../support/page-words.ts';
import {
  askForLink,
  clickLink,
  openProduct,
  pressNext,
  seeHome,
  signIn,
  signInForTheFirstTime,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

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

/** What only this person's pages show. */
const own = {
  pim: {
    roles: ['Translator', 'Brand owner'],
    preferences: { default_channel: 'Print & Co', default_view: 'To translate first' },
    history: [{ date: '2026-03-09', kind: 'edited' as const, item: 'Product 4711-B' }],
  },
  sdm: {
    roles: ['Onboarding lead'],
    preferences: { language: 'Anglais ou français', notifications: 'Every Tuesday' },
    history: [{ date: '2026-04-02', kind: 'created' as const, item: 'Job Winter lamps' }],
  },
} satisfies Record<'pim' | 'sdm', Partial<SeedUser>>;

test.each(['en', 'fr'] as const)(
  'in %s, PIM first: the SDM account with the same email is linked, and SDM opens directly, each with its roles, preferences and history and with a notice',
  async (language) => {
    const say = words[language];
    const email = `twice-${language}@acme.example`;
    const name = `Twice ${language}`;
    const shared = { organization: 'acme', name, email, locale: locales[language], tryThis: '' };
    const ids = {
      pim: await world.addUser({ ...shared, ...own.pim, product: 'pim', password }),
      sdm: await world.addUser({ ...shared, ...own.sdm, product: 'sdm', password: 'no' }),
    };
    page = await openPage(locales[language]);
    await signInForTheFirstTime(page, world, acmePim, email, password, language);
    for (const product of ['pim', 'sdm'] as const) {
      if (product === 'sdm') await openProduct(page, world, product, 'acme');
      await seeHome(page, name, language);
      const shown = await page.getByRole('main').textContent();
      const { roles, preferences, history } = own[product];
      for (const text of [
        ...[say.roles, say.preferences, say.history, ...roles],
        ...[...Object.values(preferences), ...history.map(({ item }) => item)],
      ])
        expect(shown).toContain(text);
    }
    expect(await listProducts(email)).toEqual([['pim', 'sdm']]);

    const mails = await world.messages(email);
    for (const product of ['pim', 'sdm'] as const) {
      const notice = mails.find(({ subject }) => subject === say.linkedSubject(product));
      expect(notice?.html).toContain(say.linkedText(product));
      expect(notice?.html).toMatch(say.linkedWhen);
      expect(notice?.html).toContain(say.linkedNotYou);
      // The account, masked: enough for support, too little to name it.
      expect(notice?.html).toContain(`auth0|pim|6f0d…|${ids.pim[0]}`);
      expect(notice?.html).not.toMatch(/6f0d3b52/);
    }
  },
);

test('SDM first: the PIM account with the same email is linked, with one look-up and one claim more', async () => {
  const email = await addTwice('same-sdm');
  await signIn(page, world, acmeSdm, email, 'Harvest@Cliff51');
  await askForLink(page);
  await clickLink(page, world, email);
  await world.resetCalls();
  await pressNext(page);
  await seeHome(page, 'same-sdm');
  const calls = (await world.calls()).filter(({ url }) => url.includes('/identity/'));
  expect(calls.map(({ method }) => method)).toEqual(['PUT', 'GET', 'PUT']);
  await openProduct(page, world, 'pim', 'acme');
  await seeHome(page, 'same-sdm');
  expect(await listProducts(email)).toEqual([['sdm', 'pim']]);
});

test('the password of the one product typed at the other: both open after one confirmation', async () => {
  const email = await addTwice('same-crossed');
  await signInForTheFirstTime(page, world, acmeSdm, email, password);
  await seeHome(page, 'same-crossed');
  await openProduct(page, world, 'pim', 'acme');
  await seeHome(page, 'same-crossed');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a look-up without an answer keeps nobody out, and is made up for when that product is opened', async () => {
  const email = await addTwice('same-outage');
  await signIn(page, world, acmePim, email, password);
  await askForLink(page);
  await clickLink(page, world, email);
  await world.setFault('sdm', { kind: 'server_error' });
  await pressNext(page);
  await seeHome(page, 'same-outage');
  expect(await listProducts(email)).toEqual([['pim']]);
  await openProduct(page, world, 'sdm', 'acme');
  await seeLinkForm(page, 'sdm');
  await world.setFault('sdm', null);
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome(page, 'same-outage');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a claim without an answer is made up for in the same way', async () => {
  const email = await addTwice('same-claim');
  await signIn(page, world, acmePim, email, password);
  await askForLink(page);
  await clickLink(page, world, email);
  await world.setFault('sdm', { kind: 'lost_answer', call: 'product-cloud' });
  await pressNext(page);
  await seeHome(page, 'same-claim');
  await world.setFault('sdm', null);
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome(page, 'same-claim');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});

test('a disabled account, and one that somebody else holds, is left alone', async () => {
  const email = await addTwice('same-disabled', { disabledInSdm: true });
  await signInForTheFirstTime(page, world, acmePim, email, password);
  await seeHome(page, 'same-disabled');
  const held = await addTwice('same-held');
  await world.claim('sdm', 'acme', held, 'auth0|pim|somebody');
  page = await openPage();
  await signInForTheFirstTime(page, world, acmePim, held, password);
  await seeHome(page, 'same-held');
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
  await pressNext(page);
  await page.getByRole('heading', { name: /^(Welcome|Sign in)/ }).waitFor();
  expect(await listProducts(work)).toEqual([['pim']]);
});

test('whoever had to choose a new password first is linked when the other product is opened', async () => {
  const email = await addTwice('same-weak', { pimPassword: 'sunshine' });
  await signInForTheFirstTime(page, world, acmePim, email, 'sunshine');
  await page.getByRole('button', { name: 'Send a reset link' }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  await page.goto(await world.waitForLink(email, 'ticket='));
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm your new password').fill(password);
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  page = await openPage();
  await signIn(page, world, acmePim, email, password);
  await seeHome(page, 'same-weak');
  await openProduct(page, world, 'sdm', 'acme');
  await seeHome(page, 'same-weak');
  expect(await listProducts(email)).toEqual([['pim', 'sdm']]);
});
