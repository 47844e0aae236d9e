import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HttpPerson } from '../support/http-person.ts';
import { addProductUser, enter, type ProductUser } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

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

async function readLastLogin(userId: string): Promise<string> {
  const found = (await world.users()).find(({ user_id }) => user_id === userId);
  return String(found?.last_login);
}
