import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import {
  arriveWith,
  comeOver,
  password,
  seeLinkForm,
  typeProductLogin,
} from '../support/link-steps.ts';
import { locales, words } from '../support/page-words.ts';
import { openProduct, seeHome } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage, openOtherBrowser } = useWorld();
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function seeError(text: string) {
  await page.getByRole('alert').getByText(text).waitFor();
}

async function attachedProducts(email: string): Promise<(string | undefined)[] | undefined> {
  const user = (await world.users()).find((one) => one.email === email);
  return user?.identities.map(({ user_id }) => user_id.split('|')[0]);
}

test.each(['en', 'fr'] as const)(
  'in %s, "I have no Akeneo PIM account" and "Not you? Sign out": whom to ask, back, out, and no loop',
  async (language) => {
    const say = words[language];
    page = await openPage(locales[language]);
    await arriveWith(page, world, 'sdm', `out-${language}`, language);
    await openProduct(page, world, 'pim', 'acme');
    await page.getByRole('button', { name: say.noAccount('pim') }).click();
    await page.getByText(say.askAdministrator('pim', 'Acme Retail')).waitFor();
    await page.getByRole('button', { name: say.back, exact: true }).click();
    await seeLinkForm(page, 'pim', language);
    await page.getByRole('button', { name: say.noAccount('pim') }).click();
    await page.getByRole('button', { name: say.leave('pim') }).click();
    await page.getByRole('heading', { name: say.refused }).waitFor();
    await page.getByText(REASON_CODES.no_product_account, { exact: true }).waitFor();
    await openProduct(page, world, 'sdm', 'acme');
    await seeHome(page, `out-${language}`, language);
    await openProduct(page, world, 'pim', 'acme');
    await page.getByText(say.notYou).waitFor();
    await page.getByRole('link', { name: say.signOut }).click();
    await page.getByRole('heading', { name: say.signIn }).waitFor();
    expect(await page.getByLabel(say.email).inputValue()).toBe('');
  },
);

test('"Not you? Sign out" on every later step ends the session and begins the sign-in again', async () => {
  const who = await arriveWith(page, world, 'sdm', 'out-other');
  const ways: (() => Promise<void>)[] = [
    async () => page.getByRole('button', { name: /^Forgot your/ }).click(),
    async () => page.getByRole('button', { name: 'I have no Akeneo PIM account' }).click(),
    async () => {
      await page.getByRole('button', { name: /^Forgot your/ }).click();
      await page.getByLabel('Email').fill(who.pim);
      await page.getByRole('button', { name: 'SEND RESET LINK', exact: true }).click();
      await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    },
  ];
  const again = { product: 'sdm', organization: 'acme', identifier: who.sdm, password } as const;
  for (const [index, goThere] of ways.entries()) {
    if (index > 0) await comeOver(page, world, again);
    await openProduct(page, world, 'pim', 'acme');
    await seeLinkForm(page, 'pim');
    await goThere();
    await page.getByText('Not you?').waitFor();
    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }
});

test('an account that is linked to somebody else is refused in place, after its right password alone', async () => {
  const owner = await arriveWith(await openOtherBrowser(), world, 'pim', 'out-owner');
  await arriveWith(page, world, 'sdm', 'out-guest');
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, owner.pim, 'not the password');
  await seeError('User not found, or wrong password.');
  await typeProductLogin(page, owner.pim, password);
  await seeError('already linked to another Akeneo Product Cloud account');
  expect(await attachedProducts('out-guest@sdm.acme.example')).toEqual(['sdm']);
});

test('an account claimed for an account that the tenant does not show is refused in place', async () => {
  const who = await arriveWith(page, world, 'sdm', 'out-claimed');
  expect(await world.claim('pim', 'acme', who.pim, 'auth0|sdm|somebody')).toEqual({
    kind: 'claimed',
  });
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, who.pim, password);
  await seeError('already linked to another Akeneo Product Cloud account');
});

test('an outage is no wrong password, and nothing is lost', async () => {
  const who = await arriveWith(page, world, 'sdm', 'out-outage');
  await openProduct(page, world, 'pim', 'acme');
  await seeLinkForm(page, 'pim');
  // test/attacks/outage-masquerade.test.ts has every other sort.
  const faults = [{ kind: 'too_many' }, { kind: 'closed_socket' }] as const;
  for (const fault of faults) {
    await world.setFault('pim', { ...fault, call: 'verify' });
    await typeProductLogin(page, who.pim, password);
    await seeError('Akeneo PIM is temporarily unavailable. Your password was not judged');
    await page.getByLabel('Email').fill('');
  }
  await world.setFault('pim', null);
  const account = (await world.users()).find(({ email }) => email === who.sdm);
  // Each press is one of ten a day, whatever comes of it: a number given back would be an old one, which another tab has used.
  expect(account?.app_metadata.link_tries).toMatchObject({ n: String(faults.length) });
  await typeProductLogin(page, who.pim, password);
  await page.getByRole('heading', { name: 'Welcome, out-outage' }).waitFor();
});

test('disabled and locked accounts read like a wrong password', async () => {
  await arriveWith(page, world, 'sdm', 'out-shut');
  await openProduct(page, world, 'pim', 'acme');
  for (const [email, secret] of [
    ['peter.faber@acme.example', 'Cobalt!Garden19'],
    ['lena.brandt@acme.example', 'Amber#Tunnel62'],
  ] as const) {
    await typeProductLogin(page, email, secret);
    await seeError('User not found, or wrong password.');
  }
});

test('ten tries a day, in whatever tab or sign-in they are made', async () => {
  const who = await arriveWith(page, world, 'sdm', 'out-tries');
  await openProduct(page, world, 'pim', 'acme');
  const secondTab = await page.context().newPage();
  await openProduct(secondTab, world, 'pim', 'acme');
  await seeLinkForm(secondTab, 'pim');
  for (let n = 1; n <= 10; n += 1) {
    // The product throttles a name after a few tries: each of these is another one.
    await typeProductLogin(page, `nobody-${n}@acme.example`, 'a guess');
    await seeError('User not found, or wrong password.');
  }
  await typeProductLogin(page, who.pim, password);
  await seeError('You have tried ten times today.');
  await world.resetCalls();
  await typeProductLogin(secondTab, who.pim, password);
  await secondTab.getByRole('alert').getByText('You have tried ten times today.').waitFor();
  expect((await world.calls()).filter(({ url }) => url.includes('/identity/'))).toEqual([]);
  await world.advanceClock(24 * 60 * 60_000);
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, who.pim, password);
  await page.getByRole('heading', { name: 'Welcome, out-tries' }).waitFor();
}, 120_000);
