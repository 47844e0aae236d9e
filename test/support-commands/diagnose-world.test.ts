import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Support } from '../../scripts/support/connect-support.ts';
import { diagnose, type Question } from '../../scripts/support/diagnose.ts';
import { releaseAbandoned } from '../../scripts/support/release-abandoned.ts';
import { createPerson, readLink, type SignIn, signIn } from '../support/http-person.ts';
import { changedAddress, ordinaryPim, ordinarySdm, weakPassword } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo, listen } from './support-setup.ts';

let world: TestWorld;
let support: Support;
beforeAll(async () => {
  world = await startTestWorld();
  support = await connectTo(world);
}, 60_000);
afterAll(() => world?.close());

async function ask(whom: string, more: Partial<Question> = {}) {
  const said: string[] = [];
  const question = {
    whom,
    organization: undefined,
    at: null,
    code: undefined,
    json: true,
    ...more,
  };
  const code = await diagnose(support, (text) => said.push(text), question);
  const text = said.join('\n');
  return { code, text, found: question.json ? JSON.parse(text) : null };
}

/** Standing and its detail, what kept them out, and the section that is quoted. */
async function judge(whom: string, more: Partial<Question> = {}) {
  const { found } = await ask(whom, more);
  return [found.standing, found.detail, found.reason, found.help?.section ?? null];
}

async function typePassword({ product, organization, identifier }: SignIn, password: string) {
  const person = await createPerson(world);
  await person.openProduct(product, organization);
  await person.typeIdentifier(identifier);
  await person.typePassword(password);
  return person;
}

const acme = { organization: 'acme' };
const firstSignIn = 'The first sign-in';
const linkingFails = 'What to do if account linking fails';
const noMail = 'The user does not receive the verification email on first sign-in';

test('nobody, somebody of a product, and whose customer is not known: each is told apart, and no other customer is asked', async () => {
  expect(await judge('nobody@acme.example', acme)).toEqual([
    'not_known',
    'not_known',
    null,
    linkingFails,
  ]);
  expect(await judge('nobody@acme.example')).toEqual(['no_account', 'no_account', null, null]);
  expect((await judge('tbecker', acme))[0]).toBe('unseen');
  const { who } = await ordinaryPim.arrive(world, 'unseen');
  await world.resetCalls();
  expect(await judge(who.identifier, acme)).toEqual(['unseen', 'unseen', null, firstSignIn]);
  const asked = (await world.calls()).filter(({ url }) => url.includes('/identity/'));
  expect(asked.map(({ url }) => new URL(url).pathname.split('/')[1])).toEqual(['acme', 'acme']);
  await typePassword(who, 'wrong!Kettle00');
  expect(await judge(who.identifier, acme)).toEqual([
    'unseen',
    'unseen',
    'wrong_credentials',
    linkingFails,
  ]);
  expect((await judge(who.identifier, { organization: 'legacy' })).slice(0, 2)).toEqual([
    'not_rolled_out',
    'not_rolled_out',
  ]);
});

test('step by step through a first sign-in, to one product and to two', async () => {
  const { who, email } = await ordinaryPim.arrive(world, 'steps');
  const person = await typePassword(who, who.password);
  expect(await judge(email)).toEqual(['migrated', 'mail_not_requested', null, noMail]);
  await person.askForLink();
  expect(await judge(email)).toEqual(['migrated', 'link_not_opened', null, noMail]);
  await person.clickLink(await readLink(world, email));
  expect(await judge(email)).toEqual(['migrated', 'not_continued', null, 'The first sign-in']);
  expect((await person.pressContinue()).kind).toBe('home');
  const through = await judge(email, acme);
  expect(through).toEqual(['linked', 'linked', null, 'Summary']);
  const { key } = await ordinarySdm.arrive(world, 'steps-sdm');
  await person.openProduct('sdm', 'acme');
  await person.typeProductLogin('steps-sdm@acme.example', 'Copper!Kettle41');
  const { found } = await ask(email);
  expect([found.standing, found.account.identities]).toEqual(['linked', [expect.anything(), key]]);
});

test('a weak password, a merge that waits, an address that moved', async () => {
  const weak = await weakPassword.arrive(world, 'weak');
  await signIn(world, await createPerson(world), { ...weak.who, leaveAt: 'choose_password' });
  expect((await judge(weak.email)).slice(0, 2)).toEqual(['confirmed', 'new_password']);

  const owner = await ordinaryPim.arrive(world, 'owner');
  await signIn(world, await createPerson(world), owner.who);
  const second = await ordinarySdm.arrive(world, 'second');
  const merging = { ...second.who, workEmail: owner.email, leaveAt: 'other_password' } as const;
  await signIn(world, await createPerson(world), merging);
  expect((await judge('second@acme.example')).slice(0, 2)).toEqual(['confirmed', 'merge']);

  const moved = await changedAddress.arrive(world, 'moved');
  await signIn(world, await createPerson(world), moved.who);
  const { found } = await ask('old-moved@acme.example', acme);
  const account = (await world.users()).find(({ email }) => email === moved.email);
  expect([found.standing, found.holders]).toEqual([
    'moved',
    [{ user_id: account?.user_id, email: 'm***@acme.example' }],
  ]);
  expect((await judge(String(account?.user_id))).slice(0, 2)).toEqual(['linked', 'linked']);
  // As `unlink` and the products have it.
  const held = String(account?.user_id).replace('auth0|', '');
  expect((await judge(held)).slice(0, 2)).toEqual(['linked', 'linked']);
});

test('deleted: the first sign-in is refused, diagnose names release, and after it the first sign-in works again', async () => {
  const { who, email, key } = await ordinaryPim.arrive(world, 'deleted');
  const home = { kind: 'home', account: `auth0|${key}` };
  expect((await signIn(world, await createPerson(world), who)).end).toEqual(home);
  await world.deleteUser(`auth0|${key}`);
  const { end } = await signIn(world, await createPerson(world), who);
  expect(end).toEqual({ kind: 'password', message: expect.stringContaining('has moved') });

  const { found, text } = await ask(email, acme);
  expect([found.standing, found.reason, found.holders]).toEqual([
    'abandoned',
    'claimed',
    [{ user_id: `auth0|${key}`, email: null }],
  ]);
  expect(text).toContain('npm run support -- release <email> --organization acme');
  const talk = listen();
  const command = { email, ...acme, yes: false };
  expect([await releaseAbandoned(support, talk, command), talk.said.at(-1)]).toEqual([
    0,
    'Released: Akeneo PIM opens to a first sign-in again.',
  ]);
  expect((await judge(email, acme))[0]).toBe('unseen');
  expect((await signIn(world, await createPerson(world), who)).end).toEqual(home);
  expect(await releaseAbandoned(support, talk, command)).toBe(1);
  expect(talk.said.join('\n')).toContain('[held_by_account]');
});

test('the code on the page of the product, the same code in the log, and the time on the page leads to it', async () => {
  const { who, email } = await ordinaryPim.arrive(world, 'refused');
  const person = await createPerson(world);
  await signIn(world, person, who);
  await person.openProduct('sdm', 'acme');
  await person.pressLink('link_no_account');
  expect(await person.pressLink('no_account_leave')).toEqual({
    kind: 'refused',
    reason: 'no_product_account',
  });
  const now = await world.now();
  const { found, text } = await ask(email, { at: now });
  expect([found.standing, found.reason, found.code]).toEqual([
    'linked',
    'no_product_account',
    'AK-917',
  ]);
  expect(found.log.events.at(-1)).toMatchObject({
    type: 'f',
    application: 'Supplier Data Manager',
    code: 'AK-917',
  });
  expect(text).not.toContain(email);
  const earlier = await ask(email, { at: now - 24 * 60 * 60_000 });
  expect([earlier.found.log.events, earlier.found.reason]).toEqual([[], null]);
  const shown = await ask(email, { code: 'ak 382', json: false });
  expect(shown.text).toContain('The screenshot says: AK-382 link_expired');
  expect(shown.text).toContain('Next: Press Resend in the first tab, or sign in again.');
});

test('an outage is no wrong password: not for support either', async () => {
  const { who } = await ordinarySdm.arrive(world, 'outage');
  await world.stopProduct('sdm');
  try {
    await typePassword({ ...who, product: 'pim' }, who.password);
    expect((await judge(who.identifier, acme)).slice(0, 3)).toEqual([
      'no_answer',
      'no_answer',
      'unavailable',
    ]);
  } finally {
    await world.startProduct('sdm');
  }
});

test('blocked after ten failures, and by an administrator', async () => {
  const { who, email } = await ordinaryPim.arrive(world, 'blocked');
  await signIn(world, await createPerson(world), who);
  const person = await typePassword(who, 'wrong!Kettle00');
  for (let times = 1; times < 10; times += 1) await person.typePassword('wrong!Kettle00');
  expect((await judge(email)).slice(0, 3)).toEqual(['blocked', 'locked_out', 'blocked']);
  const { text } = await ask(email, { json: false });
  expect(text).toMatch(/^Stands: blocked \(locked_out\)\. .*\nAccount: auth0\|pim\|/);
  expect(text).toContain(
    '“Ask the user to wait a few minutes before retrying. The block is short-lived.”',
  );
  expect(text).toMatch(/, 10 times {2}wrong password \(Akeneo PIM\) {2}AK-348 wrong_credentials: /);
  expect(text).not.toMatch(/Copper|Kettle|@acme\.example(?<!\w\*\*\*@acme\.example)/);
});
