import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, signIn } from '../support/http-person.ts';
import { addProductUser, enter, resetPassword } from '../support/product-users.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const own = 'Copper!Kettle41';

/** So many wrong passwords for one email, each from an address of its own unless one is given. */
async function guess(email: string, times: number, address?: string): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) {
    const bot = await createPerson(world, address === undefined ? {} : { address });
    await bot.openProduct('pim', 'acme');
    await bot.typeIdentifier(email);
    await bot.typePassword(`Summer2026!${tries}`);
  }
}

// ASVS 6.1.1 and 6.3.1: "prevent malicious account lockout". A product that locked on these guesses would keep its owner out for good.
test('while a botnet guesses, the owner reads that it is temporary, comes in by a reset, and is out of its reach', async () => {
  const { who, email } = await addProductUser(world, 'pim', 'acme', 'besieged@acme.example', own);
  await guess(email, 20);
  const { end } = await enter(world, who);
  expect(end).toMatchObject({
    kind: 'password',
    message: expect.stringContaining('temporarily unavailable'),
  });

  const chosen = 'Walnut!Harbor93';
  await resetPassword(world, who, chosen);
  expect((await enter(world, { ...who, password: chosen })).end.kind).toBe('home');
  await guess(email, 20);
  await world.resetCalls();
  const { pages } = await signIn(world, await createPerson(world), { ...who, password: chosen });
  expect(pages).toEqual(['identifier', 'password', 'home']);
  expect(await world.calls()).toEqual([]);
}, 60_000);

// ASVS 6.3.1: a block that counted by identifier alone would be everybody's to set.
test('whoever fails from one address until it is blocked blocks nobody elsewhere', async () => {
  const { who, email } = await addProductUser(world, 'pim', 'acme', 'neighbour@acme.example', own);
  expect((await enter(world, who)).end.kind).toBe('home');
  await guess(email, 12, '198.51.100.7');
  const blocked = await createPerson(world, { address: '198.51.100.7' });
  expect((await signIn(world, blocked, who)).end).toMatchObject({ kind: 'password' });
  expect((await enter(world, who)).end.kind).toBe('home');
}, 60_000);
