import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCookieJar } from '../support/cookie-jar.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { type HttpTab, openTab } from '../support/http-tab.ts';
import { readText } from '../support/read-html.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const ruth = 'ruth.okafor@legacy.example';
const chosen = { pim: 'Renewed!Barrel38', sdm: 'Renewed#Violet59' };
let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

/** The login page of the product itself, "Forgot your password?", the mail, its link, a new password, signed in with it. */
async function resetAndSignIn(product: 'pim' | 'sdm', identifier: string): Promise<HttpTab> {
  const urls = await world.urls();
  const tab = openTab(createCookieJar(), 'en');
  const login = await tab.go(`${urls[product]}/legacy/`);
  expect(login.html).toContain('<a href="/legacy/user/reset-request">Forgot your password?</a>');
  await tab.go(`${urls[product]}/legacy/user/reset-request`);
  const sent = await tab.submit({ username: identifier });
  expect(readText(sent.html, /<h1>/, '</h1>')).toBe('Check your inbox');
  await tab.go(await world.waitForLink(ruth, `${urls[product]}/legacy/user/reset/`));
  const password = chosen[product];
  const back = await tab.submit({ password, password_repeat: password });
  expect(back.html).toContain('Your password has been successfully reset. You may login now.');
  await tab.submit({ _username: identifier, _password: password });
  return tab;
}

test('before the rollout each product resets its own password, and after it the new one of PIM signs in and links both', async () => {
  for (const [product, identifier] of [
    ['pim', 'rokafor'],
    ['sdm', ruth],
  ] as const) {
    const tab = await resetAndSignIn(product, identifier);
    expect(tab.page().html).toContain('Welcome, Ruth Okafor');
  }
  expect(await world.users()).toEqual([]);

  await world.setMetadata('legacy', 'rollout', 'on');
  const person = await createPerson(world);
  const to = { product: 'pim', organization: 'legacy', identifier: ruth } as const;
  const old = await signIn(world, person, { ...to, password: 'Tulip!Barrel37' });
  expect(old.end).toEqual({
    kind: 'password',
    message: expect.stringContaining('User not found, or wrong password.'),
  });
  const first = await signIn(world, person, { ...to, password: chosen.pim });
  expect(first.pages).toContain('inbox');
  expect(first.end.kind).toBe('home');
  expect((await person.openProduct('sdm', 'legacy')).kind).toBe('home');
  // A slot of the day's limits is a user, too.
  const people = (await world.users()).filter(({ email }) => !email.endsWith('.invalid'));
  expect(people.map(({ email, identities }) => [email, identities.length])).toEqual([[ruth, 2]]);
});

test('from then on neither a legacy reset nor its password is a way in', async () => {
  const urls = await world.urls();
  const tab = openTab(createCookieJar(), 'en');
  for (const product of ['pim', 'sdm'] as const) {
    const page = await tab.go(`${urls[product]}/legacy/user/reset-request`);
    expect(page.url.pathname).toBe('/u/login/identifier');
  }
  const person = await createPerson(world);
  const { end } = await signIn(world, person, {
    product: 'sdm',
    organization: 'legacy',
    identifier: ruth,
    password: chosen.sdm,
  });
  expect(end.kind).toBe('password');
});
