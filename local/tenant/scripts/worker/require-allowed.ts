import { createRequire } from 'node:module';
import type { WorkerSetup } from '../protocol.ts';

/** Core modules for computing and for calling out; nothing that reaches files, processes or other threads. */
const coreModules = new Set([
  'assert',
  'async_hooks',
  'buffer',
  'console',
  'constants',
  'crypto',
  'diagnostics_channel',
  'dns',
  'events',
  'http',
  'http2',
  'https',
  'net',
  'path',
  'perf_hooks',
  'punycode',
  'querystring',
  'stream',
  'string_decoder',
  'timers',
  'tls',
  'tty',
  'url',
  'util',
  'zlib',
]);

/** The `require` of a script: core modules of the list, packages of the setup, and nothing else. */
export function createAllowedRequire(setup: WorkerSetup): (request: string) => unknown {
  const load = createRequire(setup.modulesRoot);
  return (request) => {
    const core = request.replace(/^node:/, '');
    if (coreModules.has(core.split('/')[0] ?? '')) return load(`node:${core}`);
    const path = findPackage(setup, request);
    if (path === undefined) throw moduleNotFound(request);
    return load(setup.compiled[path] ?? path);
  };
}

/** `axios`, `auth0/management`, and for database scripts `axios@1.21.1` of an installed major version. */
function findPackage(setup: WorkerSetup, request: string): string | undefined {
  const parts = /^((?:@[\w.-]+\/)?[\w.-]+)(?:@(\d+)(\.\d+\.\d+[\w.-]*))?(\/.*)?$/.exec(request);
  const [, name = '', major, , rest = ''] = parts ?? [];
  const installed = setup.packages[name];
  if (installed === undefined) return undefined;
  if (major !== undefined && !(setup.kind === 'database' && installed.startsWith(`${major}.`)))
    return undefined;
  return name + rest;
}

function moduleNotFound(request: string): Error {
  return Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
}
