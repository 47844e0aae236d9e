import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as directory from 'auth0-deploy-cli/lib/context/directory/index.js';
import * as deployLog from 'auth0-deploy-cli/lib/logger.js';
import type { Json } from '../../local/tenant/store/types.ts';
import { assemble, describeProblem } from '../../scripts/build/assemble.ts';
import { strings } from '../../scripts/build/build.ts';

const out = mkdtempSync(join(tmpdir(), 'deploy-cli-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

let files: string[] = [];
let assets: Record<string, Json> = {};
const complaints: string[] = [];

beforeAll(async () => {
  const outcome = await assemble({ root: process.cwd(), out, environment: 'local' });
  if (outcome.kind === 'refused') throw new Error(outcome.problems.map(describeProblem).join('\n'));
  files = outcome.files;
  const logger = unwrap(deployLog);
  logger.silent = false;
  for (const transport of logger.transports) transport.silent = true;
  logger.on('data', ({ level, message }: { level: string; message: string }) => {
    if (/warn|error/.test(level)) complaints.push(message);
  });
  const DirectoryContext = unwrap(directory);
  const context = new DirectoryContext({ AUTH0_INPUT_FILE: out }, {});
  await context.loadAssetsFromLocal({ disableKeywordReplacement: true });
  assets = JSON.parse(JSON.stringify(context.assets));
});

test('Deploy CLI reads the build without a warning', () => {
  expect(complaints).toEqual([]);
});

test('as many resources of each kind as there are files', () => {
  const folders = {
    actions: 'actions',
    clients: 'clients',
    'database-connections': 'databases',
    'flow-vault-connections': 'flowVaultConnections',
    flows: 'flows',
    forms: 'forms',
    grants: 'clientGrants',
    organizations: 'organizations',
    pages: 'pages',
    themes: 'themes',
  };
  const counts = Object.entries(folders).map(([folder, kind]) => {
    const json = files.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.json'));
    const loaded = assets[kind];
    return [kind, json.length, Array.isArray(loaded) ? loaded.length : 0];
  });
  expect(counts.filter(([, written, loaded]) => written !== loaded || written === 0)).toEqual([]);
  const known = [
    ...Object.keys(folders),
    'attack-protection',
    'branding',
    'emails',
    'prompts',
    'triggers',
  ];
  expect(
    readdirSync(out, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !known.includes(entry.name))
      .map((entry) => entry.name),
  ).toEqual([]);
});

test('no text of any file is lost on the way: values, scripts, mails and pages', () => {
  const loaded = new Set(strings(assets).map(({ text }) => text));
  const lost = files.flatMap((file) => {
    const text = readFileSync(join(out, file), 'utf8');
    if (!file.endsWith('.json')) return loaded.has(text) ? [] : [file];
    return strings(JSON.parse(text))
      .filter((one) => !/^\.\/[\w./-]+\.(js|html)$/.test(one.text) && !loaded.has(one.text))
      .map((one) => `${file}: ${one.path}`);
  });
  expect(lost).toEqual([]);
});

test('the code that Deploy CLI would send is the code that was built', () => {
  const actions = assets.actions as { name: string; code: string; deployed: boolean }[];
  for (const { name, code, deployed } of actions) {
    expect(code).toBe(readFileSync(join(out, 'actions', `${name}.js`), 'utf8'));
    expect(deployed).toBe(true);
  }
  const [database] = assets.databases as { options: { customScripts: Record<string, string> } }[];
  expect(database?.options.customScripts.login).toMatch(/^function login\(/);
  expect(database?.options.customScripts.get_user).toMatch(/^function getUser\(/);
});

/** The default export of a CommonJS module, which Node and bundlers wrap differently. */
// biome-ignore lint/suspicious/noExplicitAny: Deploy CLI has no types for its inner modules.
function unwrap(module: Record<string, any>): any {
  return module.default?.default ?? module.default;
}
