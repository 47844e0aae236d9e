import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Change } from '../../scripts/deploy/compare.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'deploys-'));
const saved = (name: string) => join(folder, 'saved', name);
const changedBuild = join(folder, 'build');

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ deployed: true });
  cpSync(resolve('build'), changedBuild, { recursive: true });
}, 240_000);
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What was written since the calls were forgotten, ids aside, in order. */
async function writes(): Promise<string[]> {
  const calls = (await world.calls()).filter(({ method }) => method !== 'GET');
  return calls.map(({ method, url }) => {
    const path = decodeURIComponent(new URL(url).pathname).replace('/api/v2', '');
    return `${method} ${path.replace(/\/([a-z]+_)?[0-9a-zA-Z-]{16,}/g, '/*')}`;
  });
}

const names = (changes: readonly Change[]) =>
  changes.map(({ kind, type, name }) => `${kind} ${type} ${name}`);

function edit(path: string, change: (text: string) => string): void {
  const file = join(changedBuild, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

test('after the first deploy there is nothing to deploy, and a second one writes nothing', async () => {
  expect(await world.plan()).toEqual({ changes: [], drift: [] });
  await world.resetCalls();
  expect(await world.deploy(saved('nothing'))).toEqual([]);
  expect(await writes()).toEqual([]);
}, 120_000);

test('the self-check sees everything but what nobody can see from outside', async () => {
  const findings = await world.checkTenant();
  const others = findings.filter(({ sight }) => sight !== 'seen');
  expect(others).toEqual([
    expect.objectContaining({ what: expect.stringMatching(/^\d+ undocumented behaviours$/) }),
  ]);
}, 120_000);

test('one changed Action and one changed organization: nothing else is written, and the next sign-in meets them', async () => {
  edit('actions/confirm-email.js', (code) => `${code}\n// another line\n`);
  edit('organizations/umbra.json', (text) => text.replace('"rollout": "on"', '"rollout": "off"'));
  // Deploy CLI leaves a field that a file no longer names.
  edit('tenant.json', (text) => {
    const { support_url: _, ...rest } = JSON.parse(text);
    return JSON.stringify(rest);
  });
  const left = [expect.objectContaining({ type: 'tenant', name: 'tenant', path: 'support_url' })];
  const planned = await world.plan(changedBuild);
  expect(planned.drift).toEqual(left);
  expect(names(planned.changes)).toEqual([
    'update actions confirm-email',
    'update organizations umbra',
  ]);
  await world.resetCalls();
  await world.deploy(saved('one'), changedBuild);
  expect(await writes()).toEqual([
    'PATCH /actions/actions/*',
    expect.stringMatching(/^POST \/actions\/actions\/\*\/deploy$/),
    'PATCH /organizations/*',
    'PATCH /clients/*',
  ]);
  const { end } = await signIn(world, await createPerson(world), {
    product: 'pim',
    organization: 'umbra',
    identifier: 'nobody@umbra.example',
    password: 'Copper!Kettle41',
  });
  expect(end).toMatchObject({ kind: 'elsewhere', path: '/umbra/user/login' });
}, 180_000);

test('what a deploy replaced is for the eyes of its user alone', () => {
  const modes = new Set(
    readdirSync(saved('one'), { recursive: true, withFileTypes: true }).map((entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      return `${entry.isDirectory() ? 'folder' : 'file'} ${(mode & 0o777).toString(8)}`;
    }),
  );
  expect([...modes].sort()).toEqual(['file 600', 'folder 700']);
  expect(statSync(saved('one')).mode & 0o777).toBe(0o700);
});

test('a rollback puts back what the deploy replaced', async () => {
  const { changes, left, lost } = await world.rollBack(saved('one'));
  expect(names(changes)).toEqual(['update actions confirm-email', 'update organizations umbra']);
  expect(changes.at(-1)).toMatchObject({
    fields: [{ path: 'metadata.rollout', before: 'off', after: 'on' }],
  });
  expect({ left, lost }).toEqual({ left: [], lost: [] });
}, 180_000);

// What the rollback had left changed would be seen here.
test('what somebody changes by hand is shown and put back; what they add is shown and left', async () => {
  await world.changeByHand();
  const { changes, drift } = await world.plan();
  expect(changes).toEqual([
    {
      kind: 'update',
      type: 'tenant',
      name: 'tenant',
      fields: [{ path: 'friendly_name', before: 'By hand', after: 'Akeneo Product Cloud' }],
    },
  ]);
  expect(drift).toEqual([{ type: 'clients', name: 'By hand' }]);
  await world.deploy(saved('hand'));
  expect(await world.plan()).toEqual({ changes: [], drift });
}, 180_000);

test('a log stream is made, changed where its filters are, and is no difference then', async () => {
  const file = join(changedBuild, 'log-streams', 'operations.json');
  mkdirSync(join(changedBuild, 'log-streams'));
  const write = (...filters: string[]) => {
    const sink = { awsAccountId: '123456789012', awsRegion: 'eu-west-1' };
    const all = filters.map((name) => ({ type: 'category', name }));
    writeFileSync(
      file,
      JSON.stringify({ name: 'operations', type: 'eventbridge', sink, filters: all }),
    );
  };
  const isStream = ({ type }: Change) => type === 'logStreams';
  write('actions');
  const made = await world.deploy(saved('stream'), changedBuild);
  expect(names(made.filter(isStream))).toEqual(['create logStreams operations']);
  write('actions', 'auth.login.fail');
  const changed = await world.deploy(saved('filters'), changedBuild);
  expect(names(changed)).toEqual(['update logStreams operations']);
  expect((await world.configuration()).logStreams).toMatchObject([
    {
      name: 'operations',
      status: 'active',
      filters: [{ name: 'actions' }, { name: 'auth.login.fail' }],
    },
  ]);
  expect(await world.plan(changedBuild)).toMatchObject({ changes: [] });
}, 180_000);

test('a form that somebody deleted comes back with a rollback, and the Action that shows it has its new id', async () => {
  cpSync(saved('one'), saved('two'), { recursive: true });
  appendFileSync(join(saved('two'), 'tenant/actions/confirm-email/code.js'), '\n// as before\n');
  await world.deleteForm('confirm-email');
  const { changes } = await world.rollBack(saved('two'));
  expect(names(changes)).toEqual([
    'create forms confirm-email',
    'update actions confirm-email',
    'update organizations umbra',
  ]);
  const { actions, forms } = await world.configuration();
  const form = forms.find(({ name }) => name === 'confirm-email');
  expect(form).toMatchObject({ id: expect.stringMatching(/^ap_/), nodes: expect.anything() });
  expect(actions.find(({ name }) => name === 'confirm-email')).toMatchObject({
    code: expect.stringMatching(/\/\/ as before\n$/),
    secrets: { CONFIRM_EMAIL_FORM: form?.id },
  });
}, 180_000);
