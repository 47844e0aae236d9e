import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCookieJar } from '../support/cookie-jar.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { openTab } from '../support/http-tab.ts';
import { linkForm } from '../support/linkers.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { readText } from '../support/read-html.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

async function openLogin(language: 'en' | 'fr', address: string) {
  const tab = openTab(createCookieJar(), language, address);
  await tab.go(`${(await world.urls()).pim}/acme/`);
  return tab;
}

const says = {
  en: 'Wait a minute, then go back and try again.',
  fr: 'Attendez une minute, puis revenez en arrière et réessayez.',
};

test.each(['en', 'fr'] as const)(
  'a page reloaded again and again says when to retry, in %s, and the sign-in goes on after it',
  async (language) => {
    const tab = await openLogin(language, `203.0.113.${language === 'en' ? 1 : 2}`);
    const { href } = tab.page().url;
    const statuses = [];
    for (let loads = 1; loads < 25; loads += 1) statuses.push((await tab.go(href)).status);
    expect(statuses.slice(0, 19)).toEqual(Array(19).fill(200));
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
    expect(readText(tab.page().html, /<main\b[^>]*>/, '</main>')).toContain(says[language]);
    // Another sign-in from the same address is not concerned.
    const other = await openLogin(language, `203.0.113.${language === 'en' ? 1 : 2}`);
    expect(other.page().status).toBe(200);
    await world.advanceClock(60_000);
    expect((await tab.go(href)).status).toBe(200);
  },
);

test('an eleventh password in a moment is not looked at; nothing of the sign-in is lost', async () => {
  const person = await createPerson(world, { address: '203.0.113.3' });
  await person.openProduct('pim', 'acme');
  await person.typeIdentifier('lucia.mora@acme.example');
  await world.stopProduct('pim');
  await world.stopProduct('sdm');
  for (let tries = 0; tries < 10; tries += 1)
    expect((await person.typePassword('a guess')).kind).toBe('password');
  await world.startProduct('pim');
  await world.startProduct('sdm');
  await world.resetCalls();
  const limited = await person.typePassword('a guess');
  expect(limited).toMatchObject({ kind: 'elsewhere', status: 429 });
  expect(await world.calls()).toEqual([]);
  await world.advanceClock(60_000);
  expect((await person.reload()).kind).toBe('password');
  const entries = (await world.logs()).filter(({ ip }) => ip === '203.0.113.3');
  expect(entries).toContainEqual(
    expect.objectContaining({
      type: 'api_limit',
      details: { limit: { bucket: 'POST login/password', global: false, size: 10 } },
    }),
  );
});

test.each([
  ['en', 'Login failed. There were too many attempts. Wait a minute before you try again.'],
  ['fr', 'Échec de la connexion. Il y a eu trop de tentatives. Attendez une minute'],
] as const)(
  'the twenty-first sign-in of one person in a minute says when to retry, in %s',
  async (language, words) => {
    const address = `203.0.113.${language === 'en' ? 4 : 5}`;
    // Nobody's guess, so that nobody is blocked: their product does not answer.
    await world.stopProduct('pim');
    const open = async () => {
      const person = await createPerson(world, { language, address });
      await person.openProduct('sdm', 'acme');
      await person.typeIdentifier(`limited-${language}@acme.example`);
      return person;
    };
    for (let sign = 0; sign < 4; sign += 1) {
      const person = await open();
      for (let tries = 0; tries < 5; tries += 1) await person.typePassword('a guess');
    }
    const person = await open();
    expect(await person.typePassword('a guess')).toMatchObject({
      kind: 'password',
      message: expect.stringContaining(words),
    });
    await world.advanceClock(60_000);
    expect(await person.typePassword('a guess')).not.toMatchObject({
      message: expect.stringContaining(words),
    });
    await world.startProduct('pim');
  },
);

test('an address is told by its header, and every page of it counts: 500 in a minute', async () => {
  const { tenant } = await world.urls();
  const load = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    return (await fetch(`${tenant}u/login/identifier?state=${Math.random()}`, { headers })).status;
  };
  const statuses = await Promise.all(Array.from({ length: 800 }, () => load('203.0.113.6')));
  const refused = statuses.filter((status) => status === 429).length;
  expect(refused).toBeLessThanOrEqual(300);
  // Some come back while it runs.
  expect(refused).toBeGreaterThan(100);
  expect(await load('203.0.113.7')).not.toBe(429);
  expect(await load('no address')).not.toBe(429);
});

test.each([
  ['en', 'You have tried ten times today. Nothing is lost: try again tomorrow'],
  ['fr', 'Vous avez essayé dix fois aujourd’hui. Rien n’est perdu : réessayez demain'],
] as const)(
  'an eleventh try on *Link your account.* says when to retry, in %s',
  async (language, words) => {
    const { who } = await linkForm.arrive(world, `tries-${language}`);
    const { productLogin: _, ...rest } = who;
    const person = await createPerson(world, { language });
    expect((await signIn(world, person, rest)).end.kind).toBe('link_account');
    const said = [];
    for (let tries = 1; tries <= 11; tries += 1) {
      const place = await person.typeProductLogin(`nobody-${tries}@acme.example`, 'a guess');
      said.push('message' in place ? place.message : null);
    }
    expect(said.filter((message) => message?.includes(words))).toHaveLength(1);
    expect(said.at(-1)).toContain(words);
    await world.advanceClock(24 * 60 * 60_000);
    expect((await signIn(world, await createPerson(world), who)).end.kind).toBe('home');
  },
);

test.each([
  ['en', 'You have asked for the link ten times today. Use the newest mail in your inbox'],
  ['fr', 'Vous avez demandé le lien dix fois aujourd’hui. Utilisez l’e-mail le plus récent'],
] as const)(
  'an eleventh mail in a day is not sent, and it says why, in %s',
  async (language, words) => {
    const { who } = await ordinaryPim.arrive(world, `sends-${language}`);
    const ask = async () => {
      const person = await createPerson(world, { language });
      await signIn(world, person, { ...who, leaveAt: 'confirm' });
      return person.askForLink();
    };
    for (let mails = 1; mails <= 10; mails += 1) expect((await ask()).kind).toBe('inbox');
    expect(await ask()).toMatchObject({ kind: 'confirm', message: expect.stringContaining(words) });
    expect(await world.messages(who.identifier)).toHaveLength(10);
  },
);
