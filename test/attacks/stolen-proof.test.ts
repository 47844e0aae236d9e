import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForLink, readOutcome, readSeen } from '../support/ask-for-link.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { enter, listHeld, readClaim } from '../support/product-users.ts';
import { authenticate, givePassword, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 6.6.2, 10.1.2: a proof serves the request that it was made for. CVE-2026-9087.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

// The same browser, the same inbox, another account.
test('a link serves the account that asked for it, not the next one in that browser', async () => {
  const first = await askForLink(world, 'first');
  const second = await ordinaryPim.arrive(world, 'second');
  const tab = first.browser.openTab();
  await tab.go(await writeAuthorizeUrl(world, second.who, { prompt: 'login' }));
  expect(await givePassword(tab, second.who)).toMatchObject({ kind: 'confirm' });
  expect(await readOutcome(first.browser, first.link)).toEqual({ kind: 'link', outcome: 'other' });
  await tab.press('default', { work_email: first.email });
  expect(await readOutcome(first.browser, first.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(await readSeen(world, first.email)).toBeUndefined();
  expect(await readSeen(world, second.email)).toBeUndefined();
});

// Whoever reads the mail on its way, a gateway for example, has an account too.
test('a thief of the link, signed in as herself and asking for the same address, gets nothing by it', async () => {
  const victim = await askForLink(world, 'read-on-the-way');
  const thief = await askForLink(world, 'thief', victim.email);
  expect(await readOutcome(thief.browser, victim.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(readPlace(await thief.tab.press('default'))).toMatchObject({ kind: 'inbox' });
  expect(await readClaim(world, thief.key)).toBeNull();
  expect(await readOutcome(victim.browser, victim.link)).toMatchObject({ outcome: 'confirmed' });
  expect(readPlace(await victim.tab.press('default'))).toMatchObject({ kind: 'home' });
});

test('a proof carried to a product confirms nothing and opens nothing', async () => {
  const { who, email, browser, link } = await askForLink(world, 'carrier');
  const proof = { 'ext-proof': new URL(link).searchParams.get('ext-proof') ?? '' };
  const asked = await browser.send(await writeAuthorizeUrl(world, who, proof));
  expect(asked.location?.pathname).toMatch(/^\/u\/custom-prompt\//);
  const silent = await writeAuthorizeUrl(world, who, { ...proof, prompt: 'none' });
  const refused = (await browser.send(silent)).location;
  const reason = readReason(refused?.searchParams.get('error_description'));
  expect(reason).toBe('confirmation_required');
  expect(await readSeen(world, email)).toBeUndefined();
});

test('a proof of one address is not spent on the account that owns another one', async () => {
  const owner = await ordinarySdm.arrive(world, 'rich-owner');
  await enter(world, owner.who);
  const { who, browser, tab, link, key } = await askForLink(world, 'spender', 'poor@corp.example');
  expect(await readOutcome(browser, link)).toMatchObject({ outcome: 'confirmed' });
  await tab.press('component:inbox_back');
  await tab.press('default', { work_email: owner.email });
  expect(readPlace(await tab.press('default'))).toMatchObject({
    kind: 'inbox',
    message: expect.stringContaining('not confirmed yet'),
  });
  const again = browser.openTab();
  expect((await authenticate(world, again, who)).kind).toBe('confirm');
  const held = (await world.users()).find(({ email }) => email === owner.email);
  expect(Object.keys(held?.app_metadata ?? {}).filter((name) => /^merge/.test(name))).toEqual([]);
  expect(await listHeld(world, `auth0|${owner.key}`)).toEqual([owner.key]);
  expect(await readClaim(world, key)).toBeNull();
});
