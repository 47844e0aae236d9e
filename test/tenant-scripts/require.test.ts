import { expect, test } from '@jest/globals';
import { runLogin, withLogin } from './database-script-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();

async function tryRequire(request: string) {
  const connection = withLogin(
    `try { const it = require('${request}'); callback(null, { user_id: 'x', got: typeof it === 'string' ? it : typeof it }) }
     catch (e) { callback(null, { user_id: 'x', got: e.message, code: e.code }) }`,
  );
  const outcome = await runLogin(sandbox, connection);
  return outcome.kind === 'profile' ? outcome.profile : outcome;
}

test.each(['crypto', 'node:crypto', 'util', 'https', 'timers/promises', 'zlib', 'buffer'])(
  'the core module %s can be required',
  async (name) => {
    expect((await tryRequire(name)) as unknown).toMatchObject({
      got: expect.stringMatching(/object|function/),
    });
  },
);

test.each([
  'fs',
  'node:fs',
  'fs/promises',
  'child_process',
  'worker_threads',
  'cluster',
  'vm',
  'inspector',
  'module',
  'process',
  'os',
  'parcel',
  '../x',
  './node_modules/axios',
  '/etc/passwd',
  'axios@0.22.0',
  'esbuild',
])('%s: Cannot find module', async (name) => {
  expect(await tryRequire(name)).toMatchObject({
    got: `Cannot find module '${name}'`,
    code: 'MODULE_NOT_FOUND',
  });
});

test.each(['axios', 'axios@1.21.1', 'axios@1.2.3'])(
  '%s in a database script: the installed version',
  async (name) => {
    expect(await tryRequire(name)).toMatchObject({ got: 'axios 1.21.1' });
  },
);
