import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfiguration } from '../../local/tenant/load/load-configuration.ts';
import { readAssets } from '../../local/tenant/load/read-assets.ts';
import { LANGUAGES } from '../../policy/language.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { withNames } from './with-names.ts';
import { withoutSecrets } from './without-secrets.ts';

const build = resolve('build');
const exported = mkdtempSync(join(tmpdir(), 'export-'));

/** What a deploy left, how often it wrote to which resource, and what was refused. */
interface Outcome {
  configuration: object;
  writes: Record<string, number>;
  refused: string[];
}

let world: TestWorld;
let first: Outcome;
let second: Outcome;

/** How many of a kind the build has. */
function count(folder: string): number {
  return readdirSync(join(build, folder)).filter((file) => file.endsWith('.json')).length;
}

async function observe(): Promise<Outcome> {
  const calls = await world.calls();
  await world.resetCalls();
  const written = calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, status = 0 }) => {
      const path = decodeURIComponent(new URL(url).pathname).replace('/api/v2', '');
      return { what: `${method} ${path.replace(/\/([a-z]+_)?[0-9a-f-]{16,}/g, '/*')}`, status };
    });
  const writes: Outcome['writes'] = {};
  for (const { what } of written.filter(({ status }) => status < 400))
    writes[what] = (writes[what] ?? 0) + 1;
  const refused = written
    .filter(({ what, status }) => status >= 400 && !/deploy$/.test(what))
    .map(({ what, status }) => `${what} ${status}`);
  const configuration = withNames(await world.configuration(), 'Deploy CLI');
  return { configuration, writes, refused: refused.sort() };
}

beforeAll(async () => {
  world = await startTestWorld({ deployed: true });
  first = await observe();
  // An export writes nothing, so both can go on at once: half of the time they sleep.
  await Promise.all([world.importAgain(), world.exportTo(exported)]);
  second = await observe();
}, 240_000);

afterAll(async () => {
  await world.close();
  rmSync(exported, { recursive: true, force: true });
});

test('an import into an empty tenant leaves what loading the same files makes', async () => {
  const loaded = await loadConfiguration(build, await world.keywords());
  expect(first.configuration).toEqual(withNames(loaded, 'Deploy CLI'));
  expect(Object.keys(Object(first.configuration).forms)).toHaveLength(count('forms'));
});

test('the first import is refused nothing but mails that it then creates', () => {
  expect(first.refused).toEqual([
    'PATCH /email-templates/blocked_account 404',
    'PATCH /email-templates/reset_email 404',
    'PATCH /email-templates/verify_email 404',
    'PATCH /email-templates/verify_email_by_code 404',
  ]);
});

test('a second import changes nothing, but writes everything except organizations again, each Action as a new version', () => {
  expect(second.configuration).toEqual(first.configuration);
  expect(second.refused).toEqual([]);
  expect(second.writes).toEqual({
    'PATCH /actions/actions/*': count('actions'),
    'POST /actions/actions/*/deploy': count('actions'),
    'PATCH /actions/triggers/password-reset-post-challenge/bindings': 1,
    'PATCH /actions/triggers/post-login/bindings': 1,
    'PATCH /attack-protection/breached-password-detection': 1,
    'PATCH /attack-protection/brute-force-protection': 1,
    'PATCH /attack-protection/suspicious-ip-throttling': 1,
    'PATCH /branding': 1,
    'PATCH /branding/themes/*': 1,
    'PATCH /client-grants/*': count('grants'),
    'PATCH /clients/*': count('clients'),
    'PATCH /connections/*': readdirSync(join(build, 'database-connections')).length,
    'PATCH /email-templates/blocked_account': 1,
    'PATCH /email-templates/reset_email': 1,
    'PATCH /email-templates/verify_email': 1,
    'PATCH /email-templates/verify_email_by_code': 1,
    'PATCH /emails/provider': 1,
    'PATCH /flows/*': count('flows'),
    'PATCH /flows/vault/connections/*': count('flow-vault-connections'),
    'PATCH /forms/*': count('forms'),
    'PATCH /prompts': 2,
    'PATCH /tenants/settings': 2,
    ...Object.fromEntries(
      LANGUAGES.flatMap((language) =>
        ['custom-form', 'login-id', 'login-password', 'reset-password'].map((prompt) => [
          `PUT /prompts/${prompt}/custom-text/${language}`,
          1,
        ]),
      ),
    ),
  });
});

test('an export has all that was imported, secrets left out', async () => {
  const wanted = withoutSecrets(await readAssets(build, await world.keywords()));
  const found = await readAssets(exported, {});
  const clients = found.clients.filter(({ name }) => name !== 'Deploy CLI');
  expect({ ...found, clients }).toMatchObject(wanted);
});

/** What Deploy CLI cannot compare: the tenant never tells it. And its own application, which no file has. */
function listAlwaysShown(): string[] {
  const withSecrets = readdirSync(join(build, 'actions'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(build, 'actions', file), 'utf8')))
    .filter(({ secrets = [] }) => secrets.length > 0)
    .map(({ name }) => `Actions UPDATE ${name}`);
  const vaults = readdirSync(join(build, 'flow-vault-connections')).map(
    (file) => `FlowVaultConnections UPDATE ${file.replace('.json', '')}`,
  );
  return [
    ...withSecrets,
    'Clients DELETE * Deploy CLI',
    ...readdirSync(join(build, 'database-connections')).map((name) => `Databases UPDATE ${name}`),
    ...vaults,
  ];
}

test('a dry run shows what is new, what changed, of the unchanged only what cannot be compared, and writes nothing', async () => {
  const changed = mkdtempSync(join(tmpdir(), 'changed-'));
  cpSync(build, changed, { recursive: true });
  const edit = (path: string, before: string, after: string) => {
    const text = readFileSync(join(changed, path), 'utf8');
    expect(text).toContain(before);
    writeFileSync(join(changed, path), text.replace(before, after));
  };
  edit('forms/confirm-email.json', 'Nothing is lost', 'Try');
  edit('tenant.json', '"friendly_name": "', '"friendly_name": "Changed ');
  const before = await world.configuration();
  await world.resetCalls();

  const rows = await world.dryRun(changed);
  const nothing = await world.dryRunIntoNothing();
  rmSync(changed, { recursive: true });
  expect(rows.sort()).toEqual(
    [...listAlwaysShown(), 'Forms UPDATE confirm-email', 'Tenant UPDATE tenant settings'].sort(),
  );
  const made = (type: string) => nothing.filter((row) => row.startsWith(`${type} CREATE `)).length;
  expect({
    Actions: made('Actions'),
    Clients: made('Clients'),
    Databases: made('Databases'),
    Flows: made('Flows'),
    Forms: made('Forms'),
    Organizations: made('Organizations'),
  }).toEqual({
    Actions: count('actions'),
    Clients: count('clients'),
    Databases: readdirSync(join(build, 'database-connections')).length,
    Flows: count('flows'),
    Forms: count('forms'),
    Organizations: count('organizations'),
  });

  const writes = (await world.calls()).filter(({ method }) => method !== 'GET');
  expect(writes).toEqual([]);
  expect(await world.configuration()).toEqual(before);
}, 180_000);

test('somebody signs in for the first time to what Deploy CLI deployed', async () => {
  const { end } = await signIn(world, await createPerson(world), {
    product: 'pim',
    organization: 'acme',
    identifier: 'nora.lindqvist@acme.example',
    password: 'Copper!Kettle41',
  });
  expect(end).toMatchObject({ kind: 'home', account: expect.stringMatching(/^auth0.pim/) });
});
