import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../../apis/ask-management.ts';
import { updateUser } from '../../apis/management.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { unlink } from '../../scripts/support/unlink.ts';
import { askForReset } from '../support/ask-for-reset.ts';
import { createPerson, type HttpPerson } from '../support/http-person.ts';
import {
  addProductUser,
  enter,
  listHeld,
  type ProductUser,
  resetPassword,
} from '../support/product-users.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { askSilently, refresh, takeTokens } from '../support/tokens-of.ts';
import { merge } from '../support-commands/linked-people.ts';
import { connectTo, listen } from '../support-commands/support-setup.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs, renewed] = ['Copper!Kettle41', 'Harvest@Cliff51', 'Renewed!Kettle42'];

/** Whether this browser's product session goes on; the tenant is not asked when it does. */
async function isIn(person: HttpPerson): Promise<boolean> {
  await world.settle();
  return (await person.reload()).kind === 'home';
}

/** Somebody who has signed in before, and a thief with the same password: in the product, at the tenant, with a refresh token. */
async function robbed(product: 'pim' | 'sdm', name: string) {
  const owner = await addProductUser(world, product, 'acme', `${name}@acme.example`, own);
  expect((await enter(world, owner.who)).end.kind).toBe('home');
  const thief = await enter(world, owner.who);
  const browser = openRawBrowser();
  expect((await authenticate(world, browser.openTab(), owner.who)).kind).toBe('home');
  const { refreshToken } = await takeTokens(world, browser, owner.who);
  return { owner, thief: thief.person, browser, refreshToken };
}

/** Where a silent request of this browser ends: an OAuth error, or the reason id of a refusal. */
async function tryAgain(browser: ReturnType<typeof openRawBrowser>, { who }: ProductUser) {
  const answer = await askSilently(world, browser, who);
  const reason = readReason(answer.get('error_description'));
  return reason ?? answer.get('error') ?? 'a code';
}

// A7, ASVS 7.4.1 and 7.4.3. Without it a thief reads the owner's catalogue for the eight hours of a product's session, and for
// the two weeks of a refresh token.
test.each(['pim', 'sdm'] as const)(
  'a reset throws a thief out of %s, of the tenant, and takes the refresh token',
  async (product) => {
    const { owner, thief, browser, refreshToken } = await robbed(product, `reset-${product}`);
    const next = await refresh(world, product, refreshToken);
    if ('error' in next) throw new Error(next.text);
    expect(await isIn(thief)).toBe(true);
    await resetPassword(world, owner.who, renewed);
    expect(await isIn(thief)).toBe(false);
    expect(await tryAgain(browser, owner)).toBe('login_required');
    expect(await refresh(world, product, next.refreshToken)).toEqual({
      error: 'access_denied',
      text: expect.stringContaining(`[${REASON_CODES.password_changed}]`),
    });
    const back = await enter(world, { ...owner.who, password: renewed });
    expect(back.end).toMatchObject({ kind: 'home', account: owner.userId });
  },
  30_000,
);

// ASVS 7.4.3. Auth0 says that it ends these sessions; were one to live, the thief would get tokens with it, and could link an own account.
test('a session of the tenant that outlives a reset gets no token, and nothing is linked in it', async () => {
  const { owner, browser } = await robbed('sdm', 'outlived');
  const before = await world.sessions();
  await resetPassword(world, owner.who, renewed);
  await world.bringBackSessions(before);
  expect(await tryAgain(browser, owner)).toBe('password_changed');
  const trojan = await addProductUser(world, 'pim', 'acme', 'trojan-7@acme.example', theirs);
  const productLogin = { identifier: trojan.email, password: theirs };
  const place = await authenticate(world, browser.openTab(), {
    ...owner.who,
    product: 'pim',
    productLogin,
  });
  expect(place).toEqual({ kind: 'refused', reason: 'password_changed' });
  expect(await listHeld(world, owner.userId)).toEqual([owner.key]);
}, 30_000);

// ASVS 7.4.3, and 16.5.3: a word that got lost is made up for, so that nobody keeps the thief in by stopping a product for a moment.
test('where a product did not hear of the reset, the owner’s next sign-in there ends what the thief has open', async () => {
  const { owner, thief } = await robbed('sdm', 'unheard');
  const link = await askForReset(world, owner.who);
  await world.stopProduct('sdm');
  await (await createPerson(world)).choosePassword(link, renewed);
  await world.settle();
  await world.startProduct('sdm');
  expect(await isIn(thief)).toBe(true);
  await world.advanceClock(2000);
  await enter(world, { ...owner.who, password: renewed });
  expect(await isIn(thief)).toBe(false);
}, 30_000);

// A7, ASVS 7.4.1. Without it a thief of the account that is merged away would live on in the primary account, by a refresh token
// that names an identity of it.
test('a merge ends the sessions and refresh tokens of the account that comes over, and keeps those of the primary', async () => {
  const primary = await robbed('sdm', 'primary');
  const { owner: other, refreshToken } = await robbed('pim', 'comes-over');
  const { management } = await connectTo(world);
  // An administrator wrote a new address: it has to be confirmed, and its owner confirms the primary's.
  const moved = { email: 'comes-over-2@acme.example', email_verified: false };
  expect((await updateUser(management, other.userId, moved)).kind).toBe('updated');
  const waiting = openRawBrowser();
  const who = { ...other.who, identifier: moved.email };
  expect((await authenticate(world, waiting.openTab(), who)).kind).toBe('confirm');
  const merged = await enter(world, { ...who, workEmail: primary.owner.email, ownerPassword: own });
  expect(merged.end).toEqual({ kind: 'home', account: primary.owner.userId });
  expect(await listHeld(world, primary.owner.userId)).toEqual([primary.owner.key, other.key]);

  const left = (await world.sessions()).filter(({ user_id }) => user_id === other.userId);
  expect(left).toEqual([]);
  expect(await tryAgain(waiting, other)).toBe('login_required');
  expect(await refresh(world, 'pim', refreshToken)).toMatchObject({ error: 'invalid_grant' });
  // Nothing of the primary was changed under the feet of those who use it.
  expect([await isIn(merged.person), await isIn(primary.thief)]).toEqual([true, true]);
  expect(await tryAgain(primary.browser, primary.owner)).toBe('a code');
}, 30_000);

// A7, class 2 of pre-hijacking, ASVS 7.4.1: a squatter would wait with an open session for the product account to be linked.
test('linking the import that a squatter began ends the squatter’s session', async () => {
  const trap = await addProductUser(world, 'pim', 'acme', 'squatted-7@acme.example', theirs);
  const squatter = openRawBrowser();
  expect((await authenticate(world, squatter.openTab(), trap.who)).kind).toBe('confirm');
  const victim = await addProductUser(world, 'sdm', 'acme', 'victim-7@acme.example', own);
  await enter(world, victim.who);
  const productLogin = { identifier: trap.email, password: theirs };
  await world.resetCalls();
  const { end } = await enter(world, { ...victim.who, product: 'pim', productLogin });
  expect(end).toEqual({ kind: 'home', account: victim.userId });
  const revoked = (await world.calls()).filter(({ url }) => url.endsWith('/revoke-access'));
  expect(revoked).toHaveLength(1);
  const left = (await world.sessions()).filter(({ user_id }) => user_id === trap.userId);
  expect(left).toEqual([]);
  expect(await tryAgain(squatter, trap)).toBe('login_required');
}, 30_000);

// ASVS 7.4.5 and 8.3.2. Without it whoever was unlinked for good reason goes on in the product for hours.
test('support unlinks: the product and the tenant end what the account had open, the other product too', async () => {
  const person = await merge(world, 'unlinked-7');
  const who = { organization: 'acme', identifier: person.email, password: person.password };
  const [inPim, inSdm] = [
    await enter(world, { ...who, product: 'pim' }),
    await enter(world, { ...who, product: 'sdm' }),
  ];
  expect([await isIn(inPim.person), await isIn(inSdm.person)]).toEqual([true, true]);
  const asked = { whom: person.email, key: person.linked, yes: true };
  expect(await unlink(await connectTo(world), listen(), asked)).toBe(0);
  expect([await isIn(inPim.person), await isIn(inSdm.person)]).toEqual([false, false]);
}, 30_000);

// ASVS 7.4.2. Without it somebody who left the company works on until the evening.
test('an administrator deletes or blocks the account: out of the product at once', async () => {
  const [deleted, blocked] = [await robbed('pim', 'deleted-7'), await robbed('sdm', 'blocked-7')];
  await world.deleteUser(deleted.owner.userId);
  const { management } = await connectTo(world);
  await ask(management, (api, options) =>
    api.users.update(blocked.owner.userId, { blocked: true }, options),
  );
  expect([await isIn(deleted.thief), await isIn(blocked.thief)]).toEqual([false, false]);
  expect(await tryAgain(blocked.browser, blocked.owner)).toBe('login_required');
  expect(await refresh(world, 'pim', deleted.refreshToken)).toMatchObject({
    error: 'invalid_grant',
  });
  expect(await refresh(world, 'sdm', blocked.refreshToken)).toMatchObject({
    error: 'unauthorized',
  });
}, 30_000);

// ASVS 8.3.2.
test.each(['pim', 'sdm'] as const)(
  'the administrator of %s disables a user: out at the next click, and back in when enabled',
  async (product) => {
    const { owner, thief } = await robbed(product, `disabled-${product}`);
    const id = Number(owner.key.split('|')[2]);
    await world.setEnabled(product, 'acme', id, false);
    expect(await thief.reload()).toMatchObject({ kind: 'refused', reason: 'disabled' });
    await world.setEnabled(product, 'acme', id, true);
    expect((await enter(world, owner.who)).end.kind).toBe('home');
  },
  30_000,
);

// ASVS 7.4.4: signing out signs out; what another browser has open is not this one's.
test('signing out of one product ends the other in the same browser, and no other browser’s', async () => {
  const person = await merge(world, 'sign-out-7');
  const who = { organization: 'acme', identifier: person.email, password: person.password };
  const here = await enter(world, { ...who, product: 'sdm' });
  const elsewhere = await enter(world, { ...who, product: 'sdm' });
  expect((await here.person.openProduct('pim', 'acme')).kind).toBe('home');
  expect((await here.person.signOut()).kind).toBe('signed_out');
  await world.settle();
  expect((await here.person.openProduct('sdm', 'acme')).kind).toBe('identifier');
  expect(await isIn(elsewhere.person)).toBe(true);
}, 30_000);
