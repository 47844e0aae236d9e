import { expect, test } from '@jest/globals';
import { addOddPeople, addresses, judgedBy } from '../support/addresses.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import { writeAuthorizeUrl } from '../support/raw-browser.ts';
import { openStranger, type Stranger } from '../support/stranger.ts';
import {
  enterAs,
  openProductLogin,
  openTenant,
  openWithoutOrganization,
  walkApis,
  walkLegacy,
  walkProduct,
  walkSignIn,
} from '../support/stranger-walks.ts';
import { listDifferences, useStrangers } from '../support/use-strangers.ts';
import { isRoute, routesOfStrangers } from './routes-of-strangers.ts';

// A21, ASVS 6.3.8. Without it a list of addresses becomes a list of customers, and of people worth guessing at.

const { world, known, visited, expectSame, listCalls } = useStrangers();
const everybody = addresses.map(({ title }) => title);
const statuses = ({ impressions }: Stranger) => impressions.map(({ status }) => status);
const limitMs = 120_000;

test.each([
  ['pim', 'en', 'User not found, or wrong password.'],
  ['sdm', 'fr', 'Utilisateur introuvable ou mot de passe incorrect.'],
] as const)(
  'signing in from %s, in %s: no page tells addresses apart, nor does asking for a reset',
  async (product, language, text) => {
    const start = await openProductLogin(world, product, 'acme');
    const seen = await expectSame(everybody, (one) => walkSignIn(start, one, 1), language);
    expect(statuses(seen)).toEqual([302, 302, 302, 200, 302, 200, 400, 200, 302, 200, 302, 200]);
    expect(seen.impressions[6]?.body).toContain(text);
    expect(seen.impressions.at(-1)?.body).toContain('<typed>');
  },
  limitMs,
);

test(
  'ten wrong passwords block every address alike',
  async () => {
    const start = await openProductLogin(world, 'pim', 'acme');
    const few = ['nobody’s', 'in both', 'disabled in PIM', 'of an unfinished import', 'migrated'];
    const seen = await expectSame(few, (one) => walkSignIn(start, one, 10));
    const posts = seen.impressions.filter(({ request }) => request.startsWith('POST /u/login/pas'));
    expect(posts.map(({ status }) => status)).toEqual([...Array(9).fill(400), 429]);
  },
  limitMs,
);

test('the APIs of the tenant answer every address alike', async () => {
  const seen = await expectSame(everybody, (one) => walkApis(world, one));
  expect(statuses(seen).slice(0, 2)).toEqual([200, 200]);
  expect(
    statuses(seen)
      .slice(2)
      .every((status) => status >= 400),
  ).toBe(true);
});

test('/authorize takes any address as a hint, posted too', async () => {
  const url = await writeAuthorizeUrl(world, { product: 'pim', organization: 'acme' });
  const [path = '', query] = url.split('?');
  const request = Object.fromEntries(new URLSearchParams(query));
  await expectSame(everybody, (one) => one.post(path, { ...request, login_hint: one.typed }));
});

test.each(['pim', 'sdm'] as const)(
  '%s without a session answers every address alike',
  async (product) => {
    await expectSame(everybody, (one) => walkProduct(world, one, product));
  },
);

test.each(['pim', 'sdm'] as const)(
  'the own pages of %s, where it is not rolled out, answer every address alike, but say who is locked',
  async (product) => {
    const odd = await addOddPeople(world, product, 'legacy', 'legacy.example');
    const isLocked = (typed: string) => typed.startsWith('locked');
    const people = ['nobody@legacy.example', 'ruth.okafor@legacy.example'];
    const walk = (one: Stranger) => walkLegacy(world, one, product);
    const seen = await expectSame([...people, ...odd.filter((one) => !isLocked(one))], walk);
    expect(statuses(seen)).toEqual([200, 302, 200, 200, 200, 200, 200]);
    // docs/decisions/same-answers.md
    const locked = await expectSame(odd.filter(isLocked), walk);
    expect(listDifferences(seen, locked)).toEqual(['GET /legacy/user/login']);
  },
);

test('without an organization, every address has a wrong password', async () => {
  const start = await openWithoutOrganization(world);
  const seen = await expectSame(everybody, (one) => walkSignIn(start, one, 1));
  expect(seen.impressions[4]).toMatchObject({ status: 400 });
});

test('an organization that is not rolled out tells its people from users of the tenant in one text, and nothing else', async () => {
  const url = await writeAuthorizeUrl(world, { product: 'pim', organization: 'legacy' });
  const walk = (one: Stranger) => walkSignIn(openTenant(url), one, 1);
  const outside = await expectSame(judgedBy('scripts'), walk);
  const inside = await expectSame(judgedBy('tenant'), walk);
  // docs/decisions/same-answers.md
  expect(listDifferences(outside, inside)).toEqual(['POST /u/login/password']);
  expect(outside.impressions[4]?.body).toContain('is not enabled for you yet');
  expect(inside.impressions[4]?.body).toContain('User not found, or wrong password.');
});

test('a pilot tells who is in it in one text; whoever is in it is like everybody elsewhere', async () => {
  const listed = ['nobody@umbra.example', 'ines.keller@umbra.example', known.get('migrated') ?? ''];
  const others = ['not.there@umbra.example', 'tara.becker@umbra.example'];
  await world.setMetadata('umbra', 'rollout', 'pilot');
  await world.setMetadata('umbra', 'pilot_1', listed.join(' '));
  const url = await writeAuthorizeUrl(world, { product: 'pim', organization: 'umbra' });
  const walk = (one: Stranger) => walkSignIn(openTenant(url), one, 1);
  const inside = await expectSame([...listed, 'linked', 'of an unfinished import'], walk);
  const outside = await expectSame(others, walk);
  expect(listDifferences(outside, inside)).toEqual(['POST /u/login/password']);
  expect(outside.impressions[4]?.body).toContain('is not enabled for you yet');
});

test.each(['verify', 'reset'] as const)(
  '“Link your account.”, %s: no address is told apart, on the page or by the calls made',
  async (what) => {
    const { who } = await ordinaryPim.arrive(world, `link-thief-${what}`);
    await signIn(world, await createPerson(world), who);
    const odd = await addOddPeople(world, 'sdm', 'acme', `${what}.example`);
    const asked: string[][] = [];
    const titles = ['nobody’s', 'in SDM', 'in both', 'linked', 'merged into another account'];
    await expectSame([...titles, ...odd], async (one) => {
      await enterAs(world, one, { ...who, product: 'sdm' });
      const { tab, typed } = one;
      const act = () =>
        what === 'verify'
          ? tab.press('default', { identifier: typed, password: 'Not-The-Password-1!' })
          : tab
              .press('component:link_forgot')
              .then(() => tab.press('default', { reset_email: typed }));
      asked.push(await listCalls(act));
      expect(tab.page().html).toContain(what === 'verify' ? 'User not found' : 'Check your inbox');
    });
    expect(asked[0]?.length).toBeGreaterThan(2);
    for (const calls of asked) expect(calls).toEqual(asked[0]);
  },
  limitMs,
);

test(
  '“Confirm your email address”: every address gets the mail, and nobody is told whose it is',
  async () => {
    const { who } = await ordinarySdm.arrive(world, 'confirm-thief');
    const asked: string[][] = [];
    const few = everybody.filter((title) => !/machine|password|PIM since/.test(title)).slice(0, 10);
    await expectSame(few, async (one) => {
      await enterAs(world, one, who);
      const act = () => one.tab.press('default', { work_email: one.typed });
      asked.push(await listCalls(act));
      expect(one.tab.page().html).toContain('Check your inbox');
    });
    for (const calls of asked) expect(calls).toEqual(asked[0]);
  },
  limitMs,
);

test(
  'wherever the scripts judge, a wrong password and a reset cost the same outside calls',
  async () => {
    const start = await openProductLogin(world, 'pim', 'acme');
    const costs = new Set<string>();
    for (const title of judgedBy('scripts')) {
      const stranger = openStranger(known.get(title) ?? '');
      const calls = await listCalls(() => walkSignIn(start, stranger, 1));
      costs.add(calls.map((call) => call.replace(/\?.*/, '')).join('\n'));
    }
    expect([...costs]).toHaveLength(1);
    // get_user twice and login: both products each; one password each; the reset page and its resend.
    expect([...costs][0]?.split('\n')).toHaveLength(2 + 2 + 2 + 2 + 2);
  },
  limitMs,
);

test(
  'while a product is taken to be down, every address that the scripts judge gets one answer, after as many calls',
  async () => {
    const start = await openProductLogin(world, 'pim', 'acme');
    await world.setFault('pim', { kind: 'closed_socket' });
    await walkSignIn(start, openStranger('opens.the.circuit@acme.example'), 1);
    await world.settle();
    const asked: string[][] = [];
    const seen = await expectSame(judgedBy('scripts'), async (one) => {
      const calls = await listCalls(() => walkSignIn(start, one, 1));
      asked.push(calls.map((call) => call.replace(/\?.*/, '')));
    });
    await world.resetProduct('pim');
    await world.advanceClock(60_000);
    expect(seen.impressions[6]?.body).toContain('temporarily unavailable');
    // SDM alone: get_user at the sign-in and twice for the reset, login with a look-up and a password.
    expect(asked[0]).toHaveLength(5);
    expect(asked[0]?.join()).not.toContain(new URL((await world.urls()).pim).port);
    for (const calls of asked) expect(calls).toEqual(asked[0]);
  },
  limitMs,
);

test('every route is compared, or says why no address matters there', async () => {
  const urls = await world.urls();
  const routes = await world.routes();
  for (const server of ['tenant', 'pim', 'sdm'] as const) {
    const table = routesOfStrangers[server];
    expect(routes[server].toSorted()).toEqual(Object.keys(table).toSorted());
    const { origin } = new URL(urls[server]);
    const here = visited.filter((request) => request.origin === origin);
    const compared = Object.keys(table).filter((route) => table[route] === 'compared');
    const isVisited = (route: string) => here.some((request) => isRoute(route, request));
    expect(compared.filter((route) => !isVisited(route))).toEqual([]);
  }
});

test('the identity API and the Management API have one answer for whoever has no token', async () => {
  const urls = await world.urls();
  const email = encodeURIComponent(known.get('in both') ?? '');
  for (const address of [email, 'nobody%40acme.example'])
    for (const url of [
      `${urls.pim}/acme/identity/v1/accounts?identifier=${address}`,
      `${urls.sdm}/acme/identity/v1/accounts?identifier=${address}`,
      `https://${urls.management}/api/v2/users-by-email?email=${address}`,
    ])
      expect((await fetch(url)).status).toBe(401);
});
