import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createProduct } from '../../local/products/create-product.ts';
import { en } from '../../local/products/texts/en.ts';
import { fr } from '../../local/products/texts/fr.ts';
import { languageOfHeader } from '../../local/products/texts/text.ts';
import { createBrowser, words } from './browser.ts';
import { createTestProduct, person, type TestProduct } from './fixture.ts';

let pim: TestProduct;

beforeAll(async () => {
  pim = await createTestProduct('pim');
});
afterAll(() => pim.close());

test('English and French have the same keys with the same placeholders', () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  const placeholders = (value: string) => [...value.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, value] of Object.entries(en))
    expect([key, placeholders(fr[key as keyof typeof fr])]).toEqual([key, placeholders(value)]);
});

test.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['en;q=0.4, fr;q=0.6', 'fr'],
  ['nl-NL, fr;q=0.3', 'fr'],
  ['fr;q=0, en', 'en'],
  ['nl-NL', 'en'],
  ['de-AT', 'de'],
  ['pt-PT,pt;q=0.9,en;q=0.8', 'pt-BR'],
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-TW,en;q=0.8', 'en'],
  ['frr', 'en'],
  [undefined, 'en'],
] as const)('Accept-Language %s is answered in %s', (header, language) => {
  expect(languageOfHeader(header)).toBe(language);
});

test('before login the browser chooses the language, afterwards the locale of the user', async () => {
  const browser = createBrowser(pim.app, 'fr');
  expect(await words(await browser.get('/legacy/user/login'))).toContain('Mot de passe oublié ?');
  const ruth = person('pim', 'Ruth Okafor', 'legacy');
  await browser.login('legacy', ruth.email, ruth.password ?? '');
  expect(await words(await browser.get('/legacy/'))).toContain('Welcome, Ruth Okafor');
  const luc = person('pim', 'Luc Fontaine', 'legacy');
  const english = createBrowser(pim.app, 'en');
  await english.login('legacy', luc.email, luc.password ?? '');
  expect(await words(await english.get('/legacy/'))).toContain('Bienvenue, Luc Fontaine');
});

test('whatever a user is called is shown as text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const [id] = await pim.control.addUsers('legacy', [
    {
      organization: 'legacy',
      product: 'pim',
      name: `Mal ${evil}`,
      email: 'mal@legacy.example',
      username: evil,
      password: 'Brand-new-1',
      tryThis: '',
      roles: [evil],
      preferences: { [evil]: evil },
      history: [{ date: '2026-01-01', kind: 'created', item: evil }],
    },
  ]);
  const browser = createBrowser(pim.app);
  await browser.login('legacy', 'mal@legacy.example', 'Brand-new-1');
  const home = await (await browser.get('/legacy/')).text();
  expect(home).not.toContain('<img');
  expect(home.match(/&lt;img/g)?.length).toBe(8);
  await pim.call('PUT', `/accounts/${id}/product-cloud`, {
    body: { account: 'auth0|one' },
    at: 'legacy',
  });
  expect(pim.mails.at(-1)?.html).toContain('Mal &lt;img');
});

test('every page forbids scripts, framing, caching and sniffing', async () => {
  for (const path of ['/', '/legacy/user/login', '/nowhere/at/all', '/acme/user/reset/abc']) {
    const { headers } = await pim.app.request(`http://localhost:4401${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('every field has a label, every page a language and no inline style', async () => {
  await pim.call('POST', '/password-reset', { body: { identifier: 'rokafor' }, at: 'legacy' });
  const link = /\/legacy\/user\/reset\/\w+/.exec(pim.mails.at(-1)?.text ?? '')?.[0] ?? '';
  for (const path of ['/legacy/user/login', '/legacy/user/reset-request', link]) {
    const markup = await (await pim.app.request(`http://localhost:4401${path}`)).text();
    expect(markup).toMatch(/<html lang="en" class="pim">/);
    expect(markup).not.toContain('style=');
    const fields = [...markup.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id);
    expect(fields.length).toBeGreaterThan(0);
    for (const id of fields) expect(markup).toContain(`<label for="${id}">`);
  }
});

test('an organization without its final slash is sent to it with its query; others are not found', async () => {
  const get = (path: string) => pim.app.request(`http://localhost:4401${path}`);
  expect((await get('/acme?login_hint=a')).headers.get('location')).toBe('/acme/?login_hint=a');
  for (const path of ['/nordic/', '/nobody/login', '/acme/nothing'])
    expect((await get(path)).status).toBe(404);
});

test.each([
  [
    '/nobody/login',
    'fr',
    'Vérifiez son orthographe',
    '<a class="button" href="/">Retour à l’accueil',
  ],
  ['/acme/nothing', 'ja', '誤りがないか', '<a class="button" href="/acme/">スタートページに戻る'],
])('nothing at %s, in %s: the page says so and leads on', async (path, language, words, way) => {
  const headers = { 'accept-language': language };
  const answer = await pim.app.request(`http://localhost:4401${path}`, { headers });
  const markup = await answer.text();
  expect(answer.status).toBe(404);
  expect(markup).toContain(words);
  expect(markup).toContain(way);
});

test('a key that is too short and URLs of the wrong shape are refused by name', async () => {
  const good = {
    product: 'sdm' as const,
    organizations: [],
    clock: { now: () => 0 },
    identityKey: 'k'.repeat(32),
    issuer: 'http://localhost:4400/',
    oidc: { clientId: 'client', clientSecret: 'secret', connection: 'people' },
    baseUrl: 'http://localhost:4402',
    sendMail: async () => {},
  };
  await expect(createProduct({ ...good, identityKey: 'short' })).rejects.toThrow('identityKey');
  await expect(createProduct({ ...good, issuer: 'http://localhost:4400' })).rejects.toThrow(
    'issuer',
  );
  await expect(createProduct({ ...good, baseUrl: 'http://localhost:4402/' })).rejects.toThrow(
    'baseUrl',
  );
});
