import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateUser } from '../../apis/management.ts';
import type { SignIn } from '../support/http-person.ts';
import type { HttpTab } from '../support/http-tab.ts';
import { addProductUser, enter, listHeld, readClaim } from '../support/product-users.ts';
import { authenticate, openRawBrowser, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo } from '../support-commands/support-setup.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs] = ['Copper!Kettle41', 'Harvest@Cliff51'];
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

test('where nobody can be asked for it, a product that is not linked yet stays shut and says why', async () => {
  const owner = await enrolled('oscar');
  const browser = openRawBrowser();
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  const silent = await browser.send(await writeSilentUrl('pim'));
  const answer = silent.location?.searchParams;
  expect(answer?.get('error_description')).toContain('[second_factor_required]');
}, 30_000);

function writeSilentUrl(product: 'pim' | 'sdm'): Promise<string> {
  return writeAuthorizeUrl(world, { product, organization: 'acme' }, { prompt: 'none' });
}
