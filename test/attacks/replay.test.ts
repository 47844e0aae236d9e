import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Asker, askForLink, readOutcome, readSeen } from '../support/ask-for-link.ts';
import { readLink } from '../support/http-person.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 6.5.1, 6.5.5: a proof works once, for ten minutes, and the newest alone.

const minute = 60_000;
let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const outcome = async ({ browser }: Asker, link: string) => {
  const place = await readOutcome(browser, link);
  return place.kind === 'link' ? place.outcome : place.kind;
};

test('a link confirms once: a second click says so, and after the sign-in it is nobody’s', async () => {
  const asker = await askForLink(world, 'once');
  expect(await outcome(asker, asker.link)).toBe('confirmed');
  const seen = await readSeen(world, asker.email);
  expect(await outcome(asker, asker.link)).toBe('used');
  expect(await readSeen(world, asker.email)).toEqual(seen);
  expect(readPlace(await asker.tab.press('default'))).toMatchObject({ kind: 'home' });
  await world.advanceClock(minute);
  const before = (await world.users()).find(({ email }) => email === asker.email);
  expect(await outcome(asker, asker.link)).toBe('used');
  expect((await world.users()).find(({ email }) => email === asker.email)).toEqual(before);
});

test('ten minutes after its mail a link confirms nothing, in the tab and the session that asked', async () => {
  const asker = await askForLink(world, 'late');
  await world.advanceClock(10 * minute + 1000);
  expect(await outcome(asker, asker.link)).toBe('expired');
  expect(await readSeen(world, asker.email)).toBeUndefined();
  expect(readPlace(await asker.tab.press('default'))).toMatchObject({ kind: 'inbox' });
});

test('ten minutes after its click a proof lets nobody in, not even in another sign-in', async () => {
  const asker = await askForLink(world, 'waited');
  expect(await outcome(asker, asker.link)).toBe('confirmed');
  await world.advanceClock(10 * minute + 1000);
  expect(readPlace(await asker.tab.press('default'))).toEqual({
    kind: 'refused',
    reason: 'confirmation_expired',
  });
  const again = openRawBrowser().openTab();
  expect((await authenticate(world, again, asker.who)).kind).toBe('confirm');
});

test('the link of an earlier mail is dead, and clicking it does not hurt the newest one', async () => {
  const asker = await askForLink(world, 'newest');
  await asker.tab.press('component:inbox_back');
  await world.advanceClock(1000);
  await asker.tab.press('default');
  const newest = await readLink(world, asker.email);
  expect(newest).not.toBe(asker.link);
  expect(await outcome(asker, asker.link)).toBe('other');
  expect(await readSeen(world, asker.email)).toBeUndefined();
  expect(await outcome(asker, newest)).toBe('confirmed');
});

test('the proof of an attempt that was replaced does not serve the next attempt of the same account', async () => {
  const asker = await askForLink(world, 'attempts');
  await world.advanceClock(11 * minute);
  const tab = openRawBrowser().openTab();
  expect((await authenticate(world, tab, asker.who)).kind).toBe('confirm');
  expect(await outcome(asker, asker.link)).toBe('other');
  expect(await readSeen(world, asker.email)).toBeUndefined();
});

test('a repeated proof is refused, and a proof of another shape is incomplete', async () => {
  const asker = await askForLink(world, 'twice');
  const { email, browser, link } = asker;
  expect(await browser.send(`${link}&ext-proof=${'0'.repeat(64)}`)).toEqual({
    status: 400,
    location: null,
  });
  for (const proof of ['', 'x', 'A'.repeat(64), `${'0'.repeat(64)} `]) {
    const changed = new URL(link);
    if (proof === '') changed.searchParams.delete('ext-proof');
    else changed.searchParams.set('ext-proof', proof);
    expect(await outcome(asker, changed.href)).toBe('invalid');
  }
  expect(await readSeen(world, email)).toBeUndefined();
  expect(await outcome(asker, link)).toBe('confirmed');
});

// ASVS 10.4.2: codes work once.
test('the code of a sign-in works once, and only with the address it was sent to', async () => {
  const asker = await askForLink(world, 'coder');
  await outcome(asker, asker.link);
  await asker.tab.press('default');
  const urls = await world.urls();
  const silent = await writeAuthorizeUrl(world, asker.who, { prompt: 'none' });
  const redirect = `${urls.pim}/acme/callback`;
  const exchange = async (redirect_uri: string, code: string) => {
    const pim = (await world.clients()).find((one) => one.client_metadata?.product === 'pim');
    const body = new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri },
      ...{ client_id: pim?.client_id ?? '', client_secret: pim?.client_secret ?? '' },
    });
    return (await fetch(`${urls.tenant}oauth/token`, { method: 'POST', body })).status;
  };
  const readCode = async () =>
    (await asker.browser.send(silent)).location?.searchParams.get('code') ?? '';
  expect(await exchange(`${urls.pim}/umbra/callback`, await readCode())).toBe(403);
  const code = await readCode();
  expect(await exchange(redirect, code)).toBe(200);
  expect(await exchange(redirect, code)).toBe(403);
});
