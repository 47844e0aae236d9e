import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addProductUser, enter, listHeld } from '../support/product-users.ts';
import {
  authenticate,
  givePassword,
  openRawBrowser,
  writeAuthorizeUrl,
} from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { readReason } from '../support/read-reason.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { askSilently, takeTokens } from '../support/tokens-of.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 60_000);
afterAll(() => world?.close());

const [own, theirs] = ['Copper!Kettle41', 'Harvest@Cliff51'];
const claims = 'https://claims.akeneo.cloud';

/** Somebody with SDM of acme, who is also an administrator of the PIM of umbra, linked to one account. */
async function holdTwoCustomers(name: string) {
  const member = await addProductUser(world, 'sdm', 'acme', `${name}@acme.example`, own);
  const email = `${name}@umbra.example`;
  const [id] = await world.addUser({
    ...{ organization: 'umbra', product: 'pim', name, username: name, email, password: theirs },
    ...{ roles: ['Administrator at umbra'], tryThis: '' },
  });
  const key = `pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002|${id}`;
  expect((await enter(world, member.who)).end.kind).toBe('home');
  const atUmbra = { ...member.who, product: 'pim', organization: 'umbra' } as const;
  const browser = openRawBrowser();
  const tab = browser.openTab();
  expect((await authenticate(world, tab, atUmbra)).kind).toBe('link_account');
  await tab.press('default', { identifier: email, password: theirs });
  expect(readPlace(tab.page())).toEqual({ kind: 'home', account: member.userId });
  expect(tab.page().html).toContain('Administrator at umbra');
  expect(await listHeld(world, member.userId)).toEqual([member.key, key]);
  return { member, atUmbra, browser, key };
}

// A27, ASVS 8.3.2 and 8.4.1. Without it an SDM member of one customer is an administrator there because of a role at another.
test('a token names the product account of its own customer, and the products held there, whatever else is linked', async () => {
  const { member, atUmbra, browser, key } = await holdTwoCustomers('una');
  // At acme the same browser has a session too, and SDM only.
  const tab = browser.openTab();
  await tab.go(await writeAuthorizeUrl(world, member.who, { prompt: 'login' }));
  await givePassword(tab, member.who);
  const atAcme = await takeTokens(world, browser, member.who);
  expect(atAcme.claims).toMatchObject({
    [`${claims}/product_account`]: member.key,
    [`${claims}/products`]: ['sdm'],
  });
  expect((await takeTokens(world, browser, atUmbra)).claims).toMatchObject({
    [`${claims}/product_account`]: key,
    [`${claims}/products`]: ['pim'],
  });
  expect(JSON.stringify(atAcme.claims)).not.toContain(key);
  const acmePim = { product: 'pim', organization: 'acme' } as const;
  const refused = await askSilently(world, browser, acmePim);
  expect(readReason(refused.get('error_description'))).toBe('link_required');
}, 30_000);

// ASVS 8.4.1 and 7.2.1. Without it a cookie that one customer's product gave opens the same product of another.
test('the session that a product opened for one customer is none at another, whatever cookie is sent', async () => {
  const here = await addProductUser(world, 'pim', 'acme', 'cora@acme.example', own);
  const { person } = await enter(world, here.who);
  const cookies = person.listCookies().filter(({ name }) => name === 'pim_session');
  expect(cookies.map(({ path }) => path)).toEqual(['/acme']);
  const { pim } = await world.urls();
  for (const organization of ['acme', 'umbra']) {
    const answer = await fetch(`${pim}/${organization}/`, {
      redirect: 'manual',
      headers: { cookie: `pim_session=${cookies[0]?.value}` },
    });
    expect([organization, answer.status]).toEqual([
      organization,
      organization === 'acme' ? 200 : 302,
    ]);
  }
}, 30_000);

// ASVS 10.1.2 and 8.4.1. Without it a code of one customer, carried to another's callback, opens whoever has that number there.
test('a code that was given for one customer opens nothing at the callback of another', async () => {
  const { atUmbra, browser } = await holdTwoCustomers('carla');
  const urls = await world.urls();
  const tab = browser.openTab();
  // The product of acme has a sign-in under way in this browser: its state is true, the code is umbra's.
  const started = await browser.send(`${urls.pim}/acme/login`);
  const state = started.location?.searchParams.get('state') ?? '';
  const code = (await askSilently(world, browser, atUmbra)).get('code') ?? '';
  await tab.go(`${urls.pim}/acme/callback?${new URLSearchParams({ code, state })}`);
  expect([tab.page().status, readPlace(tab.page()).kind]).toEqual([400, 'elsewhere']);
  // Nor where the tenant is asked for umbra with the callback of acme.
  const again = await browser.send(`${urls.pim}/acme/login`);
  const forged = new URL(again.location ?? '');
  const umbra = (await world.organizations()).find(({ name }) => name === 'umbra');
  forged.searchParams.set('organization', umbra?.id ?? '');
  await tab.go(forged.href);
  expect(readPlace(tab.page())).toEqual({ kind: 'refused', reason: 'other_organization' });
}, 30_000);

// ASVS 8.4.1: what is linked in one customer is found by nothing that the other one's administrator can write.
test('an administrator who gives a user somebody’s address at another customer opens nothing of theirs', async () => {
  const victim = await addProductUser(world, 'sdm', 'acme', 'vito@acme.example', own);
  expect((await enter(world, victim.who)).end.kind).toBe('home');
  const rogue = await addProductUser(world, 'pim', 'umbra', victim.email, theirs);
  expect((await enter(world, rogue.who)).end.kind).toBe('password');
  const attacker = await addProductUser(world, 'pim', 'umbra', 'rogue@umbra.example', theirs);
  const merged = await enter(world, { ...attacker.who, workEmail: victim.email, leaveAt: 'inbox' });
  expect(merged.end.kind).toBe('inbox');
  expect(await listHeld(world, victim.userId)).toEqual([victim.key]);
  expect((await enter(world, { ...victim.who, product: 'pim' })).end.kind).toBe('link_account');
}, 30_000);
