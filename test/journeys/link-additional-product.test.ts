import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import { arriveWith, password, seeLinkForm, typeProductLogin } from '../support/link-steps.ts';
import { openProduct, signIn } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage, openOtherBrowser } = useWorld();
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function seeHome(name: string, at = page) {
  await at.getByRole('heading', { name: `Welcome, ${name}` }).waitFor();
}

test('from SDM to PIM: a wrong password is said in place, a legacy username links, PIM opens directly', async () => {
  const who = await arriveWith(page, world, 'sdm', 'lin');
  await openProduct(page, world, 'pim', 'acme');
  await seeLinkForm(page, 'pim');
  expect(await page.getByRole('main').textContent()).toContain(who.sdm);
  await screenshot(page, 'link-1-pim');
  for (const [identifier, secret] of [
    [who.pim, 'not the password'],
    ['nobody@acme.example', password],
    [who.username, 'not the password'],
  ] as const) {
    await typeProductLogin(page, identifier, secret);
    await page.getByRole('alert').getByText('User not found, or wrong password.').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(identifier);
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
  }
  await screenshot(page, 'link-2-wrong-password');
  await typeProductLogin(page, who.username, password);
  await seeHome('lin');
  await screenshot(page, 'link-3-linked');

  const [user, ...more] = (await world.users()).filter(({ email }) => email === who.sdm);
  expect(user?.identities.map(({ user_id }) => user_id.split('|')[0])).toEqual(['sdm', 'pim']);
  expect(more).toEqual([]);
  await world.resetCalls();
  for (const product of ['sdm', 'pim', 'sdm'] as const) {
    await openProduct(page, world, product, 'acme');
    await seeHome('lin');
  }
  const other = await openOtherBrowser();
  await signIn(other, world, { product: 'pim', organization: 'acme' }, who.sdm, password);
  await seeHome('lin', other);
  expect(await world.calls()).toEqual([]);
});

test('from PIM to SDM: the same with the name of Supplier Data Manager', async () => {
  const who = await arriveWith(page, world, 'pim', 'mai');
  await openProduct(page, world, 'sdm', 'acme');
  await seeLinkForm(page, 'sdm');
  await screenshot(page, 'link-4-sdm');
  await typeProductLogin(page, who.sdm, password);
  await seeHome('mai');
  await openProduct(page, world, 'pim', 'acme');
  await seeHome('mai');
  const [mail] = await world.waitForMail(who.sdm);
  expect(mail?.html).toContain('Akeneo Product Cloud');
});

test('after linking, the old door of the product account is shut', async () => {
  const who = await arriveWith(page, world, 'sdm', 'noa');
  await openProduct(page, world, 'pim', 'acme');
  await typeProductLogin(page, who.pim, password);
  await seeHome('noa');
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
  await seeHome('oda');
  const users = await world.users();
  expect(users.filter(({ email }) => email === who.pim)).toEqual([]);
  const user = users.find(({ email }) => email === who.sdm);
  expect(user?.identities.map(({ connection }) => connection)).toEqual([
    'akeneo-product-cloud',
    'akeneo-product-cloud',
  ]);
});
