import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import {
  askForLink,
  clickLink,
  openProduct,
  signIn,
  signInForTheFirstTime,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const acmePim = { product: 'pim', organization: 'acme' } as const;
const acmeSdm = { product: 'sdm', organization: 'acme' } as const;
const wrong = 'User not found, or wrong password.';
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function expectRefusal(reason: ReasonId, text: string) {
  await page.getByRole('heading', { name: 'You could not sign in' }).waitFor();
  await page.getByText(text).waitFor();
  await page.getByText(REASON_CODES[reason], { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Not you? Sign out' }).waitFor();
}

async function leaveWithoutAccount() {
  await page.getByRole('button', { name: 'I have no Supplier Data Manager account' }).click();
  await page.getByText('Ask the administrator of Supplier Data Manager at Acme Retail').waitFor();
  await page.getByRole('button', { name: 'Leave Supplier Data Manager' }).click();
}

test('unknown, wrong, disabled, locked, without password and machine users read the same', async () => {
  const attempts: [string, string][] = [
    ['nobody@acme.example', 'Copper!Kettle41'],
    ['nobody', 'Copper!Kettle41'],
    ['nora.lindqvist@acme.example', 'not her password'],
    ['peter.faber@acme.example', 'Cobalt!Garden19'],
    ['lena.brandt@acme.example', 'Amber#Tunnel62'],
    ['sofia.ricci@acme.example', 'anything at all'],
    ['erp@integrations.acme.example', 'Bishop$Meadow27'],
  ];
  const texts = new Set<string>();
  for (const [identifier, password] of attempts) {
    await signIn(page, world, acmePim, identifier, password);
    const error = page.getByText(wrong);
    await error.waitFor();
    texts.add((await error.textContent()) ?? '');
  }
  expect([...texts]).toHaveLength(1);
  expect(await world.users()).toEqual([]);
});

test('an ambiguous identifier of the product reads as unavailable, not as a wrong password', async () => {
  await signIn(page, world, acmePim, 'grace.hall@acme.example', 'Lantern!Cedar14');
  await page.getByText('temporarily unavailable').waitFor();
  // The product folds accents and answers for "zoë": a right password for another account than the one typed.
  await signIn(page, world, acmePim, 'zoe', 'Fjord^Señal2023');
  await page.getByText(wrong).waitFor();
});

test('without an account of the product there is a clear next step, and no loop', async () => {
  const felix = 'felix.wagner@acme.example';
  await signInForTheFirstTime(page, world, acmePim, felix, 'Juniper#Sail38');
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  await openProduct(page, world, 'sdm', 'acme');
  await leaveWithoutAccount();
  await expectRefusal(
    'no_product_account',
    'Ask the administrator of Supplier Data Manager at Acme Retail',
  );
  await page.getByRole('link', { name: 'Try again' }).click();
  await leaveWithoutAccount();
  await expectRefusal('no_product_account', 'You have no Supplier Data Manager account');
});

test('a product account that another account claimed meanwhile is refused', async () => {
  const hanna = 'hanna.virtanen@acme.example';
  await signIn(page, world, acmeSdm, hanna, 'Birch!Saddle29');
  await askForLink(page);
  await clickLink(page, world, hanna);
  const claimed = await world.claim('sdm', 'acme', hanna, 'auth0|sdm|somebody-else');
  expect(claimed).toEqual({ kind: 'claimed' });
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expectRefusal('already_linked', 'is already linked to another');
  expect((await world.users()).find(({ email }) => email === hanna)?.email_verified).toBe(false);
});

test('a first sign-in begun in one organization is not finished in another', async () => {
  const camille = 'camille.roux@consulting.example';
  await signIn(page, world, acmePim, camille, 'Indigo@Rocket33');
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  page = await openPage();
  await signInForTheFirstTime(
    page,
    world,
    { product: 'pim', organization: 'umbra' },
    camille,
    'Indigo@Rocket33',
  );
  await expectRefusal('other_organization', 'finish it there');
});
