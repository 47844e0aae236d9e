import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createPerson, readLink, type SignIn, signIn } from '../support/http-person.ts';
import { addProductUser } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterEach(async () => {
  for (const product of ['pim', 'sdm'] as const) {
    await world.resetProduct(product);
    await world.startProduct(product);
  }
  await world.advanceClock(longestShutMs);
});
afterAll(() => world?.close());

const nora = atPim('nora.lindqvist@acme.example', 'Copper!Kettle41');
const hanna: SignIn = {
  product: 'sdm',
  organization: 'acme',
  identifier: 'hanna.virtanen@acme.example',
  password: 'Birch!Saddle29',
};
const unavailable = {
  kind: 'password',
  message: expect.stringContaining('temporarily unavailable'),
};

/** Whoever types faster is stopped by the limit for one page. */
const typingMs = 12_000;
/** For how long a product that was down is not called, at most. */
const longestShutMs = 60_000;

test('a migrated person signs in while PIM is stopped, with no outside call', async () => {
  await signIn(world, await createPerson(world), nora);
  const person = await createPerson(world);
  await person.openProduct('pim', 'acme');
  await person.typeIdentifier(nora.identifier);
  await world.stopProduct('pim');
  await world.resetCalls();

  // The tenant lets in and leads back to PIM, where nobody answers yet.
  expect(await person.typePassword(nora.password)).toMatchObject({ path: '/acme/callback' });
  expect(await world.calls()).toEqual([]);
  await world.startProduct('pim');
  expect((await person.reload()).kind).toBe('home');
});

test('somebody not migrated reads "temporarily unavailable", and twelve tries block nobody', async () => {
  const felix = atPim('felix.wagner@acme.example', 'Juniper#Sail38');
  const person = await createPerson(world);
  await person.openProduct('pim', 'acme');
  await person.typeIdentifier(felix.identifier);
  await world.stopProduct('pim');
  for (let tries = 0; tries < 12; tries += 1) {
    expect(await person.typePassword(felix.password)).toEqual(unavailable);
    await world.advanceClock(typingMs);
  }
  await world.startProduct('pim');
  await world.advanceClock(longestShutMs);
  expect((await person.typePassword(felix.password)).kind).toBe('confirm');
  expect((await signIn(world, person, felix)).end.kind).toBe('home');
});

test('twelve wrong passwords do block: the same count with an answering product', async () => {
  const guess = atPim('priya.raman@acme.example', 'a guess');
  const person = await createPerson(world);
  await person.openProduct('pim', 'acme');
  await person.typeIdentifier(guess.identifier);
  for (let tries = 0; tries < 12; tries += 1) {
    await person.typePassword(guess.password);
    await world.advanceClock(typingMs);
  }
  const place = await person.typePassword('Maple#Orbit2024');
  expect(place).toMatchObject({
    kind: 'password',
    message: expect.stringContaining('too many failed attempts'),
  });
});

test('one product of two is down: the people of the other one sign in for the first time', async () => {
  await world.stopProduct('pim');
  expect((await signIn(world, await createPerson(world), hanna)).end.kind).toBe('home');
});

test('one product of two is down: a wrong password for the other one is not called wrong', async () => {
  await world.stopProduct('pim');
  const guess = { ...hanna, identifier: 'eric.dubois@acme.example', password: 'a guess' };
  expect((await signIn(world, await createPerson(world), guess)).end).toEqual(unavailable);
});

test('a product that hangs reads "temporarily unavailable" after three seconds', async () => {
  const tomas = atPim('tomas.becker@acme.example', 'Velvet!Harbour7');
  await world.setFault('pim', { kind: 'hang', call: 'verify', times: 1 });
  const person = await createPerson(world);
  expect((await signIn(world, person, tomas)).end).toEqual(unavailable);
  await world.advanceClock(10_000);
  expect((await signIn(world, person, tomas)).end.kind).toBe('home');
});

/** On the password page, with the right password at hand; pressing it gives the page that follows and the milliseconds until then. */
async function stepToPassword(who: SignIn) {
  const person = await createPerson(world);
  await person.openProduct(who.product, who.organization);
  await person.typeIdentifier(who.identifier);
  return async () => {
    const began = performance.now();
    const place = await person.typePassword(who.password);
    return { place, ms: performance.now() - began };
  };
}

// Invariant 8; ASVS 16.5.2.
test('PIM hangs while fifty people sign in: two calls reach it, one person waits, and who has moved never notices', async () => {
  await signIn(world, await createPerson(world), nora);
  const presses: Awaited<ReturnType<typeof stepToPassword>>[] = [];
  for (let n = 0; n < 50; n += 1) {
    const email = `fifty-${n}@umbra.example`;
    const { who } = await addProductUser(world, 'pim', 'umbra', email, 'Copper!Kettle41');
    presses.push(await stepToPassword(who));
  }
  const [first, last] = [presses.shift(), presses.pop()];
  const migrated = await stepToPassword(nora);
  await world.resetProduct('pim');
  await world.setFault('pim', { kind: 'hang' });

  const waited = await first?.();
  expect(waited?.place).toEqual(unavailable);
  const others = [];
  for (const press of presses) others.push(await press());
  for (const { place } of others) expect(place).toEqual(unavailable);
  // One deadline of get_user, one of login; the other forty-eight wait for nothing, all of them together.
  expect(Math.floor((waited?.ms ?? 0) / 3000)).toBe(2);
  expect(others.reduce((sum, { ms }) => sum + ms, 0)).toBeLessThan(6000);
  expect((await migrated()).place.kind).toBe('home');
  const reached = await world.identityCalls('pim');
  expect(reached.map(({ path }) => path)).toEqual([
    '/umbra/identity/v1/accounts',
    '/umbra/identity/v1/credentials/verify',
  ]);

  // Nobody is asked before the time is over; then whoever comes next is in.
  await world.resetProduct('pim');
  expect((await last?.())?.place).toEqual(unavailable);
  expect(await world.identityCalls('pim')).toEqual([]);
  await world.advanceClock(10_000);
  const { who } = await addProductUser(
    world,
    'pim',
    'umbra',
    'after@umbra.example',
    'Copper!Kettle41',
  );
  expect((await signIn(world, await createPerson(world), who)).end.kind).toBe('home');
}, 60_000);

test('PIM stops between the click and Continue: within ten minutes no new mail is needed', async () => {
  const owen = atPim('owen.clarke@acme.example', 'Granite*Lamp55');
  const person = await clickThenFail(owen);
  await world.advanceClock(9 * 60_000);
  const { pages } = await signIn(world, person, owen);
  expect(pages).toEqual(['home']);
  // The product's own notice of the claim may have arrived by now.
  const mails = await world.messages(owen.identifier);
  const asking = mails.filter(({ links }) => links.some((url) => url.includes('ext-proof=')));
  expect(asking).toHaveLength(1);
});

test('PIM stops between the click and Continue: another browser needs no new mail either', async () => {
  const camille = atPim('camille.roux@consulting.example', 'Indigo@Rocket33');
  await clickThenFail(camille);
  const { pages } = await signIn(world, await createPerson(world), camille);
  expect(pages).toEqual(['identifier', 'password', 'home']);
});

test('PIM stops between the click and Continue: after ten minutes the address is confirmed anew', async () => {
  const dana = atPim('dana.kim@agency.example', 'Walnut&Prism16');
  const person = await clickThenFail(dana);
  await world.advanceClock(10 * 60_000 + 1000);
  const { pages } = await signIn(world, person, dana);
  expect(pages).toEqual(['confirm', 'inbox', 'home']);
});

/** Signs in up to the click, then finds the identity API of PIM down. */
async function clickThenFail(who: SignIn) {
  const person = await createPerson(world);
  await person.openProduct(who.product, who.organization);
  await person.typeIdentifier(who.identifier);
  await person.typePassword(who.password);
  await person.askForLink();
  const link = await readLink(world, who.identifier);
  expect(await person.clickLink(link)).toEqual({ kind: 'link', outcome: 'confirmed' });
  await world.setFault('pim', { kind: 'closed_socket' });
  expect(await person.pressContinue()).toEqual({ kind: 'refused', reason: 'unavailable' });
  await world.setFault('pim', null);
  return person;
}

function atPim(identifier: string, password: string): SignIn {
  return { product: 'pim', organization: 'acme', identifier, password };
}
