import { expect, test } from '@jest/globals';
import { runPostLogin } from '../../local/tenant/scripts/run-post-login.ts';
import { makeAction, makeTenantWith, run, runActions, seen } from './action-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();

const runOne = (body: string, parts = {}) => runActions(sandbox, makeAction(body, '', parts));

test('transaction metadata is seen at once, and by later Actions; null removes it', async () => {
  const outcome = await runActions(
    sandbox,
    makeAction(`api.transaction.setMetadata('a', 1); api.transaction.setMetadata('b', true);
      api.transaction.setMetadata('c', 'text'); api.transaction.setMetadata('a', null);
      api.idToken.setCustomClaim('first', { ...event.transaction.metadata })`),
    makeAction(`api.idToken.setCustomClaim('seen', event.transaction.metadata)`),
  );
  expect(outcome).toMatchObject({ claims: { idToken: { first: { b: true, c: 'text' } } } });
  expect(seen(outcome)).toEqual({ b: true, c: 'text' });
});

test.each([
  [`api.transaction.setMetadata('k'.repeat(65), 1)`, '64 characters'],
  [`api.transaction.setMetadata('', 1)`, 'not empty'],
  [`api.transaction.setMetadata('a.b', 1)`, 'must not contain'],
  [`api.transaction.setMetadata('a', 'x'.repeat(8193))`, '8 kB'],
  [`for (const k of ['a', 'b', 'c']) api.transaction.setMetadata(k, 'x'.repeat(6000))`, '16 kB'],
  [`api.transaction.setMetadata('a', {})`, 'a string, a safe integer or a boolean'],
  [`api.transaction.setMetadata('a', 1.5)`, 'a string, a safe integer or a boolean'],
  [`api.transaction.setMetadata('a', undefined)`, 'a string, a safe integer or a boolean'],
  [`api.user.setAppMetadata('a.b', 1)`, 'must not contain'],
  [`api.user.setAppMetadata('$a', 1)`, 'must not contain'],
  [`api.user.setAppMetadata('a', { when: new Date() })`, 'the metadata a.when is not plain'],
  [`api.user.setAppMetadata('a', undefined)`, 'not plain'],
  [`api.user.setAppMetadata('a', 'x'.repeat(33000))`, '32 kB of app_metadata'],
  [`api.user.setUserMetadata('a', 'x'.repeat(33000))`, '32 kB of user_metadata'],
  [`api.idToken.setCustomClaim('sub', 'x')`, 'keeps for itself'],
  [`api.accessToken.setCustomClaim('a', () => 1)`, 'not plain'],
  [`api.accessToken.addScope('')`, 'not empty'],
  [`api.access.deny()`, 'the reason of a denial'],
  [`api.prompt.render('ap_other')`, 'the tenant has no form ap_other'],
  [`api.prompt.render('ap_form', { fields: { title: 'x' } })`, 'no field title'],
  [`api.prompt.render('ap_form', { fields: { work_email: 'x'.repeat(25000) } })`, '24 kB'],
  [`api.prompt.render('ap_form', { vars: [] })`, 'vars must be an object'],
  [
    `api.prompt.render('ap_form', { vars: { a: new Map() } })`,
    'vars.a is not plain JSON data (Map)',
  ],
  [
    `api.redirect.sendUserTo('https://x.test')`,
    'api.redirect.sendUserTo is not implemented by the local tenant',
  ],
  [`api.session.revoke('x')`, 'api.session.revoke is not implemented by the local tenant'],
  [`api.refreshToken.revoke('x')`, 'not implemented'],
  [`api.authentication.enrollWithAny([])`, 'not implemented'],
  [`api.multifactor.enable('any')`, 'not implemented'],
  [`api.roles.getUserEffectiveRoles()`, 'not implemented'],
  [`api.nothing.here()`, `Cannot read properties of undefined (reading 'here')`],
  [`api.access.allow()`, 'api.access.allow is not a function'],
])('%s: the Action fails', async (body, message) => {
  expect(await runOne(body)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining(message),
  });
});

test('a form may get its fields, hidden ones included, and any vars', async () => {
  expect(
    await runOne(
      `api.prompt.render('ap_form', { fields: { hidden: 'h', work_email: 'e' }, vars: { any: [1, { a: null }] } })`,
    ),
  ).toMatchObject({
    kind: 'suspended',
    run: { prompt: { fields: { hidden: 'h', work_email: 'e' }, vars: { any: [1, { a: null }] } } },
  });
});

test('what is handed to the api is taken as it is at the call', async () => {
  expect(
    seen(await runOne(`const list = [1]; api.idToken.setCustomClaim('seen', list); list.push(2)`)),
  ).toEqual([1]);
});

test('an api call after the Action has ended changes nothing', async () => {
  const action = makeAction(
    `if (event.request.query.look) return api.idToken.setCustomClaim('seen', globalThis.late);
     setTimeout(() => { try { api.access.deny('late') } catch (e) { globalThis.late = e.message } }, 5)`,
  );
  const tenant = makeTenantWith(action);
  expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({ kind: 'completed' });
  await runPostLogin(
    sandbox,
    makeTenantWith(makeAction(`await new Promise((done) => setTimeout(done, 30))`)),
    run,
  );
  const looking = await runPostLogin(sandbox, tenant, { ...run, query: { look: 'yes' } });
  expect(seen(looking)).toBe('api.access.deny was called after the Action had ended');
});

test('rules never ran, and redirecting is possible where a page can be shown', async () => {
  expect(
    seen(
      await runOne(
        `api.idToken.setCustomClaim('seen', [api.rules.wasExecuted('x'), api.redirect.canRedirect()])`,
      ),
    ),
  ).toEqual([false, true]);
});

test('the cache is one for the trigger: later Actions and later runs read it, until it expires', async () => {
  const fresh = { value: 'v', expires_at: expect.any(Number) };
  const set = await runOne(
    `api.idToken.setCustomClaim('seen', [api.cache.set('shared', 'v', { ttl: 60000 }), api.cache.get('shared')])`,
  );
  expect(seen(set)).toEqual([{ type: 'success', record: fresh }, fresh]);
  const get = `api.idToken.setCustomClaim('seen', api.cache.get('shared') ?? null)`;
  expect(seen(await runOne(get))).toEqual(fresh);
  sandbox.clock.advance(61_000);
  expect(seen(await runOne(get))).toBeNull();
});

test('the cache forgets what is deleted', async () => {
  await runOne(`api.cache.set('other', 'v')`);
  expect(
    seen(
      await runOne(
        `api.idToken.setCustomClaim('seen', [api.cache.delete('other'), api.cache.delete('other')])`,
      ),
    ),
  ).toEqual([{ type: 'success' }, { type: 'error', code: 'CacheKeyDoesNotExist' }]);
  expect(
    seen(await runOne(`api.idToken.setCustomClaim('seen', api.cache.get('other') ?? null)`)),
  ).toBeNull();
});

test.each([
  [`api.cache.set('k'.repeat(65), 'v')`, 'CacheKeySizeExceeded'],
  [`api.cache.set('k', 'v'.repeat(4097))`, 'CacheValueSizeExceeded'],
  [`['a', 'b', 'c'].map((k) => api.cache.set(k, 'v'.repeat(4000))).at(-1)`, 'CacheSizeExceeded'],
  [`Array.from({ length: 21 }, (_, n) => api.cache.set('k' + n, 'v')).at(-1)`, 'CacheSizeExceeded'],
  [`api.cache.set('k', 'v', { ttl: 0 })`, 'ItemAlreadyExpired'],
  [`api.cache.set('k', 'v', { ttl: NaN })`, 'InvalidExpiry'],
])('%s: %s, and the Action goes on', async (body, code) => {
  const own = `for (const k of 'abcdefghijklmnopqrstuvwxyz') api.cache.delete(k); for (let n = 0; n < 30; n++) api.cache.delete('k' + n);`;
  expect(seen(await runOne(`${own} api.idToken.setCustomClaim('seen', ${body})`))).toEqual({
    type: 'error',
    code,
  });
  await runOne(own);
});

test('a cached value lives a day at most, and 15 minutes if nothing is said', async () => {
  const minutes = seen(
    await runOne(`const now = Date.now(); api.idToken.setCustomClaim('seen', [
      api.cache.set('a', 'v', { ttl: 9e9 }), api.cache.set('b', 'v'), api.cache.set('c', 'v', { ttl: 120000, expires_at: now + 60000 })
    ].map((one) => Math.round((one.record.expires_at - now) / 60000)))`),
  );
  expect(minutes).toEqual([1440, 15, 1]);
});

test('declared dependencies can be required, their subpaths too; others and pins cannot', async () => {
  const body = `const look = (name) => { try { return require(name) } catch (e) { return e.message } };
    api.idToken.setCustomClaim('seen', [look('parcel'), look('parcel/inner'), look('axios'), look('parcel@2.0.0')])`;
  const declared = { dependencies: [{ name: 'parcel', version: '2.0.0' }] };
  expect(seen(await runOne(body, declared))).toEqual([
    'parcel 2.0.0',
    'inner parcel',
    `Cannot find module 'axios'`,
    `Cannot find module 'parcel@2.0.0'`,
  ]);
});

test.each([
  [
    { dependencies: [{ name: 'parcel', version: '2.0.1' }] },
    'parcel@2.0.1 is not installed (found: 2.0.0)',
  ],
  [{ dependencies: [{ name: 'parcel', version: 'latest' }] }, 'parcel@latest is not installed'],
  [
    { dependencies: [{ name: 'nowhere', version: '1.0.0' }] },
    'nowhere@1.0.0 is not installed (found: none)',
  ],
  [
    { dependencies: Array.from({ length: 11 }, () => ({ name: 'parcel', version: '2.0.0' })) },
    '10 dependencies',
  ],
  [{ code: `// ${'x'.repeat(100 * 1024)}` }, '100 kB'],
  [
    { secrets: Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`K${n}`, 'v'])) },
    '30 secrets',
  ],
  [{ secrets: { ['K'.repeat(129)]: 'v' } }, '128 characters'],
  [{ secrets: { K: 'v'.repeat(4097) } }, '4096 characters'],
  [
    { supported_triggers: [{ id: 'pre-user-registration', version: 'v2' }] },
    'does not support post-login',
  ],
])('an Action that Auth0 would not deploy does not run: %#', async (parts, message) => {
  expect(await runOne('', parts)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining(message),
  });
});
