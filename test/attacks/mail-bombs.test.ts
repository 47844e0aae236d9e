import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createPerson, type HttpPerson, type SignIn, signIn } from '../support/http-person.ts';
import { describeCall } from '../support/newcomers.ts';
import { addProductUser, enter } from '../support/product-users.ts';
import type { Place } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
beforeEach(() => world.resetCalls());
afterAll(() => world?.close());

const password = 'Copper!Kettle41';
const day = 24 * 60 * 60_000;

/** *Confirm your email address*, open in so many browsers at once. */
async function openForms(who: SignIn, browsers: number): Promise<HttpPerson[]> {
  const arrive = async () => {
    const person = await createPerson(world);
    const { end } = await signIn(world, person, { ...who, leaveAt: 'confirm' });
    expect(end.kind).toBe('confirm');
    return person;
  };
  const forms: HttpPerson[] = [];
  while (forms.length < browsers) forms.push(await arrive());
  return forms;
}

/** Whoever is refused stays on the form and presses again, all at the same moment. */
async function pressTogether(forms: readonly HttpPerson[], workEmail?: string): Promise<Place[]> {
  const waiting = forms.filter((form) => form.where().kind === 'confirm');
  return Promise.all(waiting.map((form) => form.askForLink(workEmail)));
}

const isSent = ({ kind }: Place) => kind === 'inbox';
const says = (words: string) => (place: Place) =>
  'message' in place && place.message?.includes(words) === true;

// ASVS 2.4.1 and 6.6.3. Counted in the account's metadata alone, a hundred presses would read the same number: a hundred mails.
test('more than a hundred presses from one account, twenty-five at the same moment: ten mails in a day, and each press says why', async () => {
  const { who } = await addProductUser(world, 'pim', 'acme', 'bomb.own@acme.example', password);
  const forms = await openForms(who, 25);
  await world.resetCalls();
  const sent = [];
  for (let wave = 0; wave < 6; wave += 1) {
    const places = await pressTogether(forms);
    sent.push(places.filter(isSent).length);
    const refused = places.filter((place) => !isSent(place));
    const words = wave < 3 ? 'try again in a minute' : 'ten times today';
    expect(refused.filter(says(words))).toHaveLength(refused.length);
  }
  expect(sent).toEqual([3, 3, 3, 1, 0, 0]);
  expect(await world.messages(who.identifier)).toHaveLength(10);
  // Who is over the limit causes nothing: these presses asked nobody.
  await world.resetCalls();
  await pressTogether(forms);
  expect(await world.calls()).toEqual([]);

  await world.advanceClock(day);
  const [tomorrow] = await openForms(who, 1);
  expect((await tomorrow?.askForLink())?.kind).toBe('inbox');
}, 120_000);

// ASVS 2.4.1 and 6.3.1. Without a limit per recipient twenty accounts of one rogue customer send two hundred mails to one inbox.
test('twenty accounts that mail one inbox, with tags and dots: ten mails in a day; its owner still confirms the own address', async () => {
  const victim = await addProductUser(world, 'sdm', 'acme', 'vic.tim@acme.example', password);
  const spellings = ['vic.tim@acme.example', 'victim+a@acme.example', 'V.ictim@acme.example'];
  const attackers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      addProductUser(world, 'pim', 'acme', `bomber-${index}@acme.example`, password),
    ),
  );
  const forms: HttpPerson[] = [];
  for (const { who } of attackers) forms.push(...(await openForms(who, 1)));
  const places: Place[] = [];
  for (let wave = 0; wave < 7; wave += 1) {
    places.push(...(await pressTogether(forms, spellings[wave % spellings.length])));
  }
  expect(places.filter(isSent)).toHaveLength(10);
  expect(places.filter(says('Too many links were sent to this address'))).toHaveLength(
    places.length - 10,
  );
  const mails = await Promise.all(
    [...spellings.slice(0, 2), 'v.ictim@acme.example'].map((address) => world.messages(address)),
  );
  expect(mails.flat()).toHaveLength(10);

  expect((await enter(world, victim.who)).end.kind).toBe('home');
  await world.advanceClock(day);
  const [again] = await openForms({ ...(attackers[19]?.who ?? victim.who) }, 1);
  expect((await again?.askForLink('vic.tim@acme.example'))?.kind).toBe('inbox');
}, 120_000);

// ASVS 2.4.1. Supplier Data Manager mails an account every half a minute: what five accounts may try would be fifty mails.
test('product resets for one inbox, asked for by five accounts on *Link your account.*: ten a day reach the product, which mails once', async () => {
  const victim = await addProductUser(world, 'sdm', 'acme', 'reset.victim@acme.example', password);
  const forms: HttpPerson[] = [];
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    const email = `resetter-${name}@acme.example`;
    const { who } = await addProductUser(world, 'pim', 'acme', email, password);
    await enter(world, who);
    const opened = await enter(world, { ...who, product: 'sdm', leaveAt: 'link_account' });
    forms.push(opened.person);
  }
  await world.resetCalls();
  const said = await Promise.all(forms.map((form) => askTenTimes(form, victim.email)));
  const calls = (await world.calls()).map(describeCall);
  expect(calls.filter((call) => call === 'POST password-reset')).toHaveLength(10);
  expect(said.flat().filter((kind) => kind === 'reset_sent')).toHaveLength(10);
  expect(await world.messages(victim.email)).toHaveLength(1);
}, 60_000);

async function askTenTimes(form: HttpPerson, email: string): Promise<Place['kind'][]> {
  const kinds: Place['kind'][] = [];
  for (let asks = 0; asks < 10; asks += 1) {
    const { kind } = await form.askForProductReset(email);
    kinds.push(kind);
    await form.pressLink(kind === 'reset_sent' ? 'inbox_back' : 'reset_back');
  }
  return kinds;
}

// ASVS 2.4.1: an unknown count is no free one.
test('a limit that cannot be asked sends nothing and says so; afterwards the same page goes on', async () => {
  const { who } = await addProductUser(world, 'pim', 'acme', 'bomb.outage@acme.example', password);
  const [form] = await openForms(who, 1);
  await world.resetCalls();
  await world.spoilCall(1, { kind: 'refused', status: 500 }, 'POST /api/v2/users');
  expect(await form?.askForLink()).toMatchObject({
    kind: 'confirm',
    message: expect.stringContaining('We could not send the mail. Nothing is lost'),
  });
  expect(await world.calls()).toEqual([]);
  expect(await world.messages(who.identifier)).toEqual([]);
  // Whether the slot was taken when the answer is lost, nobody knows: the next one is.
  await world.spoilCall(1, { kind: 'lost' }, 'POST /api/v2/users');
  expect((await form?.askForLink())?.kind).toBe('inbox');
  expect((await world.calls()).map(describeCall)).toEqual([
    'POST users',
    'POST users',
    'PATCH users',
  ]);
  await world.spoilCall(0, { kind: 'lost' });
});
