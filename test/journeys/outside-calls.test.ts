import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import { recordCleanLink } from '../support/link-after-trouble.ts';
import {
  afterNewPassword,
  linkForm,
  linkFormAfterImport,
  linkFormForgotten,
  linkPaths,
  merge,
  mergeOfDeleted,
  sameEmailPimFirst,
  sameEmailSdmFirst,
} from '../support/linkers.ts';
import {
  byUsername,
  changedAddress,
  describeCall,
  leftoverInTheWay,
  ordinaryPim,
  ordinarySdm,
  recordCleanRun,
  weakPassword,
} from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
beforeEach(() => world.resetCalls());
afterAll(() => world?.close());

const lookUp = 'GET accounts';
const verify = 'POST verify';
const ines: SignIn = {
  product: 'pim',
  organization: 'umbra',
  identifier: 'ines.keller@umbra.example',
  password: 'Marble#Dune70',
};

/** The two round trips of `get_user` and `login` at a customer with both products: the look-ups of one go out at once. */
const scripts = [lookUp, lookUp, lookUp, lookUp, verify];
const attempt = 'PATCH users'; // Action
const slot = 'POST users'; // flow: one of ten a day
const rest = [
  'PATCH users', // flow: the request, before the mail
  'PATCH users', // Action: the click
  'GET users', // flow: Continue
  'GET users', // Action: what is stored now
];
const confirmation = [attempt, slot, ...rest];
/** Another address than that of the product has a limit of its own. */
const otherAddress = [attempt, slot, slot, ...rest];
const adoption = ['PUT product-cloud', 'PATCH users']; // Action

test('a first sign-in with one product: a look-up, a password, four calls of Actions, three of flows, one claim', async () => {
  const person = await createPerson(world);
  expect((await signIn(world, person, ines)).end.kind).toBe('home');
  expect(await listCalls()).toEqual([lookUp, verify, ...confirmation, ...adoption]);
});

test('signing in again makes no outside call, in the same browser or in another one', async () => {
  const person = await createPerson(world);
  const { pages } = await signIn(world, person, ines);
  expect(pages).toEqual(['identifier', 'password', 'home']);
  expect((await person.openProduct('pim', 'umbra')).kind).toBe('home');
  expect((await person.signOut()).kind).toBe('signed_out');
  expect((await signIn(world, person, ines)).end.kind).toBe('home');
  expect(await listCalls()).toEqual([]);
});

test('with two products only the look-ups double; the password goes to one', async () => {
  const { calls } = await recordCleanRun(world, ordinaryPim, 'pim-calls');
  expect(calls).toEqual([...scripts, ...confirmation, ...adoption, lookUp]);
});

test('Supplier Data Manager takes as many calls as PIM', async () => {
  const { calls } = await recordCleanRun(world, ordinarySdm, 'sdm-calls');
  expect(calls).toEqual([...scripts, ...confirmation, ...adoption, lookUp]);
});

test('a username is asked of PIM alone, without a look-up, and its email of the tenant once', async () => {
  const { calls } = await recordCleanRun(world, byUsername, 'username-calls');
  expect(calls).toEqual([verify, 'GET users-by-email', ...confirmation, ...adoption, lookUp]);
});

test('another address costs a slot and one search, a leftover that holds it a release and a change more', async () => {
  const search = 'GET users-by-email';
  const changed = await recordCleanRun(world, changedAddress, 'changed-calls');
  expect(changed.calls).toEqual([...scripts, ...otherAddress, search, ...adoption]);
  const leftover = await recordCleanRun(world, leftoverInTheWay, 'leftover-calls');
  const [claim = '', adopt = ''] = adoption;
  expect(leftover.calls).toEqual([
    ...[...scripts, ...otherAddress, search],
    ...[claim, 'DELETE product-cloud', 'PATCH users', adopt],
  ]);
});

/** Claim, who has its id, whether it hangs on this very account by now, a user, the link. */
const create = ['PUT product-cloud', 'GET users', 'GET users', 'POST users', 'POST users'];
/** Door, sessions, record, identity. */
const takeOver = ['PATCH users', 'POST users', 'PATCH users', 'POST users'];

test('an account of the same email costs one claim, two looks at who has it, a user and a link more', async () => {
  const link = [...confirmation, ...adoption, lookUp, ...create];
  const pimFirst = await recordCleanLink(world, sameEmailPimFirst, 'calls-same-pim');
  expect(pimFirst.calls).toEqual([...scripts, ...link]);
  // Both products know the email: PIM is asked first whether the password is one of its own.
  const sdmFirst = await recordCleanLink(world, sameEmailSdmFirst, 'calls-same-sdm');
  expect(sdmFirst.calls).toEqual([...scripts, verify, ...link]);
});

test('a password below the policy costs a look at the account more, and for the mail three calls and a ticket', async () => {
  const { calls } = await recordCleanRun(world, weakPassword, 'weak-calls');
  expect(calls).toEqual([
    ...[...scripts, ...confirmation, ...adoption],
    'GET users', // Action: the address as it is now
    ...['GET users', slot, 'PATCH users', 'POST tickets'], // flow: the sends so far, this one, the link
  ]);
  const later = await recordCleanLink(world, afterNewPassword, 'calls-later');
  expect(later.calls).toEqual([lookUp, ...create]);
});

const form = [
  'GET users', // flow: the tries so far
  slot,
  'PATCH users', // flow: this one
  verify,
  'GET users', // Action: what is stored now
];

test('Link your account. makes one password try, whether the product account was imported before or not', async () => {
  const fresh = await recordCleanLink(world, linkForm, 'calls-form');
  expect(fresh.calls).toEqual([...form, ...create]);
  const imported = await recordCleanLink(world, linkFormAfterImport, 'calls-import');
  expect(imported.calls).toEqual([...form, 'PUT product-cloud', 'GET users', ...takeOver]);
});

test('a forgotten product password costs one request to the product, counted as a try', async () => {
  const { calls } = await recordCleanLink(world, linkFormForgotten, 'calls-forgotten');
  const reset = ['GET users', slot, slot, 'PATCH users', 'POST password-reset'];
  expect(calls).toEqual([...reset, ...form, ...create]);
});

test('a merge writes its intent after one search and one release, and costs the owner one claim and six calls', async () => {
  const whole = await recordCleanLink(world, merge, 'calls-merge');
  expect(whole.calls).toEqual([
    ...[...scripts, ...otherAddress, 'GET users-by-email'],
    ...['DELETE product-cloud', 'PATCH users', 'PATCH users'],
    ...['GET users', 'PUT product-cloud', ...takeOver, 'PATCH users'],
  ]);
  const deleted = await recordCleanLink(world, mergeOfDeleted, 'calls-deleted');
  expect(deleted.calls).toEqual(['GET users', 'PATCH users', ...form, ...create]);
});

test('a linked person makes no outside call at either product, however they were linked', async () => {
  for (const [index, path] of linkPaths.entries()) {
    const { person, who, email, password } = await path.arrive(world, `again-${index}`);
    await signIn(world, person, who);
    await world.resetCalls();
    for (const product of ['pim', 'sdm'] as const) {
      const again = { product, organization: 'acme', identifier: email, password };
      const { pages } = await signIn(world, await createPerson(world), again);
      expect(pages).toEqual(['identifier', 'password', 'home']);
      expect((await person.openProduct(product, 'acme')).kind).toBe('home');
    }
    expect(await listCalls()).toEqual([]);
  }
});

test('a wrong password and an unknown address cost the same calls: every product is asked once more', async () => {
  const refused = [...scripts, verify];
  const wrong = { ...ines, organization: 'acme' };
  for (const identifier of [
    'nobody@acme.example',
    'owen.clarke@acme.example', // PIM
    'hanna.virtanen@acme.example', // Supplier Data Manager
    'priya.raman@acme.example', // both
  ]) {
    await signIn(world, await createPerson(world), { ...wrong, identifier });
    expect(await listCalls()).toEqual(refused);
    await world.resetCalls();
  }
});

async function listCalls(): Promise<string[]> {
  return (await world.calls()).map(describeCall);
}
