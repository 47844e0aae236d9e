import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, type HttpPerson } from '../support/http-person.ts';
import { addProductUser, enter, type ProductUser } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// A20, ASVS 2.4.1 and 6.3.1. Without it a form is a place to guess product passwords, as often as one likes.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const own = 'Copper!Kettle41';
const day = 24 * 60 * 60_000;

/** *Link your account.*, open in a browser of its own. */
async function openForm({ who }: ProductUser): Promise<HttpPerson> {
  const { person, end } = await enter(world, { ...who, product: 'pim', leaveAt: 'link_account' });
  expect(end.kind).toBe('link_account');
  return person;
}

/** Whether the product judged a guess. */
async function guess(form: HttpPerson, identifier: string): Promise<boolean> {
  const place = await form.typeProductLogin(identifier, 'Summer2026!x');
  return 'message' in place && /wrong password/.test(place.message ?? '');
}

test('a form from before midnight and one from after it share the ten tries of the day', async () => {
  const person = await addProductUser(world, 'sdm', 'acme', 'midnight@acme.example', own);
  await enter(world, person.who);
  const now = Date.parse(await readLastLogin(person.userId));
  await world.advanceClock(day - (now % day) - 10 * 60_000);
  const before = await openForm(person);
  await world.advanceClock(20 * 60_000);
  const forms = [before, await openForm(person)];
  let judged = 0;
  for (let round = 0; round < 6; round += 1) {
    for (const [index, form] of forms.entries()) {
      if (await guess(form, `guess-${round}-${index}@acme.example`)) judged += 1;
    }
  }
  expect(judged).toBe(10);
}, 60_000);

test('a try that the product cannot judge is one of the ten: a number given back would be an old one', async () => {
  const person = await addProductUser(world, 'sdm', 'acme', 'giveback@acme.example', own);
  await enter(world, person.who);
  const forms = [await openForm(person), await openForm(person)] as const;
  for (let round = 0; round < 5; round += 1) {
    expect(await guess(forms[0], `guess-${round}@acme.example`)).toBe(true);
    await world.setFault('pim', { kind: 'server_error', call: 'verify' });
    expect(await guess(forms[1], `outage-${round}@acme.example`)).toBe(false);
    await world.setFault('pim', null);
  }
  expect(await guess(forms[0], 'guess-last@acme.example')).toBe(false);
}, 60_000);

/** The statuses that PIM answered to passwords since the calls were reset. */
async function listVerdicts(): Promise<number[]> {
  const { pim } = await world.urls();
  return (await world.calls())
    .filter(({ url }) => url.startsWith(pim) && url.endsWith('/credentials/verify'))
    .map(({ status }) => status ?? 0);
}

const count = (statuses: number[], wanted: number) =>
  statuses.filter((status) => status === wanted).length;

// ASVS 6.1.1 and 6.3.1. Auth0 counts by identifier and address, so of a botnet it stops nobody: without the product's throttle all
// hundred guesses would be judged, and with one that counts after the password was looked at, all that come at the same moment.
test('a hundred guesses at one password, eighty on the login page from as many addresses and twenty on *Link your account.*: twenty are judged, nobody is locked', async () => {
  const victim = await addProductUser(world, 'pim', 'acme', 'target@acme.example', own);
  const bots = await Promise.all(
    Array.from({ length: 80 }, async () => {
      const bot = await createPerson(world);
      await bot.openProduct('pim', 'acme');
      await bot.typeIdentifier(victim.email);
      return bot;
    }),
  );
  const forms = [];
  for (const name of ['inside-1', 'inside-2']) {
    const inside = await addProductUser(world, 'sdm', 'acme', `${name}@acme.example`, own);
    await enter(world, inside.who);
    forms.push(await openForm(inside));
  }
  await world.resetCalls();
  const guessTen = async (form: HttpPerson) => {
    for (let tries = 0; tries < 10; tries += 1) await guess(form, victim.email);
  };
  await Promise.all([
    ...forms.map(guessTen),
    ...bots.map((bot, index) => bot.typePassword(`Summer2026!${index}`)),
  ]);
  const verdicts = await listVerdicts();
  expect([count(verdicts, 401), count(verdicts, 429), verdicts.length]).toEqual([20, 80, 100]);

  const [user] = (await world.productUsers('pim', 'acme')).filter(
    ({ email }) => email === victim.email,
  );
  expect(user).toMatchObject({ enabled: true, failures: 0, failuresUntil: null });
  await world.advanceClock(5 * 60_000);
  expect((await enter(world, victim.who)).end.kind).toBe('home');
}, 120_000);

// ASVS 2.4.1 and 6.3.1. The product counts for each identifier apart: whoever sprays one password over many is stopped by the account
// that sprays. A count in its metadata would let through whatever comes at the same moment.
test('one account tries one password on fifteen people in fifteen browsers at once, again and again: ten are judged in a day', async () => {
  const person = await addProductUser(world, 'sdm', 'acme', 'sprayer@acme.example', own);
  await enter(world, person.who);
  const forms: HttpPerson[] = [];
  while (forms.length < 15) forms.push(await openForm(person));
  await world.resetCalls();
  let judged = 0;
  for (let wave = 0; wave < 7; wave += 1) {
    const tries = forms.map((form, index) =>
      guess(form, `colleague-${wave}-${index}@acme.example`),
    );
    judged += (await Promise.all(tries)).filter(Boolean).length;
  }
  expect(judged).toBe(10);
  expect(await listVerdicts()).toEqual(Array(10).fill(401));
}, 120_000);

async function readLastLogin(userId: string): Promise<string> {
  const found = (await world.users()).find(({ user_id }) => user_id === userId);
  return String(found?.last_login);
}
