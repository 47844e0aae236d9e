import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screenshot } from '../support/browser.ts';
import { openProduct, signInForTheFirstTime } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

test('PIM first: the SDM account with the same email is linked, and SDM opens directly', async () => {
  const priya = 'priya.raman@acme.example';
  await signInForTheFirstTime(page, world, acmePim, priya, 'Maple#Orbit2024');
  await page.getByRole('heading', { name: 'Welcome, Priya Raman' }).waitFor();
  await openProduct(page, world, 'sdm', 'acme');
  await page.getByRole('heading', { name: 'Welcome, Priya Raman' }).waitFor();
  await screenshot(page, 'link-same-email-sdm');
  const [user, ...others] = await world.users();
  expect(user?.identities.map(({ user_id }) => user_id.split('|')[0])).toEqual(['pim', 'sdm']);
  expect(others).toEqual([]);
});
