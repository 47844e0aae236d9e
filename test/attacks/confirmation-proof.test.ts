import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLink } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import {
  authenticate,
  givePassword,
  openRawBrowser,
  type RawBrowser,
  writeAuthorizeUrl,
} from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

/** Somebody who asked for a link and has not clicked it. */
async function askForLink(name: string, workEmail?: string) {
  const { who, email } = await ordinaryPim.arrive(world, name);
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, who);
  await tab.press('default', workEmail === undefined ? {} : { work_email: workEmail });
  expect(readPlace(tab.page()).kind).toBe('inbox');
  return { who, email, browser, tab, link: await readLink(world, workEmail ?? email) };
}

async function readOutcome(browser: RawBrowser, link: string) {
  return readPlace(await browser.openTab().go(link));
}

async function readSeen(email: string) {
  const user = (await world.users()).find((one) => one.email === email);
  return user?.app_metadata.confirmation_seen;
}

// A1, CVE-2025-7365: the victim clicks a link that an attacker caused.
test('a link clicked in the browser of the inbox gives the one who typed the address nothing', async () => {
  const victim = await ordinaryPim.arrive(world, 'victim');
  const phisher = await askForLink('phisher', victim.email);
  const inbox = openRawBrowser();
  expect(await readOutcome(inbox, phisher.link)).toMatchObject({ kind: 'identifier' });
  // Even a victim who signs in there, as the page asks, signs in as nobody but themselves.
  const tab = inbox.openTab();
  expect(await authenticate(world, tab, victim.who)).toMatchObject({ kind: 'confirm' });
  expect(await readOutcome(inbox, phisher.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(readPlace(await phisher.tab.press('default'))).toMatchObject({ kind: 'inbox' });
  expect(await readSeen(phisher.email)).toBeUndefined();
  expect(await readSeen(victim.email)).toBeUndefined();
});

// A2, CVE-2026-9087: the same browser, the same inbox, another account.
test('a link serves the account that asked for it, not the next one in that browser', async () => {
  const first = await askForLink('first');
  const second = await ordinaryPim.arrive(world, 'second');
  const tab = first.browser.openTab();
  await tab.go(await writeAuthorizeUrl(world, second.who, { prompt: 'login' }));
  expect(await givePassword(tab, second.who)).toMatchObject({ kind: 'confirm' });
  expect(await readOutcome(first.browser, first.link)).toEqual({ kind: 'link', outcome: 'other' });
  await tab.press('default', { work_email: first.email });
  expect(await readOutcome(first.browser, first.link)).toEqual({ kind: 'link', outcome: 'other' });
  expect(await readSeen(first.email)).toBeUndefined();
  expect(await readSeen(second.email)).toBeUndefined();
});

// ASVS 10.1.2: a proof counts for the one application that judges it.
test('a proof carried to a product confirms nothing and opens nothing', async () => {
  const { who, email, browser, link } = await askForLink('carrier');
  const proof = { 'ext-proof': new URL(link).searchParams.get('ext-proof') ?? '' };
  const asked = await browser.send(await writeAuthorizeUrl(world, who, proof));
  expect(asked.location?.pathname).toMatch(/^\/u\/custom-prompt\//);
  const silent = await writeAuthorizeUrl(world, who, { ...proof, prompt: 'none' });
  const refused = (await browser.send(silent)).location;
  expect(refused?.searchParams.get('error_description')).toMatch(/\[confirmation_required\]$/);
  expect(await readSeen(email)).toBeUndefined();
});

test('a repeated proof is refused, and a proof of another shape is incomplete', async () => {
  const { email, browser, link } = await askForLink('twice');
  expect(await browser.send(`${link}&ext-proof=${'0'.repeat(64)}`)).toEqual({
    status: 400,
    location: null,
  });
  for (const proof of ['', 'x', 'A'.repeat(64), `${'0'.repeat(64)} `]) {
    const changed = new URL(link);
    if (proof === '') changed.searchParams.delete('ext-proof');
    else changed.searchParams.set('ext-proof', proof);
    expect(await readOutcome(browser, changed.href)).toEqual({ kind: 'link', outcome: 'invalid' });
  }
  expect(await readSeen(email)).toBeUndefined();
  expect(await readOutcome(browser, link)).toEqual({ kind: 'link', outcome: 'confirmed' });
});

test('the page behind a link is an end: neither its form nor its address leads to a token', async () => {
  const { browser, link } = await askForLink('further');
  const tab = browser.openTab();
  await tab.go(link);
  const { href, origin, pathname, searchParams } = tab.page().url;
  const state = searchParams.get('state') ?? '';
  for (const node of ['confirmed', 'by_outcome', '$ending']) {
    const on = await browser.send(href, [
      ['state', state],
      ['node', node],
      ['action', 'default'],
    ]);
    expect(on.location?.pathname ?? pathname).toBe(pathname);
    const resumed = await browser.send(`${origin}/authorize/resume?state=${state}`);
    expect(resumed.location?.pathname).toBe(pathname);
  }
});
