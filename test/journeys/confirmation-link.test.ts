import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  askForLink,
  clickLink,
  openProduct,
  readLink,
  signIn,
  typeIdentifier,
  typePassword,
} from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const minute = 60_000;
const acmePim = { product: 'pim', organization: 'acme' } as const;
const nora = { email: 'nora.lindqvist@acme.example', password: 'Copper!Kettle41' };
const priya = { email: 'priya.raman@acme.example', password: 'Maple#Orbit2024' };
let page: Page;

beforeEach(async () => {
  page = await openPage();
});

async function expectNothingConfirmed(email: string) {
  const user = (await world.users()).find((one) => one.email === email);
  expect(user?.email_verified).toBe(false);
  expect(user?.app_metadata).not.toHaveProperty('confirmed_email');
  expect(user?.app_metadata).not.toHaveProperty('confirmation_seen');
}

function pressContinue() {
  return page.getByRole('button', { name: 'Continue', exact: true }).click();
}

test('after 10 minutes the link confirms nothing and says how to get another', async () => {
  await signIn(page, world, acmePim, nora.email, nora.password);
  await askForLink(page);
  await world.advanceClock(10 * minute + 1000);
  const said = await clickLink(page, world, nora.email);
  expect(said).toContain('This link has expired');
  expect(said).toContain('Resend');
  expect(said).toMatch(/Code: AK-382 \| Time: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
  await expectNothingConfirmed(nora.email);
  await pressContinue();
  await page.getByRole('alert').getByText('not confirmed yet').waitFor();
});

test('after a resend the earlier link confirms nothing, the newest one does', async () => {
  await signIn(page, world, acmePim, nora.email, nora.password);
  await askForLink(page);
  const earlier = await readLink(world, nora.email);
  await world.advanceClock(minute);
  await page.getByRole('button', { name: 'Resend' }).click();
  await page.getByRole('status').waitFor();
  const tab = await page.context().newPage();
  await tab.goto(earlier);
  await tab.getByText('This link does not confirm anything here').waitFor();
  await expectNothingConfirmed(nora.email);
  expect(await clickLink(page, world, nora.email)).toContain('Email address confirmed');
});

test('a second click says that the link was used, and the first one still counts', async () => {
  const tomas = 'tomas.becker@acme.example';
  await signIn(page, world, acmePim, tomas, 'Velvet!Harbour7');
  await askForLink(page);
  await clickLink(page, world, tomas);
  expect(await clickLink(page, world, tomas)).toContain('already used');
  await pressContinue();
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  expect(await clickLink(page, world, tomas)).toContain('already used');
});

test('Resend waits 60 seconds and ends after three times', async () => {
  await signIn(page, world, acmePim, priya.email, priya.password);
  await askForLink(page);
  const before = (await world.messages(priya.email)).length;
  for (let sent = 1; sent <= 3; sent += 1) {
    await page.getByRole('button', { name: 'Resend' }).click();
    await page.getByRole('status').waitFor();
    expect(await world.messages(priya.email)).toHaveLength(before + sent);
    expect(await page.getByRole('button', { name: 'Resend' }).isVisible()).toBe(false);
    await world.advanceClock(minute);
    await page.reload();
  }
  expect(await page.getByRole('button', { name: 'Resend' }).isVisible()).toBe(false);
});

test('after going back and typing another address the earlier link confirms nothing', async () => {
  await signIn(page, world, acmePim, priya.email, priya.password);
  await askForLink(page);
  const earlier = await readLink(world, priya.email);
  await page.getByRole('button', { name: 'Back' }).click();
  await askForLink(page, 'priya@private.example');
  const tab = await page.context().newPage();
  await tab.goto(earlier);
  await tab.getByText('This link does not confirm anything here').waitFor();
  await expectNothingConfirmed(priya.email);
});

test('where somebody else is signed in, the link confirms nothing for either', async () => {
  await signIn(page, world, acmePim, priya.email, priya.password);
  await askForLink(page);
  const other = await openPage();
  await signIn(other, world, acmePim, nora.email, nora.password);
  await other.getByRole('heading', { name: 'Welcome, Nora Lindqvist' }).waitFor();
  const said = await clickLink(other, world, priya.email);
  expect(said).toContain('does not confirm anything here');
  expect(said).toContain(nora.email);
  await expectNothingConfirmed(priya.email);
});

test('in another browser the link leads to the login page and confirms nothing', async () => {
  const email = 'felix.wagner@acme.example';
  await signIn(page, world, acmePim, email, 'Juniper#Sail38');
  await askForLink(page);
  const other = await openPage();
  await other.goto(await readLink(world, email));
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  await other.getByText('to Akeneo Product Cloud with your').waitFor();
  await expectNothingConfirmed(email);

  await typeIdentifier(other, email);
  await typePassword(other, 'Juniper#Sail38');
  await other.getByText('Email address confirmed').waitFor();
  await pressContinue();
  await page.getByRole('heading', { name: 'Welcome, Felix Wagner' }).waitFor();
});

test('the page behind the link never becomes a token', async () => {
  const email = 'owen.clarke@acme.example';
  await signIn(page, world, acmePim, email, 'Granite*Lamp55');
  await askForLink(page);
  const tab = await page.context().newPage();
  await tab.goto(await readLink(world, email));
  await tab.getByText('Email address confirmed').waitFor();
  const { tenant } = await world.urls();
  const state = new URL(tab.url()).searchParams.get('state');
  const answer = await tab.request.get(`${tenant}authorize/resume?state=${state}`);
  expect(answer.url()).not.toContain('code=');
});

test('two tabs: the link confirms for both', async () => {
  const email = 'dana.kim@agency.example';
  await signIn(page, world, acmePim, email, 'Walnut&Prism16');
  await askForLink(page);
  const second = await page.context().newPage();
  await openProduct(second, world, 'pim', 'acme');
  await second.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  await clickLink(page, world, email);
  await pressContinue();
  await page.getByRole('heading', { name: 'Welcome, Dana Kim' }).waitFor();
  await openProduct(second, world, 'pim', 'acme');
  await second.getByRole('heading', { name: 'Welcome, Dana Kim' }).waitFor();
});

test('a tab whose attempt was replaced says so', async () => {
  const email = 'gregor.hall@acme.example';
  await signIn(page, world, acmePim, email, 'Pepper*Island48');
  await askForLink(page);
  await world.advanceClock(11 * minute);
  const second = await page.context().newPage();
  await openProduct(second, world, 'pim', 'acme');
  await second.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
  await pressContinue();
  await page.getByRole('alert').getByText('replaced by a newer one').waitFor();
});

test('the eleventh mail of a day is not sent, and the page says so', async () => {
  const email = 'amelie.lefevre@acme.example';
  await signIn(page, world, acmePim, email, 'Cerise&Moulin75');
  for (let sent = 1; sent <= 10; sent += 1) {
    await askForLink(page);
    await page.getByRole('button', { name: 'Back' }).click();
  }
  await page.getByRole('button', { name: 'Confirm & Continue' }).click();
  await page.getByRole('alert').getByText('ten times today').waitFor();
  expect(await world.messages(email)).toHaveLength(10);
});

test('a sign-in begun again sends another mail, and the earlier link is dead', async () => {
  const email = 'zoe.angstrom@acme.example';
  await signIn(page, world, acmePim, email, 'Fjord^Señal2023');
  await askForLink(page);
  const earlier = await readLink(world, email);
  await openProduct(page, world, 'pim', 'acme');
  await askForLink(page);
  const tab = await page.context().newPage();
  await tab.goto(earlier);
  await tab.getByText('This link does not confirm anything here').waitFor();
  expect(await clickLink(page, world, email)).toContain('Email address confirmed');
});
