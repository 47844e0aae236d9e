import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForLink, readOutcome, readSeen } from '../support/ask-for-link.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { listHeld, readClaim } from '../support/product-users.ts';
import { authenticate, openRawBrowser, type RawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 6.6.2, 10.1.2: the victim clicks a link that an attacker caused. CVE-2025-7365.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

test('a link clicked in the browser of the inbox gives the one who typed the address nothing', async () => {
  const victim = await ordinaryPim.arrive(world, 'victim');
  const phisher = await askForLink(world, 'phisher', victim.email);
  const inbox = openRawBrowser();
  expect(await readOutcome(inbox, phisher.link)).toMatchObject({ kind: 'identifier' });
  // Even a victim who signs in there, as the page asks, signs in as nobody but themselves.
  const tab = inbox.openTab();
  expect(await authenticate(world, tab, victim.who)).toMatchObject({ kind: 'confirm' });
  expect(await readOutcome(inbox, phisher.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(readPlace(await phisher.tab.press('default'))).toMatchObject({ kind: 'inbox' });
  expect(await readSeen(world, phisher.email)).toBeUndefined();
  expect(await readSeen(world, victim.email)).toBeUndefined();
});

/** Somebody who has moved over, in a browser that has a session. */
async function settle(name: string): Promise<{ email: string; key: string; inbox: RawBrowser }> {
  const { who, email, key } = await ordinarySdm.arrive(world, name);
  const inbox = openRawBrowser();
  const tab = inbox.openTab();
  await authenticate(world, tab, who);
  await tab.press('default');
  const mailed = await world.waitForLink(email, 'ext-proof=');
  expect(await readOutcome(inbox, mailed)).toMatchObject({ outcome: 'confirmed' });
  expect(readPlace(await tab.press('default'))).toMatchObject({ kind: 'home' });
  return { email, key, inbox };
}

test('clicked by somebody established, in a session of theirs, it merges nothing into either account', async () => {
  const { email, key, inbox } = await settle('settled');
  const phisher = await askForLink(world, 'phisher-of-settled', email);
  expect(await readOutcome(inbox, phisher.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(readPlace(await phisher.tab.press('default'))).toMatchObject({
    kind: 'inbox',
    message: expect.stringContaining('not confirmed yet'),
  });
  const victim = (await world.users()).find((user) => user.email === email);
  expect(Object.keys(victim?.app_metadata ?? {}).filter((one) => /^merge/.test(one))).toEqual([]);
  expect(await listHeld(world, `auth0|${key}`)).toEqual([key]);
  expect(await readClaim(world, phisher.key)).toBeNull();
});

test('a victim who types the password of the account that asked helps nobody but that account', async () => {
  // Somebody who was told the attacker's own password, and clicks: the session is the attacker's account.
  const phisher = await askForLink(world, 'generous-phisher', 'reader@corp.example');
  const inbox = openRawBrowser();
  const tab = inbox.openTab();
  await tab.go(phisher.link);
  await tab.press('default', { username: phisher.email });
  await tab.press('default', { password: phisher.who.password });
  expect(readPlace(tab.page())).toMatchObject({ kind: 'link', outcome: 'confirmed' });
  expect(readPlace(await phisher.tab.press('default'))).toMatchObject({ kind: 'home' });
  // That is two proofs, by whoever reads that inbox: it takes no product account but the attacker's own along.
  expect(await listHeld(world, `auth0|${phisher.key}`)).toEqual([phisher.key]);
});

test('the mail names the account that asks, so that a stranger knows whom not to help', async () => {
  const phisher = await askForLink(world, 'named-phisher', 'asked@corp.example');
  const [mail] = await world.messages('asked@corp.example');
  expect(mail?.html).toContain(`<strong>named-phisher</strong> (${phisher.email})`);
  expect(mail?.html).toContain('Not you? Do not click the link');
});
