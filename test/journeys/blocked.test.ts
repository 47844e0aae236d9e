import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sweepBlocks } from '../../scripts/support/sweep-blocks.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { openProduct } from '../support/person.ts';
import { useWorld } from '../support/use-world.ts';
import { connectTo } from '../support-commands/support-setup.ts';

const { world, openPage } = useWorld();
const minute = 60_000;

/** Where these people sit: one mail about a block an hour goes to an address. */
let address = '';
let places = 0;
beforeEach(() => {
  places += 1;
  address = `203.0.113.${places}`;
});

async function openHere(locale?: string): Promise<Page> {
  const page = await openPage(locale);
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': address });
  return page;
}

const login = '[data-action-button-primary]';

async function typeBoth(page: Page, { identifier }: SignIn, password: string) {
  await openProduct(page, world, 'pim', 'acme');
  await page.locator('#username').fill(identifier);
  await page.locator(login).click();
  await typePassword(page, password);
}

async function typePassword(page: Page, password: string) {
  await page.locator('#password').fill(password);
  await page.locator(login).click();
  await page.waitForLoadState();
}

/** Somebody at home here mistypes nine times elsewhere in the building, and the tenth time in this browser. */
async function block(page: Page, name: string): Promise<SignIn> {
  const { who } = await ordinaryPim.arrive(world, name);
  await signIn(world, await createPerson(world, { address }), who);
  const person = await createPerson(world, { address });
  await person.openProduct('pim', 'acme');
  await person.typeIdentifier(who.identifier);
  for (let times = 0; times < 9; times += 1) await person.typePassword('wrong!Kettle00');
  await typeBoth(page, who, 'wrong!Kettle00');
  return who;
}

test('blocked, the mail, its link: in with the password that was right all along', async () => {
  const page = await openHere();
  const who = await block(page, 'blocked-mail');
  await page.getByText('Login failed. There were too many failed attempts.').waitFor();
  await typePassword(page, who.password);
  await page.getByText('Login failed.').waitFor();

  // The mail about the linked account is there before.
  const unblock = await world.waitForLink(who.identifier, '/u/unblock');
  const [mail] = await world.waitForMail(who.identifier);
  expect(mail?.subject).toBe('Your Akeneo account is blocked');
  await page.goto(unblock);
  await page.locator(login).click();
  await page.getByText('You can log in again.').waitFor();
  await typeBoth(page, who, who.password);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
});

test('in French: blocked, the mail, its link, in', async () => {
  const page = await openHere('fr-FR');
  const who = await block(page, 'blocked-french');
  await page
    .getByText('Échec de la connexion. Il y a eu trop de tentatives infructueuses.')
    .waitFor();
  // The mail about the linked account is there before.
  const unblock = await world.waitForLink(who.identifier, '/u/unblock');
  const [mail] = await world.waitForMail(who.identifier);
  expect(mail?.subject).toBe('Votre compte Akeneo est bloqué');
  await page.goto(unblock);
  await page.locator(login).click();
  await page.getByText('débloqué').first().waitFor();
  await typeBoth(page, who, who.password);
  // The product speaks the language of its user there.
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
});

test('blocked, a reset: in with the new password', async () => {
  const page = await openHere();
  const who = await block(page, 'blocked-reset');
  await page.getByText('Login failed.').waitFor();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  await page.goto(await world.waitForLink(who.identifier, '/u/reset-verify'));
  const renewed = 'Renewed!Kettle42';
  await page.getByLabel('New password', { exact: true }).fill(renewed);
  await page.getByLabel('Confirm your new password').fill(renewed);
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  await typeBoth(page, who, renewed);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
});

test('blocked, five minutes of patience, the sweep: in with the password', async () => {
  const page = await openHere();
  const who = await block(page, 'blocked-sweep');
  await page.getByText('Login failed.').waitFor();
  await world.advanceClock(5 * minute + 2000);
  await typePassword(page, who.password);
  await page.getByText('Login failed.').waitFor();

  const lifted: string[] = [];
  const options = { olderThanMs: 5 * minute, lookBackMs: 24 * 60 * minute, dryRun: false };
  await sweepBlocks(await connectTo(world), options, (identifier, { kind }) => {
    if (kind === 'lifted') lifted.push(identifier);
  });
  expect(lifted).toEqual([who.identifier]);
  await typePassword(page, who.password);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
});
