import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HttpTab } from '../support/http-tab.ts';
import { type Newcomer, ordinaryPim } from '../support/newcomers.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

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
  const tab = openRawBrowser().openTab();
  const urls = await world.urls();
  await tab.go(`${urls.pim}/${who.organization}/`);
  await tab.press('default', { username: email });
  const { origin, searchParams } = tab.page().url;
  const path = 'u/reset-password/request/akeneo-product-cloud';
  await tab.go(`${origin}/${path}?state=${searchParams.get('state')}`);
  await tab.press('default', { username: email });
  await tab.go(await readResetLink(email));
  const typed = { 'password-reset': newPassword, 're-enter-password': newPassword };
  expect((await tab.press('default', typed)).html).toContain('Password changed');
}

/** The reset mail leaves after its page: asks until it is there. */
async function readResetLink(email: string): Promise<string> {
  for (const endsAt = performance.now() + 10_000; performance.now() < endsAt; ) {
    const links = (await world.messages(email)).flatMap((message) => message.links);
    const link = links.find((url) => url.includes('ticket='));
    if (link !== undefined) return link;
  }
  throw new Error(`no reset mail to ${email}`);
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
