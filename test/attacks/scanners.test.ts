import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askForLink, readOutcome, readSeen } from '../support/ask-for-link.ts';
import { askForReset } from '../support/ask-for-reset.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinarySdm, weakPassword } from '../support/newcomers.ts';
import { enter } from '../support/product-users.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 3.5.3: opening a mailed link changes nothing where no cookie says who does. hashintel/hash#1635.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const disguises: Record<string, string>[] = [
  { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'sec-purpose': 'prefetch' },
  { 'user-agent': 'Mozilla/5.0 (Macintosh)', purpose: 'prefetch', 'x-moz': 'prefetch' },
  {
    'user-agent': 'Mozilla/5.0',
    'sec-purpose': 'prefetch;prerender',
    'sec-fetch-mode': 'navigate',
  },
  { 'user-agent': 'BarracudaSentinel (EE)', accept: '*/*' },
  { 'user-agent': 'curl/8.5.0' },
];

/** A hundred looks at a link, from the addresses of a mail gateway: HEAD first, as scanners do, and every redirect followed. */
async function scan(link: string): Promise<number[]> {
  const statuses = new Set<number>();
  for (let look = 0; look < 100; look += 1) {
    const headers = {
      ...disguises[look % disguises.length],
      'x-forwarded-for': `192.0.2.${look % 10}`,
    };
    const method = look % 3 === 0 ? 'HEAD' : 'GET';
    statuses.add((await fetch(link, { method, headers })).status);
  }
  return [...statuses].sort();
}

test('a hundred looks at the link of a confirmation confirm nothing, and the person’s own click still does', async () => {
  const { email, browser, tab, link } = await askForLink(world, 'scanned');
  expect((await scan(link)).filter((status) => status >= 500)).toEqual([]);
  expect(await readSeen(world, email)).toBeUndefined();
  expect(readPlace(await tab.press('default'))).toMatchObject({
    kind: 'inbox',
    message: expect.stringContaining('not confirmed yet'),
  });
  expect(await readOutcome(browser, link)).toMatchObject({ outcome: 'confirmed' });
  expect(readPlace(await tab.press('default'))).toMatchObject({ kind: 'home' });
});

test('nor do they use up the link of a reset, or change the password', async () => {
  const { who } = await ordinarySdm.arrive(world, 'scanned-reset');
  await enter(world, who);
  const link = await askForReset(world, who);
  expect(await scan(link)).toEqual([200]);
  expect((await enter(world, who)).end.kind).toBe('home');
  const done = await (await createPerson(world)).choosePassword(link, 'Renewed!Kettle42');
  expect(done).toMatchObject({ status: 200 });
});

test('nor the link to choose a new password', async () => {
  const { who } = await weakPassword.arrive(world, 'scanned-weak');
  const { newPassword = '', ...old } = who;
  const person = await createPerson(world);
  expect((await signIn(world, person, old)).end.kind).toBe('password_inbox');
  const link = await world.waitForLink(who.identifier, 'ticket=');
  expect(await scan(link)).toEqual([200]);
  expect(await person.choosePassword(link, newPassword)).toMatchObject({ status: 200 });
});

test('nor the link that lifts a block', async () => {
  const { who } = await ordinarySdm.arrive(world, 'scanned-block');
  await enter(world, who);
  const victim = await createPerson(world);
  await victim.openProduct('sdm', 'acme');
  await victim.typeIdentifier(who.identifier);
  for (let tries = 0; tries < 10; tries += 1) await victim.typePassword('Not-The-One-1!');
  const link = await world.waitForLink(who.identifier, '/u/unblock');
  const blocks = (await world.logs()).filter(({ type }) => type === 'ublkdu').length;
  expect((await scan(link)).filter((status) => status >= 500)).toEqual([]);
  expect((await world.logs()).filter(({ type }) => type === 'ublkdu')).toHaveLength(blocks);
});
