import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { openDeployment } from '../../scripts/deploy/open-deployment.ts';
import { makeTree, type Tree } from '../build/good-tree.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const repository = process.cwd();
const DATABASE = 'database-connections/people/database.json';
const SETTINGS = 'tenant/environments/production/settings.json';
const ENV = '.env.production';
const SECRET = 'a key that nobody may read';

let tree: Tree;
beforeEach(() => {
  tree = makeTree();
  const credentials = 'AUTH0_DOMAIN=acme.eu.auth0.com\nAUTH0_CLIENT_ID=a\nAUTH0_CLIENT_SECRET=b\n';
  tree.write(ENV, `${credentials}API_KEY=${SECRET}\n`);
  process.chdir(tree.root);
});
afterEach(() => {
  process.chdir(repository);
  tree.close();
});

/** How every command begins, before it sends anything; what it throws. */
async function open(): Promise<string> {
  const none = await openDeployment('production', () => {}).then(
    () => 'opened',
    (error: Error) => error.message,
  );
  expect(none).not.toContain(SECRET);
  return none;
}

test('a good tree is opened: what follows is refused for what it spoils', async () => {
  expect(await open()).toBe('opened');
});

test.each<[string, (tree: Tree) => void, string]>([
  [
    'a typo in database.json, which would delete the user store',
    ({ replace }) => replace(DATABASE, '"options":', '"options"'),
    `${DATABASE}: is not JSON`,
  ],
  [
    'no connection in its folder any more',
    ({ write }) => write(DATABASE, '{}'),
    `${DATABASE}: name: is missing`,
  ],
  [
    'a marker in database.json that nobody declared',
    ({ set }) => set(DATABASE, 'options/configuration/API_KEY', '@@API_KEI@@'),
    `${DATABASE}: API_KEI: is not declared`,
  ],
  [
    'a secret of an Action that nobody declared, which would be deployed as ##API_KEI##',
    ({ set }) => set('actions/check-in.json', 'secrets/1/value', '##API_KEI##'),
    'actions/check-in.json: API_KEI: is not declared',
  ],
  [
    'a marker of the local world in an application of every tenant',
    ({ set }) => set('tenant/clients/shop.json', 'initiate_login_uri', '##LOCAL_PIM##/start'),
    'clients/shop.json: LOCAL_PIM has no value',
  ],
  [
    'a secret without a value in .env',
    ({ replace }) => replace(ENV, `API_KEY=${SECRET}`, 'API_KEY='),
    `${ENV}: API_KEY has no value`,
  ],
  [
    'no application that deploys in .env',
    ({ replace }) => replace(ENV, 'AUTH0_CLIENT_ID=a', ''),
    `${ENV}: AUTH0_CLIENT_ID has no value`,
  ],
  [
    'a setting without a value',
    ({ set }) => set(SETTINGS, 'HOME', ''),
    `${SETTINGS}: HOME: has no value`,
  ],
  [
    'settings that are no JSON, with a secret that does not belong there',
    ({ write }) => write(SETTINGS, `{ "HOME": ${SECRET} }`),
    `${SETTINGS}: is not a JSON object`,
  ],
])('%s: refused before anything is sent, with file and key', async (_, spoil, message) => {
  spoil(tree);
  expect(await open()).toContain(message);
});

/** What an engineer's shell may hold; each would change what Deploy CLI does if it got there. */
const SHELL = {
  AUTH0_ALLOW_DELETE: 'true',
  AUTH0_ACCESS_TOKEN: 'of-somebody-else',
  AUTH0_KEYWORD_REPLACE_MAPPINGS: '{"PIM_KEY":"from the shell"}',
  PIM_KEY: 'from the shell',
  ISSUER: 'https://shell.example/',
};

const folder = mkdtempSync(join(tmpdir(), 'traps-'));
const build = join(folder, 'build');
const edit = (path: string, change: (json: { options: JsonObject }) => void) => {
  const file = join(build, path);
  const json = JSON.parse(readFileSync(file, 'utf8'));
  change(json);
  writeFileSync(file, JSON.stringify(json));
};

let world: TestWorld;
beforeAll(async () => {
  cpSync(resolve(repository, 'build'), build, { recursive: true });
  Object.assign(process.env, SHELL);
  world = await startTestWorld({ deployed: true });
}, 120_000);
afterAll(async () => {
  for (const key of Object.keys(SHELL)) delete process.env[key];
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const connection = async (name: string) =>
  (await world.configuration()).connections.find((one) => one.name === name);

test('the environment of whoever deploys wins over nothing', async () => {
  const { ISSUER, PIM_KEY } = await world.keywords();
  const { actions } = await world.configuration();
  const secrets = actions.find(({ name }) => name === 'confirm-email')?.secrets;
  expect(secrets).toMatchObject({ ISSUER, PIM_KEY });
  const main = await connection('akeneo-product-cloud');
  expect(main?.options.configuration).toMatchObject({ ISSUER, PIM_KEY });
});

test('an import of a folder that lacks connections and applications deletes neither them nor the one that deploys', async () => {
  const before = await world.configuration();
  const empty = join(folder, 'empty');
  for (const part of ['clients', 'database-connections/people', 'organizations']) {
    mkdirSync(join(empty, part), { recursive: true });
  }
  writeFileSync(join(empty, 'database-connections/people/database.json'), '{ "name": }');
  await world.resetCalls();
  await world.importAgain(empty);
  const methods = (await world.calls()).map(({ method }) => method);
  expect(methods).toContain('GET');
  expect(methods).not.toContain('DELETE');
  const after = await world.configuration();
  expect(after.connections).toEqual(before.connections);
  expect(after.clients).toEqual(before.clients);
  expect(after.clients.map(({ name }) => name)).toContain('Deploy CLI');
});

test('a literal marker stops the import that would send it', async () => {
  const literal = join(folder, 'literal');
  mkdirSync(join(literal, 'actions'), { recursive: true });
  const secrets = [{ name: 'PIM_KEY', value: '##PIM_KEI##' }];
  writeFileSync(join(literal, 'actions', 'confirm-email.json'), JSON.stringify({ secrets }));
  await world.resetCalls();
  await expect(world.importAgain(literal)).rejects.toThrow(
    'actions/confirm-email.json: PIM_KEI has no value',
  );
  const writes = (await world.calls()).filter(({ method }) => method !== 'GET');
  expect(writes).toEqual([]);
});

test('options that are taken out of database.json are in the plan, and gone after the deploy; no other is touched', async () => {
  const before = await connection('akeneo-product-cloud');
  edit('database-connections/product-accounts/database.json', ({ options }) => {
    delete options.disable_self_service_change_password;
  });
  edit('database-connections/akeneo-product-cloud/database.json', ({ options }) => {
    delete options.brute_force_protection;
    const { password_options: password } = options as { password_options: JsonObject };
    delete password.history;
  });
  const field = (path: string, value: unknown) => ({
    path: `options.${path}`,
    before: value,
    after: null,
  });
  const { changes } = await world.plan(build);
  expect(changes).toHaveLength(2);
  expect(changes).toEqual(
    expect.arrayContaining([
      {
        kind: 'update',
        type: 'databases',
        name: 'akeneo-product-cloud',
        fields: [
          field('brute_force_protection', true),
          field('password_options.history.active', false),
        ],
      },
      {
        kind: 'update',
        type: 'databases',
        name: 'product-accounts',
        fields: [field('disable_self_service_change_password', true)],
      },
    ]),
  );
  await world.deploy(join(folder, 'saved'), build);

  const after = await connection('akeneo-product-cloud');
  const options: JsonObject = structuredClone(Object(before).options);
  const { brute_force_protection: _, password_options, ...others } = options;
  const { history: __, ...password } = password_options as JsonObject;
  expect(after?.options).toEqual({ ...others, password_options: password });
  expect((await connection('product-accounts'))?.options).toEqual({
    disable_signup: true,
    brute_force_protection: true,
    // Deploy CLI's own, where a file has none.
    disable_self_service_change_password: false,
  });
  expect(await world.plan(build)).toEqual({ changes: [], drift: [] });
}, 120_000);
