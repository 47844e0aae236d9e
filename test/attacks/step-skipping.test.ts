import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForLink } from '../support/ask-for-link.ts';
import { readLink } from '../support/http-person.ts';
import type { HttpTab } from '../support/http-tab.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate, openRawBrowser, type RawBrowser } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// A23, ASVS 2.3.1. Without it a form is a suggestion: an address is adopted that nobody proved.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

/** Somebody with a password of PIM in front of *Confirm your email address*. */
async function openForm(name: string) {
  const { who, email } = await ordinaryPim.arrive(world, name);
  const browser = openRawBrowser();
  const tab = browser.openTab();
  expect(await authenticate(world, tab, who)).toEqual({ kind: 'confirm', message: null });
  return { who, email, browser, tab };
}

async function post(browser: RawBrowser, tab: HttpTab, fields: Record<string, string>) {
  const { href, searchParams } = tab.page().url;
  return browser.send(href, [
    ['state', searchParams.get('state') ?? ''],
    ...Object.entries(fields),
  ]);
}

async function readUser(email: string) {
  return (await world.users()).find((user) => user.email === email);
}

// ASVS 2.3.1: steps only in order, none skipped.
test.each(['check_inbox', 'check', '$ending', 'send'])(
  'posting the later step %s in the first one leads nowhere and mails nobody',
  async (node) => {
    const victim = `boss-${node.replace('$', '')}@corp.example`;
    const { email, browser, tab } = await openForm(`skip-${node.replace(/\W/g, '')}`);
    await post(browser, tab, { node, action: 'default', work_email: victim });
    const { origin, searchParams } = tab.page().url;
    const on = await browser.send(`${origin}/authorize/resume?state=${searchParams.get('state')}`);
    expect(on.location?.pathname).toBe(tab.page().url.pathname);
    expect(await world.messages(victim)).toEqual([]);
    expect((await readUser(email))?.email_verified).toBe(false);
  },
);

// ASVS 2.3.1, 6.6.2: what the browser says is judged against what was proven.
test('another address posted on the second step, after the first was proven, is not taken', async () => {
  const { email, browser, tab } = await openForm('editor');
  await tab.press('default');
  const link = browser.openTab();
  expect(readPlace(await link.go(await readLink(world, email)))).toMatchObject({
    outcome: 'confirmed',
  });
  await post(browser, tab, {
    node: 'check_inbox',
    action: 'default',
    work_email: 'boss@corp.example',
  });
  await tab.go(tab.page().url.href);
  expect(await readUser('boss@corp.example')).toBeUndefined();
  expect((await readUser(email))?.app_metadata).toMatchObject({ confirmed_email: email });
});

test('proofs, secrets and outcomes that a browser makes up are not read', async () => {
  const { email, browser, tab } = await openForm('maker');
  await tab.press('default', { work_email: 'boss@corp.example' });
  const made = Object.fromEntries(
    ['secret', 'proof', 'request_email', 'outcome', 'done'].flatMap((key) => [
      [key, email],
      [`vars.${key}`, email],
      [`fields.${key}`, email],
      [`vars[${key}]`, email],
    ]),
  );
  await post(browser, tab, { ...made, node: 'check_inbox', action: 'default' });
  await tab.go(tab.page().url.href);
  expect(readPlace(tab.page())).toMatchObject({
    kind: 'inbox',
    message: expect.stringContaining('not confirmed yet'),
  });
  expect((await readUser(email))?.email_verified).toBe(false);
});

// The secret would let its reader compute the proof for any address.
test('the secret of an attempt shows in no page, mail, log or address, whatever is typed', async () => {
  const { email, tab } = await openForm('curious');
  const shown: string[] = [];
  for (const typed of ['{{vars.secret}}@evil.example', '{{vars.proof_text}}@evil.example']) {
    shown.push((await tab.press('default', { work_email: typed })).html);
    shown.push(tab.page().url.href, (await tab.press('component:inbox_back')).html);
  }
  const user = await readUser(email);
  const attempt = user?.app_metadata.confirmation as { secret: string } | undefined;
  const secret = attempt?.secret;
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  const all = [...shown, ...(await world.messages()), await world.logs(), await world.executions()];
  for (const one of all) expect(JSON.stringify(one)).not.toContain(secret);
});

// ASVS 10.1.2: a sign-in belongs to the browser that started it.
test('with its address alone, another browser neither sees nor sends nor resumes a form', async () => {
  const { email, tab } = await openForm('seen');
  const { href, origin, searchParams } = tab.page().url;
  const state = searchParams.get('state') ?? '';
  const thief = openRawBrowser();
  expect((await thief.send(href)).status).toBe(400);
  const fields: [string, string][] = [
    ['state', state],
    ['node', 'ask_email'],
    ['action', 'default'],
  ];
  expect((await thief.send(href, [...fields, ['work_email', email]])).status).toBe(400);
  const resumed = await thief.send(`${origin}/authorize/resume?state=${state}`);
  expect(resumed).toEqual({ status: 400, location: null });
  expect(await world.messages(email)).toEqual([]);
});

// ASVS 2.3.1
test('the page behind a link is an end: neither its form nor its address leads to a token', async () => {
  const { browser, link } = await askForLink(world, 'further');
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

// ASVS 2.3.1: Back, and a second tab.
test('Back from the inbox, or the form opened again in another tab, skips no proof', async () => {
  const { browser, tab, who, email } = await askForLink(world, 'goes-back');
  await tab.press('component:inbox_back');
  const other = browser.openTab();
  await authenticate(world, other, who);
  expect(readPlace(other.page())).toMatchObject({ kind: 'confirm' });
  for (const one of [tab, other]) {
    await one.press('default');
    expect(readPlace(await one.press('default'))).toMatchObject({
      kind: 'inbox',
      message: expect.stringContaining('not confirmed yet'),
    });
  }
  expect((await readUser(email))?.email_verified).toBe(false);
});
