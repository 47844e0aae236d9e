import { expect, jest, test } from '@jest/globals';
import { makeTenant } from '../support/make-tenant.ts';
import { runLogin, withLogin, withScript } from './database-script-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox(300);
const patient = startSandbox();
const closed = startSandbox();
const full = startSandbox();

test.each([
  ['a loop', `for (;;) {}`],
  ['no callback', `undefined`],
  ['a loop after an await', `Promise.resolve().then(() => { for (;;) {} })`],
  ['a loop after the callback', `callback(null); for (;;) {}`],
  ['a rejected promise without a callback', `return Promise.reject(new Error('why'))`],
])('%s: timeout at the limit, and the next run works', async (_name, body) => {
  const connection = withLogin(`if (password === 'fine') return callback(null);\n${body}`);
  const tenant = makeTenant();
  expect(await runLogin(sandbox, connection, tenant)).toEqual({ kind: 'timeout' });
  expect(sandbox.executions().at(-1)?.ms).toBeLessThan(1000);
  expect(tenant.state.logs).toMatchObject([
    { type: 'w', description: expect.stringContaining('limit') },
  ]);
  expect(await runLogin(sandbox, connection, tenant, ['a', 'fine'])).toEqual({ kind: 'nobody' });
});

test('a rejected promise without a callback: the kept log says why it stalled', async () => {
  const connection = withScript(`async function login() { throw new Error('the reason') }`);
  await runLogin(sandbox, connection);
  expect(sandbox.executions().at(-1)?.logs).toContain('the reason');
});

test('a timeout ends what else ran in the worker, as a timeout', async () => {
  const connection = withLogin(`if (password === 'stuck') for (;;) {}`);
  const both = await Promise.all([
    runLogin(sandbox, connection, makeTenant(), ['a', 'waits']),
    runLogin(sandbox, connection, makeTenant(), ['b', 'stuck']),
  ]);
  expect(both).toEqual([{ kind: 'timeout' }, { kind: 'timeout' }]);
});

test('a timeout of one script leaves the others alone', async () => {
  const stuck = runLogin(sandbox, withLogin(`for (;;) {}`));
  expect(await runLogin(sandbox, withLogin(`callback(null)`))).toEqual({ kind: 'nobody' });
  expect(await stuck).toEqual({ kind: 'timeout' });
});

test('out of memory: broken, contained, and the next run works', async () => {
  const connection = withLogin(`if (password === 'fine') return callback(null);
    const hoard = []; for (;;) hoard.push(new Array(1e6).fill({}));`);
  expect(await runLogin(patient, connection)).toEqual({
    kind: 'broken',
    message: expect.stringContaining('memory'),
  });
  expect(await runLogin(patient, connection, makeTenant(), ['a', 'fine'])).toEqual({
    kind: 'nobody',
  });
});

test('process.exit ends the worker alone', async () => {
  const connection = withLogin(`if (password === 'fine') return callback(null); process.exit(3)`);
  expect(await runLogin(patient, connection)).toEqual({
    kind: 'broken',
    message: expect.stringContaining('code 3'),
  });
  expect(await runLogin(patient, connection, makeTenant(), ['a', 'fine'])).toEqual({
    kind: 'nobody',
  });
});

test('a script sees no environment, no require of Node, and none of the worker itself', async () => {
  process.env.SECRET_OF_THE_HOST = 'secret';
  const connection = withLogin(`callback(null, { user_id: 'x', seen: [
    Object.keys(process.env), typeof globalThis.require, typeof globalThis.module, typeof process.getBuiltinModule, typeof setup, typeof createAllowedRequire] })`);
  expect(await runLogin(patient, connection)).toMatchObject({
    profile: { seen: [[], 'undefined', 'undefined', 'undefined', 'undefined', 'undefined'] },
  });
  delete process.env.SECRET_OF_THE_HOST;
});

test('a callback after the answer was used is reported loudly', async () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const late = withLogin(`callback(null); setTimeout(() => callback(null), 20)`);
  await runLogin(patient, late);
  const ask = withLogin(`setTimeout(() => callback(null), 60)`);
  await runLogin(patient, ask);
  expect(error).toHaveBeenCalledWith(expect.stringContaining('callback was called again'));
  expect(patient.executions()).toContainEqual(
    expect.objectContaining({ name: `${late.name}/login`, handler: 'late' }),
  );
  error.mockRestore();
});

test('after close a running script ends, and nothing is left', async () => {
  const running = runLogin(closed, withLogin(`undefined`));
  await closed.close();
  expect(await running).toMatchObject({ kind: 'broken' });
});

test('the ring of executions keeps the last 200', async () => {
  for (let n = 0; n < 205; n++)
    full.record({
      name: `${n}`,
      handler: 'login',
      ms: 1,
      outcome: 'nobody',
      commands: [],
      logs: '',
    });
  expect(full.executions()).toHaveLength(200);
  expect(full.executions().at(0)?.name).toBe('5');
});
