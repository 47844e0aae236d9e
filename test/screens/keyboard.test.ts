import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNoSideways, readFocus, tabTo } from '../support/keyboard.ts';
import { comeOver } from '../support/link-steps.ts';
import { openProduct } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';

const { world, openPage } = useWorld();
const renewed = 'Renewed!Kettle42';

/** Types into the field that has the focus, and sends it. */
async function typeAndEnter(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await pressEnter(page);
}

/** Enter, and the page that it leads to. */
async function pressEnter(page: Page): Promise<void> {
  // Not the event `load`: that of the page before may come late.
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await expectNoSideways(page);
}

async function seeHeading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** A desktop of 1280 by 800 at 200 %. */
async function openZoomed(): Promise<Page> {
  const page = await openPage();
  await page.setViewportSize({ width: 640, height: 400 });
  return page;
}

/** Opens the newest mail of the inbox and follows its first link, which opens a tab. */
async function followMail(page: Page, to: string, subject: RegExp): Promise<Page> {
  const inbox = await page.context().newPage();
  await inbox.setViewportSize({ width: 640, height: 400 });
  await inbox.goto(`${(await world.urls()).inbox}/?to=${encodeURIComponent(to)}`);
  await tabTo(inbox, subject, 'a');
  await pressEnter(inbox);
  await tabTo(inbox, '', 'iframe');
  const [tab] = await Promise.all([
    inbox.context().waitForEvent('page'),
    inbox.keyboard.press('Enter'),
  ]);
  await tab.waitForLoadState();
  await inbox.close();
  return tab;
}

test('Tab and Enter alone, at 200 %: first sign-in, mail and all; errors have the focus and are read out', async () => {
  const nora = 'nora.lindqvist@acme.example';
  const page = await openZoomed();
  await openProduct(page, world, 'pim', 'acme');
  expect(await readFocus(page)).toMatchObject({ name: 'Email', marked: true, inView: true });
  await pressEnter(page);
  expect(await readFocus(page)).toMatchObject({
    name: 'Email',
    invalid: true,
    description: 'Enter your email address.',
  });
  await typeAndEnter(page, nora);
  expect(await readFocus(page)).toMatchObject({ name: 'Password', invalid: false, marked: true });
  await typeAndEnter(page, 'wrong');
  expect(await readFocus(page)).toMatchObject({
    name: 'Password',
    invalid: true,
    description: expect.stringContaining('User not found, or wrong password.'),
  });
  await tabTo(page, 'Show password', 'button');
  await page.keyboard.press('Enter');
  expect(await readFocus(page)).toMatchObject({ name: 'Password' });
  await typeAndEnter(page, 'Copper!Kettle41');

  expect(await readFocus(page)).toMatchObject({ name: 'Confirm your email address', kind: 'h1' });
  await tabTo(page, 'Work email', 'input');
  await tabTo(page, 'Confirm & Continue', 'button');
  await pressEnter(page);
  expect(await readFocus(page)).toMatchObject({ name: 'Check your inbox', kind: 'h1' });
  await tabTo(page, 'Continue', 'button');
  await pressEnter(page);
  expect(await readFocus(page)).toMatchObject({
    kind: 'alert',
    name: expect.stringContaining('not confirmed yet'),
  });
  const tab = await followMail(page, nora, /Confirm your Akeneo email address/);
  await seeHeading(tab, 'Email address confirmed');
  await tab.close();
  await tabTo(page, 'Continue', 'button');
  await pressEnter(page);
  await seeHeading(page, 'Welcome, Nora Lindqvist');
  await tabTo(page, 'Sign out', 'a');
  await tabTo(page, /Profile of Nora/, 'summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'My Account', 'a');
});

test('Tab and Enter alone, at 200 %: linking, with a forgotten password of the product', async () => {
  const owen = 'o.clarke@acme-suppliers.example';
  const page = await openZoomed();
  const who = { product: 'sdm', organization: 'acme', identifier: owen } as const;
  await comeOver(page, world, { ...who, password: 'Harvest@Cliff51' });
  await openProduct(page, world, 'pim', 'acme');
  expect(await readFocus(page)).toMatchObject({ name: 'Link your account.', kind: 'h1' });
  await tabTo(page, 'Email (or legacy username)', 'input');
  await page.keyboard.type('owen.clarke@acme.example');
  await tabTo(page, 'Password', 'input');
  await typeAndEnter(page, 'wrong');
  expect(await readFocus(page)).toMatchObject({
    kind: 'alert',
    name: expect.stringContaining('User not found, or wrong password.'),
  });
  await tabTo(page, 'Forgot your Akeneo PIM password?', 'button');
  await pressEnter(page);
  await tabTo(page, 'Email', 'input');
  await typeAndEnter(page, 'owen.clarke@acme.example');
  expect(await readFocus(page)).toMatchObject({ name: 'Check your inbox', kind: 'h1' });

  const reset = await followMail(
    page,
    'owen.clarke@acme.example',
    /Reset your Akeneo PIM password/,
  );
  expect(await readFocus(reset)).toMatchObject({
    name: 'New password',
    description: 'At least 8 characters.',
  });
  await reset.keyboard.type(renewed);
  await tabTo(reset, 'Confirm new password', 'input');
  await typeAndEnter(reset, 'something else');
  expect(await readFocus(reset)).toMatchObject({
    name: 'New password',
    invalid: true,
    description: 'Passwords do not match At least 8 characters.',
  });
  await reset.keyboard.type(renewed);
  await tabTo(reset, 'Confirm new password', 'input');
  await typeAndEnter(reset, renewed);
  await seeHeading(reset, 'Your password has been reset');
  await reset.close();

  await tabTo(page, 'Back', 'button');
  await pressEnter(page);
  expect(await page.getByLabel('Email (or legacy username)').inputValue()).toBe(
    'owen.clarke@acme.example',
  );
  await tabTo(page, 'Password', 'input');
  await typeAndEnter(page, renewed);
  await seeHeading(page, 'Welcome, Owen Clarke');
});
