import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPerson, type HttpPerson, signIn } from '../support/http-person.ts';
import { addProductUser, enter, type ProductUser, readClaim } from '../support/product-users.ts';
import { authenticate, openRawBrowser } from '../support/raw-browser.ts';
import { findLink } from '../support/read-html.ts';
import { readPlace } from '../support/read-place.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// ASVS 10.1.2, 7.6.2, 6.3.7: the victim's browser is signed in as the attacker.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const [own, attackers] = ['Copper!Kettle41', 'Attack!Kettle41'];

async function addAttacker(name: string): Promise<ProductUser> {
  const attacker = await addProductUser(world, 'sdm', 'acme', `${name}@acme.example`, attackers);
  expect((await enter(world, attacker.who)).end).toMatchObject({ kind: 'home' });
  return attacker;
}

/** The browser of a victim in which somebody else is signed in, at the product that they want to open. */
async function trap(attacker: ProductUser): Promise<HttpPerson> {
  const victim = await createPerson(world);
  await signIn(world, victim, attacker.who);
  expect((await victim.openProduct('pim', 'acme')).kind).toBe('link_account');
  return victim;
}

test('the answer to a sign-in of the attacker opens nothing in the browser of a victim', async () => {
  const attacker = await addAttacker('forged');
  const theirs = openRawBrowser();
  expect((await authenticate(world, theirs.openTab(), attacker.who)).kind).toBe('home');
  const urls = await world.urls();
  // With a state that the product knows: what is forged is the browser alone.
  const begun = await theirs.send(`${urls.sdm}/acme/login`);
  const answer = (await theirs.send(begun.location?.href ?? '')).location?.href ?? '';
  const victim = openRawBrowser().openTab();
  expect((await victim.go(answer)).status).toBe(400);
  expect(readPlace(await victim.go(`${urls.sdm}/acme/`)).kind).toBe('identifier');
  expect(readPlace(await theirs.openTab().go(answer)).kind).toBe('home');
});

test('“Link your account.” says whose account it is, and leads out of it', async () => {
  const attacker = await addAttacker('shown');
  const browser = openRawBrowser();
  const tab = browser.openTab();
  await authenticate(world, tab, attacker.who);
  const { html } = await tab.go(`${(await world.urls()).pim}/acme/`);
  expect(html).toContain(`Your Akeneo Product Cloud account: <strong>${attacker.email}</strong>`);
  const out = findLink(html, '/v2/logout');
  expect(readPlace(await tab.go(out ?? '')).kind).toBe('identifier');
});

test('a victim who types the password all the same hears of it at the address on the product account', async () => {
  const attacker = await addAttacker('thankful');
  const victim = await addProductUser(world, 'pim', 'acme', 'hurried@acme.example', own);
  const browser = await trap(attacker);
  expect(await browser.typeProductLogin(victim.email, own)).toMatchObject({ kind: 'home' });
  expect(await readClaim(world, victim.key)).toBe(attacker.userId);
  const [mail] = await world.waitForMail(victim.email);
  expect(mail?.html ?? mail?.text).toContain('linked');
});

test('nothing is linked by what an attacker’s page can post without the password', async () => {
  const attacker = await addAttacker('poster');
  const victim = await addProductUser(world, 'pim', 'acme', 'silent@acme.example', own);
  const browser = await trap(attacker);
  for (const guess of ['Not-The-One-1!', '{"$ne":null}', '{{vars.account_email}}', ' '])
    expect(await browser.typeProductLogin(victim.email, guess)).toMatchObject({
      kind: 'link_account',
    });
  expect(await readClaim(world, victim.key)).toBeNull();
});
