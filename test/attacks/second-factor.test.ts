import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateUser } from '../../apis/management.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import type { SignIn } from '../support/http-person.ts';
import type { HttpTab } from '../support/http-tab.ts';
import {
  addProductUser,
  enter,
  listHeld,
  readClaim,
  resetPassword,
} from '../support/product-users.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { askSilently, refresh, takeTokens } from '../support/tokens-of.ts';
import { connectTo } from '../support-commands/support-setup.ts';

// A31, ASVS 6.3.4 and 6.4.3. Without it a password, or an inbox, does what the second factor was to guard.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs, renewed] = ['Copper!Kettle41', 'Harvest@Cliff51', 'Renewed!Kettle42'];
const challenge = { kind: 'elsewhere', path: '/u/mfa-otp-challenge' };

/** Somebody whose SDM account is confirmed, with a second factor that only they can show. */
async function enrolled(name: string) {
  const person = await addProductUser(world, 'sdm', 'acme', `${name}@acme.example`, own);
  expect((await enter(world, person.who)).end).toMatchObject({ kind: 'home' });
  return { ...person, secret: await world.enrollOtp(person.userId) };
}

/** As far as the password leads, then past the page by its address. */
async function passByAddress(who: SignIn): Promise<HttpTab> {
  const browser = openRawBrowser();
  const tab = browser.openTab();
  expect(await authenticate(world, tab, who)).toMatchObject(challenge);
  const { origin, searchParams } = tab.page().url;
  const state = searchParams.get('state');
  await browser.send(`${origin}/continue?state=${state}`);
  await tab.go(`${origin}/authorize/resume?state=${state}`);
  return tab;
}

// A31: the tenant's own second factor comes after all Actions.
test('an account with a second factor is not merged away by its password alone', async () => {
  const victim = await enrolled('victor');
  const mallory = await addProductUser(world, 'pim', 'acme', 'mallory@acme.example', theirs);
  await enter(world, mallory.who);
  // An administrator wrote the person's new address: it has to be confirmed.
  const { management } = await connectTo(world);
  const moved = { email: 'victor-new@acme.example', email_verified: false };
  expect((await updateUser(management, victim.userId, moved)).kind).toBe('updated');
  const who = { ...victim.who, identifier: moved.email, workEmail: mallory.email };
  expect((await enter(world, { ...who, ownerPassword: theirs })).end).toMatchObject(challenge);
  expect(readPlace((await passByAddress(who)).page())).toMatchObject(challenge);
  expect(await readClaim(world, victim.key)).toBe(victim.userId);
  expect(await listHeld(world, mallory.userId)).toEqual([mallory.key]);
}, 30_000);

test('nothing is attached to an account with a second factor by its password alone', async () => {
  const victim = await enrolled('vera');
  const trojan = await addProductUser(world, 'pim', 'acme', 'trojan@acme.example', theirs);
  const productLogin = { identifier: trojan.email, password: theirs };
  const who: SignIn = { ...victim.who, product: 'pim', productLogin };
  expect((await enter(world, who)).end).toMatchObject(challenge);
  expect(readPlace((await passByAddress(who)).page())).toMatchObject(challenge);
  expect(await listHeld(world, victim.userId)).toEqual([victim.key]);
}, 30_000);

test('a merge waits for the second factor of its primary, and never keeps the primary out', async () => {
  const owner = await enrolled('olga');
  const other = await addProductUser(world, 'pim', 'acme', 'olga-pim@acme.example', theirs);
  await enter(world, { ...other.who, workEmail: owner.email });
  expect(readPlace((await passByAddress(owner.who)).page())).toMatchObject(challenge);
  expect(await listHeld(world, owner.userId)).toEqual([owner.key]);

  const browser = openRawBrowser();
  const tab = browser.openTab();
  expect(await authenticate(world, tab, owner.who)).toMatchObject(challenge);
  const silent = await browser.send(await writeSilentUrl('sdm'));
  expect(silent.location?.searchParams.has('code')).toBe(true);
  expect(await listHeld(world, owner.userId)).toEqual([owner.key]);
  await tab.press('default', { code: await world.computeOtp(owner.secret) });
  expect(readPlace(tab.page())).toEqual({ kind: 'home', account: owner.userId });
  expect(await listHeld(world, owner.userId)).toEqual([owner.key, other.key]);
}, 30_000);

// ASVS 6.4.3 and 6.3.6. Without it whoever reads the inbox chooses a password, and is in: the second factor would guard nothing.
test('a reset opens nothing without the second factor, not even a product that is linked already', async () => {
  const owner = await enrolled('rosa');
  await resetPassword(world, owner.who, renewed);
  const who = { ...owner.who, password: renewed };
  const thief = await passByAddress(who);
  expect(readPlace(thief.page())).toMatchObject(challenge);
  const browser = openRawBrowser();
  const tab = browser.openTab();
  expect(await authenticate(world, tab, who)).toMatchObject(challenge);
  const silent = await askSilently(world, browser, who);
  expect(readReason(silent.get('error_description'))).toBe('second_factor_required');
  await tab.press('default', { code: await world.computeOtp(owner.secret) });
  expect(readPlace(tab.page())).toEqual({ kind: 'home', account: owner.userId });
  // Shown once, it is not asked for again in this session, nor of the refresh token that the session gave.
  const { refreshToken } = await takeTokens(world, browser, who);
  expect(await refresh(world, 'sdm', refreshToken)).toHaveProperty('refreshToken');
}, 30_000);

// ASVS 6.4.3. The ticket of *Choose a new password* is a reset like any other.
test('a link to choose a new password opens nothing without the second factor', async () => {
  const weak = await addProductUser(world, 'pim', 'acme', 'wanda@acme.example', 'weak');
  const first = await enter(world, { ...weak.who, newPassword: renewed });
  expect(first.end).toMatchObject({ kind: 'home' });
  const secret = await world.enrollOtp(weak.userId);
  const thief = await passByAddress({ ...weak.who, password: renewed });
  expect(readPlace(thief.page())).toMatchObject(challenge);
  await thief.press('default', { code: await world.computeOtp(secret) });
  expect(readPlace(thief.page())).toMatchObject({ kind: 'home' });
}, 30_000);

// A refresh token of before the enrolment goes on with what it opened, and with nothing else.
test('a refresh token of before the second factor neither confirms an address nor settles a merge', async () => {
  const owner = await addProductUser(world, 'sdm', 'acme', 'rita@acme.example', own);
  const browser = openRawBrowser();
  await enter(world, owner.who);
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  const { refreshToken } = await takeTokens(world, browser, owner.who);
  await world.enrollOtp(owner.userId);
  const other = await addProductUser(world, 'pim', 'acme', 'rita-pim@acme.example', theirs);
  await enter(world, { ...other.who, workEmail: owner.email });
  const next = await refresh(world, 'sdm', refreshToken);
  if ('error' in next) throw new Error(next.text);
  expect(await listHeld(world, owner.userId)).toEqual([owner.key]);

  const { management } = await connectTo(world);
  const moved = { email: 'rita-new@acme.example', email_verified: false };
  expect((await updateUser(management, owner.userId, moved)).kind).toBe('updated');
  expect(await refresh(world, 'sdm', next.refreshToken)).toMatchObject({
    text: expect.stringContaining(`[${REASON_CODES.second_factor_required}]`),
  });
}, 30_000);

test('where nobody can be asked for it, a product that is not linked yet stays shut and says why', async () => {
  const owner = await enrolled('oscar');
  const browser = openRawBrowser();
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  const silent = await browser.send(await writeSilentUrl('pim'));
  const answer = silent.location?.searchParams;
  expect(readReason(answer?.get('error_description'))).toBe('second_factor_required');
}, 30_000);

function writeSilentUrl(product: 'pim' | 'sdm'): Promise<string> {
  return writeAuthorizeUrl(world, { product, organization: 'acme' }, { prompt: 'none' });
}
