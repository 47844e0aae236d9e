import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { openProduct, signIn, signInForTheFirstTime } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

test.each([
  ['pim', 'rokafor', 'Tulip!Barrel37'],
  ['sdm', 'ruth.okafor@legacy.example', 'Cactus#Violet58'],
] as const)(
  'an organization that is not rolled out keeps the login page of %s',
  async (product, identifier, password) => {
    await openProduct(page, world, product, 'legacy');
    await page.getByRole('textbox').first().fill(identifier);
    await page.locator('input[type=password]').fill(password);
    await page.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Welcome, Ruth Okafor' }).waitFor();
    expect(await world.users()).toEqual([]);
  },
);

test('its people cannot come in through the tenant', async () => {
  const { tenant, pim } = await world.urls();
  const client = (await world.clients()).find(({ name }) => name === 'Akeneo PIM');
  const query = new URLSearchParams({
    client_id: client?.client_id ?? '',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${pim}/legacy/callback`,
    organization: (await world.organizations()).find(({ name }) => name === 'legacy')?.id ?? '',
  });
  await page.goto(`${tenant}authorize?${query}`);
  await page.getByLabel('Email').fill('ruth.okafor@legacy.example');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill('Tulip!Barrel37');
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByText('is not enabled for you yet').waitFor();
  expect(await world.calls()).toEqual([]);
  expect(await world.users()).toEqual([]);
});

test('turning the rollout off keeps out whoever came in before, and turning it on lets them in', async () => {
  const [nora, password] = ['nora.lindqvist@acme.example', 'Copper!Kettle41'];
  const acme = { product: 'pim', organization: 'acme' } as const;
  await signInForTheFirstTime(page, world, acme, nora, password);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();

  await world.setMetadata('acme', 'rollout', 'pilot');
  page = await openPage();
  await signIn(page, world, acme, nora, password);
  await page.getByText(REASON_CODES.not_rolled_out, { exact: true }).waitFor();
  // Who is not in the pilot still has the product's own page.
  await page.goto(`${(await world.urls()).pim}/acme/user/login`);
  await page.getByRole('textbox').first().fill(nora);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button').first().click();
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();

  await world.setMetadata('acme', 'pilot_1', 'someone@acme.example nora.lindqvist@acme.example');
  page = await openPage();
  await signIn(page, world, acme, nora, password);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  await world.setMetadata('acme', 'rollout', 'on');
});
