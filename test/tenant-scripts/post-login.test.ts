import { expect, test } from '@jest/globals';
import { runPostLogin } from '../../local/tenant/scripts/run-post-login.ts';
import { jane, makeAction, makeTenantWith, run, runActions, seen } from './action-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();
const impatient = startSandbox(300);

test('without Actions the run completes with nothing added', async () => {
  expect(await runActions(sandbox)).toEqual({
    kind: 'completed',
    claims: { idToken: {}, accessToken: {} },
    scopesAdded: [],
    scopesRemoved: [],
  });
});

test('claims and scopes of all Actions add up in binding order, the last word counts', async () => {
  const outcome = await runActions(
    sandbox,
    makeAction(`api.idToken.setCustomClaim('a', 1); api.accessToken.setCustomClaim('b', ['x']);
      api.accessToken.addScope('one'); api.accessToken.addScope('two')`),
    makeAction(`api.idToken.setCustomClaim('a', 2); api.accessToken.removeScope('two')`),
  );
  expect(outcome).toEqual({
    kind: 'completed',
    claims: { idToken: { a: 2 }, accessToken: { b: ['x'] } },
    scopesAdded: ['one'],
    scopesRemoved: ['two'],
  });
});

test('the event holds the documented fields, and nothing else of the user', async () => {
  const action = makeAction(
    `const { secrets, ...rest } = event; api.idToken.setCustomClaim('seen', { rest, keys: Object.keys(secrets) })`,
    undefined,
    { secrets: { PIM_KEY: 'key' } },
  );
  const { last_login: _, last_ip: __, logins_count: ___, ...user } = jane;
  expect(seen(await runActions(sandbox, action))).toEqual({
    keys: ['PIM_KEY'],
    rest: {
      client: { client_id: 'pim-client', name: 'Akeneo PIM', metadata: { product: 'pim' } },
      connection: {
        id: run.connection.id,
        name: 'akeneo-product-cloud',
        strategy: 'auth0',
        metadata: {},
      },
      organization: {
        id: 'org_acme',
        name: 'acme',
        display_name: 'Acme',
        metadata: run.organization?.metadata,
      },
      request: {
        ip: '192.0.2.1',
        method: 'GET',
        query: { 'ext-proof': 'abc' },
        body: {},
        geoip: {},
        hostname: 'localhost',
        language: 'fr',
        user_agent: 'Browser',
      },
      transaction: { ...run.transaction, protocol: 'oidc-basic-profile', metadata: {} },
      authentication: { methods: [{ name: 'pwd', timestamp: '1970-01-01T00:00:01.000Z' }] },
      authorization: { roles: [] },
      session: { id: 'session-1' },
      stats: { logins_count: 3 },
      tenant: { id: 'localhost' },
      user,
    },
  });
});

test('a refresh token grant: no session, no prompt, the refresh token instead', async () => {
  const action =
    makeAction(`api.idToken.setCustomClaim('seen', [Object.keys(event.transaction).sort(),
    event.transaction.protocol, event.refresh_token, event.session === undefined, event.organization === undefined,
    event.resource_server, api.redirect.canRedirect()])`);
  const { session: _, transaction: __, organization: ___, ...rest } = run;
  const outcome = await runPostLogin(sandbox, makeTenantWith(action), {
    ...rest,
    protocol: 'oauth2-refresh-token',
    audience: 'https://api.test',
    canPrompt: false,
    refreshToken: {
      id: 'rt-1',
      family: 'f',
      tokenHash: 'hash',
      client_id: 'pim-client',
      user_id: jane.user_id,
      connection: 'akeneo-product-cloud',
      scope: ['openid', 'offline_access'],
      createdAt: 0,
      expiresAt: 1000,
      revoked: false,
    },
  });
  expect(seen(outcome)).toEqual([
    ['metadata', 'protocol', 'requested_scopes'],
    'oauth2-refresh-token',
    {
      id: 'rt-1',
      client_id: 'pim-client',
      user_id: jane.user_id,
      created_at: '1970-01-01T00:00:00.000Z',
      expires_at: '1970-01-01T00:00:01.000Z',
    },
    true,
    true,
    { identifier: 'https://api.test' },
    false,
  ]);
});

test('the event cannot be changed, at any depth', async () => {
  const action = makeAction(`'use strict';
    const tries = [() => { event.x = 1 }, () => { event.user.email = 'x' }, () => { event.user.identities.push(1) },
      () => { event.transaction.metadata = {} }, () => { event.transaction.metadata.a = 1 }, () => { event.secrets.K = 1 },
      () => { event.user.app_metadata.deep.er = 1 }];
    api.idToken.setCustomClaim('seen', tries.map((one) => { try { one(); return 'changed' } catch (e) { return e.name } }))`);
  const tenant = makeTenantWith(action);
  const user = { ...jane, app_metadata: { deep: { er: 0 } } };
  expect(seen(await runPostLogin(sandbox, tenant, { ...run, user }))).toEqual(
    Array.from({ length: 7 }, () => 'TypeError'),
  );
});

test('metadata is written once the trigger has ended: set, removed, the rest untouched', async () => {
  const tenant = makeTenantWith(
    makeAction(`api.user.setAppMetadata('new', { a: 1 }); api.user.setAppMetadata('gone', null);
      api.user.setUserMetadata('language', 'fr')`),
    makeAction(
      `api.idToken.setCustomClaim('seen', [event.user.app_metadata, event.user.user_metadata])`,
    ),
  );
  const outcome = await runPostLogin(sandbox, tenant, run);
  expect(seen(outcome)).toEqual([{ old: 1, gone: 2 }, {}]);
  const user = tenant.state.users.get(jane.user_id);
  expect(user?.app_metadata).toEqual({ old: 1, new: { a: 1 } });
  expect(user?.user_metadata).toEqual({ language: 'fr' });
  expect(user?.updated_at).not.toBe(jane.updated_at);
});

test('an Action that changes nothing leaves the user as it was', async () => {
  const tenant = makeTenantWith(makeAction(''));
  await runPostLogin(sandbox, tenant, run);
  expect(tenant.state.users.get(jane.user_id)).toEqual(jane);
});

test('a denial stops later Actions and keeps the metadata that was set', async () => {
  const tenant = makeTenantWith(
    makeAction(
      `api.access.deny('Not here. [not_here]'); api.user.setAppMetadata('new', 1)`,
      undefined,
      {
        name: 'gate',
      },
    ),
    makeAction(`api.user.setAppMetadata('later', 1)`),
  );
  expect(await runPostLogin(sandbox, tenant, run)).toEqual({
    kind: 'denied',
    error: 'access_denied',
    reason: 'Not here. [not_here]',
    action: 'gate',
  });
  expect(tenant.state.users.get(jane.user_id)?.app_metadata).toEqual({ old: 1, gone: 2, new: 1 });
});

test('validation.error: denied with its own code', async () => {
  expect(
    await runActions(sandbox, makeAction(`api.validation.error('bad_input', 'text')`)),
  ).toMatchObject({ kind: 'denied', error: 'bad_input', reason: 'text' });
});

test('an Action that throws: failed, logged without its secrets, nothing written', async () => {
  const tenant = makeTenantWith(
    makeAction(`api.user.setAppMetadata('new', 1)`),
    makeAction(`throw new TypeError('with ' + event.secrets.KEY)`, undefined, {
      name: 'broken',
      secrets: { KEY: 'the-secret' },
    }),
  );
  expect(await runPostLogin(sandbox, tenant, run)).toEqual({
    kind: 'failed',
    action: 'broken',
    error: 'with ***',
  });
  expect(tenant.state.logs).toMatchObject([
    {
      type: 'actions_execution_failed',
      details: {
        action_name: 'broken',
        action_error: { name: 'TypeError', message: 'with ***' },
        error_class: 'action_error',
      },
    },
  ]);
  expect(JSON.stringify(tenant.state.logs)).not.toContain('the-secret');
  expect(tenant.state.users.get(jane.user_id)?.app_metadata).toEqual(jane.app_metadata);
});

test.each([
  ['a loop', `for (;;) {}`],
  ['a loop after an await', `await null; for (;;) {}`],
  ['a promise that hangs', `await new Promise(() => {})`],
])('%s: failed at the limit, and the next run works', async (_name, body) => {
  const action = makeAction(`if (event.request.query.fine) return; ${body}`);
  const tenant = makeTenantWith(action);
  expect(await runPostLogin(impatient, tenant, run)).toMatchObject({ kind: 'failed' });
  expect(tenant.state.logs).toMatchObject([{ details: { error_class: 'action_timeout' } }]);
  const next = await runPostLogin(impatient, tenant, { ...run, query: { fine: 'yes' } });
  expect(next).toMatchObject({ kind: 'completed' });
});

test('the limit is one for all Actions of the trigger', async () => {
  const slow = () => makeAction(`await new Promise((done) => setTimeout(done, 200))`);
  expect(await runActions(impatient, slow(), slow())).toMatchObject({ kind: 'failed' });
});

test('a floating promise that is rejected fails the run', async () => {
  const action = makeAction(
    `Promise.reject(new Error('forgotten')); await new Promise((done) => setTimeout(done, 50))`,
  );
  expect(await runActions(sandbox, action)).toMatchObject({
    kind: 'failed',
    error: 'unhandled rejection: forgotten',
  });
});

test('out of memory and process.exit: failed, contained', async () => {
  const hoard = makeAction(`const hoard = []; for (;;) hoard.push(new Array(1e6).fill({}))`);
  expect(await runActions(sandbox, hoard)).toMatchObject({
    error: expect.stringContaining('memory'),
  });
  expect(await runActions(sandbox, makeAction(`process.exit(0)`))).toMatchObject({
    kind: 'failed',
  });
});

test('a handler that is missing or not async: failed', async () => {
  const missing = makeAction('', undefined, {
    code: `exports.onExecutePreUserRegistration = async () => {}`,
  });
  expect(await runActions(sandbox, missing)).toMatchObject({
    error: 'the Action exports no onExecutePostLogin',
  });
  const sync = makeAction('', undefined, { code: `exports.onExecutePostLogin = () => {}` });
  expect(await runActions(sandbox, sync)).toMatchObject({
    error: 'onExecutePostLogin must be an async function',
  });
});

test('a module that throws while loading throws at every run, and module state lives on', async () => {
  const broken = makeAction('', undefined, { code: `throw new Error('at load')` });
  const tenant = makeTenantWith(broken);
  for (let n = 0; n < 2; n++)
    expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({ error: 'at load' });
  const counting = makeAction('', undefined, {
    code: `let n = 0; module.exports = { onExecutePostLogin: async (event, api) => api.idToken.setCustomClaim('seen', ++n) }`,
  });
  const other = makeTenantWith(counting);
  await runPostLogin(sandbox, other, run);
  expect(seen(await runPostLogin(sandbox, other, run))).toBe(2);
});

test('a trigger that names no Action, or more than 20: failed', async () => {
  const tenant = makeTenantWith();
  tenant.configuration.triggers = { 'post-login': ['nowhere'] };
  expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({
    kind: 'failed',
    action: 'nowhere',
  });
  tenant.configuration.triggers = { 'post-login': Array.from({ length: 21 }, () => 'one') };
  expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({
    error: expect.stringContaining('20'),
  });
});

test('setPrimaryUser: recorded, once, only for a user who holds the identity; user metadata beside it is lost', async () => {
  const act =
    makeAction(`api.authentication.setPrimaryUser(event.request.query.primary); api.user.setUserMetadata('a', 1);
    api.user.setAppMetadata('b', 1)`);
  const again = makeAction(`if (event.request.query.twice) api.authentication.setPrimaryUser('x')`);
  const tenant = makeTenantWith(act, again);
  const primary = { ...structuredClone(jane), user_id: 'auth0|keep', app_metadata: {} };
  tenant.state.users.set('auth0|keep', primary);
  const ask = (query: Record<string, string>) => runPostLogin(sandbox, tenant, { ...run, query });
  expect(await ask({ primary: 'auth0|keep' })).toMatchObject({ primaryUser: 'auth0|keep' });
  expect([primary.app_metadata, primary.user_metadata]).toEqual([{ b: 1 }, {}]);
  expect(await ask({ primary: 'auth0|nobody' })).toMatchObject({ kind: 'failed' });
  expect(await ask({ primary: 'x'.repeat(129) })).toMatchObject({ kind: 'failed' });
  expect(await ask({ primary: 'auth0|keep', twice: 'yes' })).toMatchObject({
    error: expect.stringContaining('once'),
  });
});

test('what is kept of a run hides secrets, vars and cached values', async () => {
  const action = makeAction(
    `api.idToken.setCustomClaim('claim', 'has ' + event.secrets.KEY); api.cache.set('token', 'cached-token');
     api.prompt.render('ap_form', { fields: { work_email: 'jane@acme.test' }, vars: { proof: 'private' } });
     console.log('key', event.secrets.KEY)`,
    undefined,
    { secrets: { KEY: 'the-secret' } },
  );
  await runActions(sandbox, action);
  expect(sandbox.executions().at(-1)).toEqual({
    at: expect.stringMatching(/^20..-/),
    name: action.name,
    handler: 'onExecutePostLogin',
    ms: expect.any(Number),
    outcome: 'ended',
    logs: 'key ***\n',
    commands: [
      { call: 'idToken.setCustomClaim', args: ['claim', 'has ***'] },
      { call: 'cache.set', args: ['token', { value: '***', expires_at: expect.any(Number) }] },
      {
        call: 'prompt.render',
        args: ['ap_form', { fields: { work_email: 'jane@acme.test' }, vars: { proof: '***' } }],
      },
    ],
  });
});
