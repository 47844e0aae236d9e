import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { comeOver } from '../support/link-steps.ts';
import { locales, words } from '../support/page-words.ts';
import {
  askForLink,
  clickLink,
  openProduct,
  pressNext,
  seeHome,
  signIn,
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
  const { email, password } = owen.sdm;
  await comeOver(await openPage(), world, { ...acmeSdm, identifier: email, password });
  await signIn(page, world, acmePim, owen.pim.email, owen.pim.password);
  await askForLink(page, owen.sdm.email);
  await clickLink(page, world, owen.sdm.email);
  await pressNext(page);
  await page
    .getByRole('heading', { name: `Sign in with the password of ${owen.sdm.email}` })
    .waitFor();
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
  await pressNext(page);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill(owen.pim.email);
  await pressNext(page);
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  const mails = await world.messages(owen.pim.email);
  expect(mails.flatMap(({ links }) => links).filter((url) => url.startsWith(tenant))).toEqual(
    mails.flatMap(({ links }) => links).filter((url) => url.includes('ext-proof=')),
  );
});

test('a second account of the same product is refused before anything is written', async () => {
  const [nora, dana] = ['nora.lindqvist@acme.example', 'dana.kim@agency.example'];
  const noraWho = { ...acmePim, identifier: nora, password: 'Copper!Kettle41' };
  await comeOver(await openPage(), world, noraWho);
  await signIn(page, world, acmePim, dana, 'Walnut&Prism16');
  await askForLink(page, nora);
  await clickLink(page, world, nora);
  await pressNext(page);
  await page.getByText(REASON_CODES.holds_product, { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  const primary = await findUser(nora);
  expect(Object.keys(primary?.app_metadata ?? {}).some((key) => key.startsWith('merge:'))).toBe(
    false,
  );
});

test.each(['en', 'fr'] as const)(
  'in %s, the button leads to the sign-in of the other account, and whoever leaves there finishes at the other product, after the second factor',
  async (language) => {
    const say = words[language];
    const name = `both-${language}`;
    const shared = { organization: 'acme', name, locale: locales[language], tryThis: '' };
    const [email, primaryEmail] = [`pim-${name}@acme.example`, `${name}@acme.example`];
    await world.addUser({ ...shared, product: 'pim', email, password: owen.pim.password });
    const { password } = owen.sdm;
    await world.addUser({ ...shared, product: 'sdm', email: primaryEmail, password });
    const primaryWho = { ...acmeSdm, identifier: primaryEmail, password };
    await comeOver(await openPage(), world, primaryWho);
    const secret = await world.enrollOtp((await findUser(primaryEmail))?.user_id ?? '');

    page = await openPage(locales[language]);
    await signIn(page, world, acmePim, email, owen.pim.password, language);
    await askForLink(page, primaryEmail, language);
    await clickLink(page, world, primaryEmail);
    await pressNext(page, language);
    await page.getByRole('heading', { name: say.otherPassword(primaryEmail) }).waitFor();
    await page.getByText(say.otherPasswordLater).waitFor();
    await page.getByRole('link', { name: say.signInAs(primaryEmail) }).click();
    await page.getByRole('heading', { name: say.signIn }).waitFor();
    expect(await page.getByLabel(say.email).inputValue()).toBe(primaryEmail);

    page = await openPage(locales[language]);
    await signIn(page, world, acmeSdm, primaryEmail, password, language);
    await page.getByRole('heading', { name: say.secondFactor }).waitFor();
    await page.getByRole('textbox').fill('000000');
    await pressNext(page, language);
    await page.getByText(say.wrongCode).waitFor();
    expect((await findUser(primaryEmail))?.identities).toHaveLength(1);
    await page.getByRole('textbox').fill(await world.computeOtp(secret));
    await pressNext(page, language);
    await seeHome(page, name, language);
    expect((await findUser(primaryEmail))?.identities).toHaveLength(2);
    await openProduct(page, world, 'pim', 'acme');
    await seeHome(page, name, language);
  },
);
