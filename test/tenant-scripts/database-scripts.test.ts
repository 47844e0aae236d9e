import { expect, test } from '@jest/globals';
import { runDatabaseScript } from '../../local/tenant/scripts/run-database-script.ts';
import { makeTenant } from '../support/make-tenant.ts';
import { runLogin, withLogin, withScript } from './database-script-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();
const login = (body: string) => runLogin(sandbox, withLogin(body));

test('a script that hands over a profile: the profile', async () => {
  expect(
    await login(`callback(null, { user_id: 'pim|1', email: identifier, nothing: undefined })`),
  ).toEqual({ kind: 'profile', profile: { user_id: 'pim|1', email: 'jane@acme.test' } });
});

test('the script sees identifier, password and context, and its configuration', async () => {
  const connection = withLogin(
    `callback(null, { user_id: 'x', seen: [identifier, password, context.organization.name, configuration.PIM_KEY] })`,
    { configuration: { PIM_KEY: 'the-key' } },
  );
  expect(await runLogin(sandbox, connection)).toMatchObject({
    profile: { seen: ['jane@acme.test', 'jane-password', 'acme', 'the-key'] },
  });
});

test('a connection without context: the callback follows the password', async () => {
  const connection = withScript(
    `function login(email, password, callback) { callback(null, { user_id: password }) }`,
    { enable_script_context: false },
  );
  expect(await runLogin(sandbox, connection)).toMatchObject({
    profile: { user_id: 'jane-password' },
  });
});

test('get_user gets one argument before the context', async () => {
  const connection = withScript('', {
    customScripts: {
      get_user: `function getUser(email, context, callback) { callback(null, { user_id: email + context.a }) }`,
    },
  });
  const outcome = await runDatabaseScript(sandbox, makeTenant(), connection, 'get_user', ['e'], {
    a: 'b',
  });
  expect(outcome).toEqual({ kind: 'profile', profile: { user_id: 'eb' } });
});

test.each(['callback()', 'callback(null)', 'callback(null, null)'])('%s: nobody', async (body) => {
  expect(await login(body)).toEqual({ kind: 'nobody' });
});

test('id is taken for user_id', async () => {
  expect(await login(`callback(null, { id: '7' })`)).toEqual({
    kind: 'profile',
    profile: { id: '7', user_id: '7' },
  });
});

test('WrongUsernameOrPasswordError with an identifier: its message, code and identifier', async () => {
  expect(
    await login(`callback(new WrongUsernameOrPasswordError(identifier, 'User not found'))`),
  ).toEqual({
    kind: 'error',
    name: 'WrongUsernameOrPasswordError',
    code: 'invalid_user_password',
    message: 'User not found',
    identifier: 'jane@acme.test',
  });
});

test('WrongUsernameOrPasswordError without an identifier: null', async () => {
  expect(await login(`callback(new WrongUsernameOrPasswordError(null, 'no'))`)).toMatchObject({
    identifier: null,
  });
});

test.each([
  [`new ValidationError('not_rolled_out', 'text')`, 'ValidationError', 'not_rolled_out'],
  [`new UnauthorizedError('text')`, 'UnauthorizedError', 'unauthorized'],
  [`new Error('text')`, 'Error', 'extensibility_error'],
  [`new TypeError('text')`, 'Error', 'extensibility_error'],
  [`'text'`, 'Error', 'extensibility_error'],
])('callback(%s): an error with name and code', async (error, name, code) => {
  expect(await login(`callback(${error})`)).toEqual({ kind: 'error', name, code, message: 'text' });
});

test('the error classes are errors with the name of their class', async () => {
  expect(
    await login(`
      const made = [new WrongUsernameOrPasswordError('a', 'b'), new ValidationError('c', 'd'), new UnauthorizedError('e')];
      callback(null, { user_id: 'x', made: made.map((one) => [one instanceof Error, one.name, one.message]) })`),
  ).toMatchObject({
    profile: {
      made: [
        [true, 'WrongUsernameOrPasswordError', 'b'],
        [true, 'ValidationError', 'd'],
        [true, 'UnauthorizedError', 'e'],
      ],
    },
  });
});

test.each([
  [`callback(null, {})`, 'user_id'],
  [`callback(null, { user_id: 42 })`, 'user_id'],
  [`callback(null, { user_id: '' })`, 'user_id'],
  [`callback(null, 'text')`, 'no object'],
  [`callback(null, { user_id: 'x', when: new Date() })`, 'profile.when is not plain JSON data'],
  [
    `callback(null, { user_id: 'x', a: [() => 1] })`,
    'profile.a[0] is not plain JSON data (function)',
  ],
  [`callback(null, { user_id: 'x', a: NaN })`, 'profile.a is not plain JSON data'],
  [`const a = {}; a.a = a; callback(null, { user_id: 'x', a })`, 'profile.a.a is not plain'],
])('%s: broken, and says why', async (body, message) => {
  expect(await login(body)).toEqual({ kind: 'broken', message: expect.stringContaining(message) });
});

test('the callback called twice in one turn: broken', async () => {
  expect(await login(`callback(null, { user_id: 'x' }); callback(new Error('again'))`)).toEqual({
    kind: 'broken',
    message: expect.stringContaining('more than once'),
  });
});

test('a catch block that calls back again after the callback: broken', async () => {
  const connection = withScript(`async function login(identifier, password, context, callback) {
    try { await null; callback(null, { user_id: 'x' }); throw new Error('late') } catch (e) { callback(e) } }`);
  expect(await runLogin(sandbox, connection)).toMatchObject({ kind: 'broken' });
});

test('a throw before the callback: broken, and logged', async () => {
  const tenant = makeTenant();
  const connection = withLogin(`throw new Error('bug')`);
  expect(await runLogin(sandbox, connection, tenant)).toEqual({
    kind: 'broken',
    message: 'threw: bug',
  });
  expect(tenant.state.logs).toMatchObject([
    { type: 'w', description: expect.stringContaining('bug') },
  ]);
});

test('a throw in a timer: broken', async () => {
  expect(await login(`setTimeout(() => { throw new Error('late bug') }, 1)`)).toEqual({
    kind: 'broken',
    message: 'uncaught: late bug',
  });
});

test('a text that is no function, or no JavaScript, or too long: broken', async () => {
  expect(await runLogin(sandbox, withScript(`'text'`))).toMatchObject({ kind: 'broken' });
  expect(await runLogin(sandbox, withScript(`function (`))).toMatchObject({ kind: 'broken' });
  const long = withLogin(`callback(null) // ${'x'.repeat(100 * 1024)}`);
  expect(await runLogin(sandbox, long)).toMatchObject({
    message: expect.stringContaining('100 kB'),
  });
});

test('a connection without the script: broken', async () => {
  const connection = withScript('', { customScripts: {} });
  expect(await runLogin(sandbox, connection)).toMatchObject({ kind: 'broken' });
});

test('a comment in the last line does not hurt', async () => {
  const connection = withScript(`function (i, p, c, callback) { callback(null) } // done`);
  expect(await runLogin(sandbox, connection)).toEqual({ kind: 'nobody' });
});

test('global lives on in a warm worker, and ends with the text', async () => {
  const body = `global.count = (global.count ?? 0) + 1; callback(null, { user_id: String(global.count) })`;
  const connection = withLogin(body);
  await runLogin(sandbox, connection);
  expect(await runLogin(sandbox, connection)).toMatchObject({ profile: { user_id: '2' } });
  const changed = { ...connection, options: withLogin(`${body};`).options };
  expect(await runLogin(sandbox, changed)).toMatchObject({ profile: { user_id: '1' } });
});

test('several runs at once each get their own answer and their own log', async () => {
  const connection = withLogin(
    `setTimeout(() => { console.log('for', identifier); callback(null, { user_id: identifier }) }, 5)`,
  );
  const names = ['ann', 'bob', 'cyd'];
  const outcomes = await Promise.all(
    names.map((name) => runLogin(sandbox, connection, makeTenant(), [name, 'password'])),
  );
  expect(outcomes).toMatchObject(names.map((name) => ({ profile: { user_id: name } })));
  const runs = sandbox.executions().filter((one) => one.name === `${connection.name}/login`);
  expect(runs.map((one) => one.logs)).toEqual(names.map((name) => `for ${name}\n`));
});

test('the password and the configuration are masked in what is kept, at most 256 characters', async () => {
  const connection = withLogin(
    `console.log(password, configuration.PIM_KEY, 'x'.repeat(400)); callback(null)`,
    { configuration: { PIM_KEY: 'very-secret-key', ALLOW: 'true' } },
  );
  await runLogin(sandbox, connection);
  const kept = sandbox.executions().at(-1);
  expect(kept).toMatchObject({ handler: 'login', outcome: 'nobody' });
  expect(kept?.logs).toMatch(/^\*\*\* \*\*\* x+$/);
  expect(kept?.logs).toHaveLength(256);
});

test('the configuration cannot be changed', async () => {
  const connection = withLogin(
    `configuration.KEY = 'changed'; callback(null, { user_id: configuration.KEY })`,
    { configuration: { KEY: 'value' } },
  );
  expect(await runLogin(sandbox, connection)).toMatchObject({ profile: { user_id: 'value' } });
});

test('time in a script is the time of the tenant', async () => {
  const connection = withLogin(`callback(null, { user_id: 'x', times: [
    Date.now(), new Date().getTime(), Date.parse(Date()), new Date(5).getTime()],
    kinds: [new Date() instanceof Date, new Date().constructor === Date] })`);
  sandbox.clock.advance(3_600_000);
  const before = sandbox.clock.now();
  const outcome = await runLogin(sandbox, connection);
  const after = sandbox.clock.now();
  if (outcome.kind !== 'profile') throw new Error(outcome.kind);
  const [now, made, text, fixed] = outcome.profile.times as [number, number, number, number];
  for (const time of [now, made, text]) {
    expect(time).toBeGreaterThanOrEqual(before - 1000);
    expect(time).toBeLessThanOrEqual(after);
  }
  expect(fixed).toBe(5);
  expect(outcome.profile.kinds).toEqual([true, true]);
});
