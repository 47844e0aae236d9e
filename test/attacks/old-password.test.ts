import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForReset } from '../support/ask-for-reset.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import type { HttpTab } from '../support/http-tab.ts';
import {
  byUsername,
  changedAddress,
  type Newcomer,
  ordinaryPim,
  ordinarySdm,
} from '../support/newcomers.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// A14, ASVS 6.1.3 and 7.4.3. Without it a password that leaked from a product opens the Product Cloud account for ever.

const newPassword = 'Renewed!Kettle42';
let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

/** Somebody with the old password asks for a link and waits; the owner resets the password and signs in. */
async function takeBack(name: string): Promise<Newcomer & { waiting: HttpTab }> {
  const newcomer = await ordinaryPim.arrive(world, name);
  const { who, email } = newcomer;
  const waiting = openRawBrowser().openTab();
  await authenticate(world, waiting, who);
  await waiting.press('default');
  await world.waitForMail(email);
  await resetPassword(newcomer);
  const owner = openRawBrowser().openTab();
  const place = await authenticate(world, owner, { ...who, password: newPassword });
  expect(place.kind).toBe('home');
  return { ...newcomer, waiting };
}

async function resetPassword({ who, email }: Newcomer): Promise<void> {
  const link = await askForReset(world, { ...who, identifier: email });
  const done = await (await createPerson(world)).choosePassword(link, newPassword);
  expect(done).toMatchObject({ status: 200, text: expect.stringContaining('Password changed') });
}

// A7, ASVS 7.4.3: what began with the old password ends with it.
test('a form opened with the old password lets nobody in after the owner reset it', async () => {
  const { waiting } = await takeBack('owner');
  expect(readPlace(await waiting.press('default'))).toMatchObject({ kind: 'identifier' });
});

test('nor does it where a sign-in under way outlives its session', async () => {
  const { waiting } = await takeBack('outlived');
  await world.detachTransactions();
  const place = readPlace(await waiting.press('default'));
  expect(place).toEqual({ kind: 'refused', reason: 'confirmation_replaced' });
});

/** Where a sign-in with a fresh browser ends, and what that page says. */
async function tryAnew(who: SignIn) {
  const { end } = await signIn(world, await createPerson(world), who);
  return { kind: end.kind, message: 'message' in end ? end.message : null };
}

const wrong = { kind: 'password', message: expect.stringMatching(/^User not found, or wrong/) };
const home = { kind: 'home', message: null };

// Invariant 7.
test('once the Product Cloud password was changed, the one of the product opens nothing', async () => {
  const newcomer = await ordinaryPim.arrive(world, 'changed-here');
  expect(await tryAnew(newcomer.who)).toEqual(home);
  await resetPassword(newcomer);
  expect(await tryAnew(newcomer.who)).toEqual(wrong);
  expect(await tryAnew({ ...newcomer.who, product: 'sdm' })).toEqual(wrong);
  expect(await tryAnew({ ...newcomer.who, password: newPassword })).toEqual(home);
});

test('a password changed in the product after the migration opens the product alone', async () => {
  const { who, email } = await byUsername.arrive(world, 'changed-there');
  expect(await tryAnew(who)).toEqual(home);
  const helper = await createPerson(world);
  await signIn(world, helper, (await ordinarySdm.arrive(world, 'changed-helper')).who);
  await helper.openProduct('pim', 'acme');
  await helper.askForProductReset(email);
  const link = await world.waitForLink(email, '/user/reset/');
  await helper.resetProductPassword(link, newPassword);

  const withEmail = { ...who, identifier: email };
  expect(await tryAnew({ ...withEmail, password: newPassword })).toEqual(wrong);
  expect(await tryAnew(withEmail)).toEqual(home);
  // No user of the tenant has a username: the product is asked, and says that the account has moved.
  const moved = {
    kind: 'password',
    message: expect.stringMatching(/Product Cloud email|email address/),
  };
  expect(await tryAnew({ ...who, password: newPassword })).toEqual(moved);
});

test('nor does the old address open anything with the old password, which is the Product Cloud password by then', async () => {
  const { who, email } = await changedAddress.arrive(world, 'moved-address');
  expect(await tryAnew(who)).toEqual(home);
  const moved = {
    kind: 'password',
    message: expect.stringMatching(/Product Cloud email|email address/),
  };
  expect(await tryAnew(who)).toEqual(moved);
  expect(await tryAnew({ ...who, identifier: email })).toEqual(home);
});
