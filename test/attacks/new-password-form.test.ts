import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, type HttpPerson, type SignIn, signIn } from '../support/http-person.ts';
import { weakPassword } from '../support/newcomers.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 6.4.1 and 6.5.1. Without it the old password, too weak and perhaps leaked, is enough for a token.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const subject = 'Choose a new Akeneo password';

/** Somebody whose address is confirmed, before *Choose a new password*. */
async function arrive(name: string) {
  const { who, email, key } = await weakPassword.arrive(world, name);
  const { newPassword = '', ...old } = who;
  const person = await comeIn(old);
  return { who: old, email, newPassword, person, userId: `auth0|${key}` };
}

async function comeIn(who: SignIn): Promise<HttpPerson> {
  const person = await createPerson(world);
  const { end } = await signIn(world, person, { ...who, leaveAt: 'choose_password' });
  expect(end).toEqual({ kind: 'choose_password', message: null });
  return person;
}

async function listLinks(email: string): Promise<string[]> {
  const mails = (await world.messages(email)).filter((mail) => mail.subject === subject);
  return mails.flatMap(({ links }) => links.filter((link) => link.includes('ticket=')));
}

async function readUser(email: string) {
  return (await world.users()).find((user) => user.email === email);
}

test('ten mails a day, the one of the confirmation included, over all tabs and browsers', async () => {
  const { who, email, person } = await arrive('ten');
  const other = await comeIn(who);
  for (let sent = 1; sent < 10; sent += 1) {
    const one = sent % 2 === 0 ? person : other;
    if (sent > 2) await one.openProduct(who.product, who.organization);
    expect(await one.askForNewPassword()).toMatchObject({ kind: 'password_inbox', message: null });
  }
  expect(await listLinks(email)).toHaveLength(9);
  for (const one of [person, other]) {
    await one.openProduct(who.product, who.organization);
    expect(await one.askForNewPassword()).toEqual({
      kind: 'choose_password',
      message: expect.stringContaining('ten times today'),
    });
  }
  expect(await listLinks(email)).toHaveLength(9);
  await world.advanceClock(24 * 60 * 60_000);
  expect((await (await comeIn(who)).askForNewPassword()).kind).toBe('password_inbox');
});

test('the link works once, and ends the older ones; ten minutes are its life', async () => {
  const { who, email, person, newPassword } = await arrive('once');
  await person.askForNewPassword();
  await world.advanceClock(10 * 60_000);
  const [late = ''] = await listLinks(email);
  expect(await person.choosePassword(late, newPassword).catch(String)).toContain('no button');
  await person.openProduct(who.product, who.organization);
  await person.askForNewPassword();
  await person.openProduct(who.product, who.organization);
  await person.askForNewPassword();
  const [newest = '', older = ''] = await listLinks(email);
  expect(await person.choosePassword(newest, newPassword)).toMatchObject({ status: 200 });
  for (const dead of [newest, older, late])
    expect(await person.clickLink(dead)).toMatchObject({ kind: 'elsewhere', status: 400 });
  expect(await person.clickLink(newest)).toMatchObject({
    text: expect.stringMatching(/already used.*Forgot your password/),
  });
});

test('choosing it changes the password and the day of the reset, nothing else, and ends what was open', async () => {
  const { who, email, person, newPassword } = await arrive('else');
  await person.askForNewPassword();
  const before = await readUser(email);
  const [link = ''] = await listLinks(email);
  // In any browser: whoever reads the inbox may choose.
  await (await createPerson(world)).choosePassword(link, newPassword);
  const changed = { updated_at: expect.any(String), last_password_reset: expect.any(String) };
  expect(await readUser(email)).toEqual({ ...before, ...changed });
  expect((await world.sessions()).filter(({ user_id }) => user_id === before?.user_id)).toEqual([]);
  expect((await person.openProduct(who.product, who.organization)).kind).toBe('identifier');
});

test('a page that outlived the reset mails nothing more, and says what to do', async () => {
  const { who, email, person, newPassword } = await arrive('outlived');
  const other = await comeIn(who);
  await person.askForNewPassword();
  const [link = ''] = await listLinks(email);
  await person.choosePassword(link, newPassword);
  await world.detachTransactions();
  expect(await other.askForNewPassword()).toEqual({
    kind: 'choose_password',
    message: expect.stringContaining('has changed since you opened this page'),
  });
  expect(await listLinks(email)).toHaveLength(1);
});

test('where nobody can be asked there is no form and no token', async () => {
  const { who } = await arrive('silent');
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, who);
  expect(readPlace(tab.page()).kind).toBe('choose_password');
  const url = await writeAuthorizeUrl(world, who, { prompt: 'none' });
  const { location } = await browser.send(url);
  expect(location?.searchParams.get('code')).toBeNull();
  const reason = readReason(location?.searchParams.get('error_description'));
  expect(reason).toBe('password_below_policy');
});

test('resuming around the form ends at the product without being let in', async () => {
  const { who, userId } = await arrive('resumed');
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, who);
  const { origin, searchParams } = tab.page().url;
  const state = searchParams.get('state') ?? '';
  for (const path of ['continue', 'authorize/resume']) {
    const { location } = await browser.send(`${origin}/${path}?state=${state}`);
    expect(location?.searchParams.has('code') ?? false).toBe(false);
  }
  const { tokens } = await world.stock();
  expect(tokens.filter((token) => token.userId === userId)).toEqual([]);
});
