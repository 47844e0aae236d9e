import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sqlite from 'node-sqlite3-wasm';
import { openDatabase } from '../../local/products/database/open-database.ts';
import { createEmptyConfiguration } from '../../local/tenant/load/create-empty-configuration.ts';
import { createState } from '../../local/tenant/store/state.ts';
import { type KeptWorld, openStateFolder } from '../../local/world/state-folder.ts';
import { createPerson, type HttpPerson, signIn } from '../support/http-person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
const nora = {
  product: 'pim',
  organization: 'acme',
  identifier: 'nora.lindqvist@acme.example',
  password: 'Copper!Kettle41',
} as const;

let world: TestWorld;
let first: HttpPerson;
let account: unknown;

async function readKeys(): Promise<unknown> {
  const { tenant } = await world.urls();
  return (await fetch(`${tenant}.well-known/jwks.json`)).json();
}

beforeAll(async () => {
  world = await startTestWorld({ folder: join(folder, 'world') });
}, 60_000);
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('after a restart the same person signs in without any call, and the browser of before is still signed in', async () => {
  first = await createPerson(world);
  const { end } = await signIn(world, first, nora);
  expect(end).toMatchObject({ kind: 'home' });
  account = Object(end).account;
  const keys = await readKeys();
  await world.close();

  world = await startTestWorld({ folder: join(folder, 'world') });
  expect(await readKeys()).toEqual(keys);
  await world.resetCalls();
  const again = await signIn(world, await createPerson(world), nora);
  expect(again.end).toMatchObject({ kind: 'home', account });
  expect(await first.openProduct('pim', 'acme')).toMatchObject({ kind: 'home', account });
  expect(await world.calls()).toEqual([]);
}, 120_000);

test('what is kept is for the eyes of its user alone', () => {
  const path = join(folder, 'world');
  const modes = Object.fromEntries(
    ['.', ...readdirSync(path)].map((name) => [
      name,
      (statSync(join(path, name)).mode & 0o777).toString(8),
    ]),
  );
  expect(modes).toMatchObject({
    '.': '700',
    'tenant.state': '600',
    'pim.sqlite': '600',
    'sdm.sqlite': '600',
  });
});

const access = { domain: 'localhost:1', clientId: 'a', clientSecret: 'b' };

function makeKept(clockOffsetMs: number): KeptWorld {
  return {
    ports: { tenant: 1, management: 2, pim: 3, sdm: 4, inbox: 5, smtp: 6 },
    clockOffsetMs,
    keys: { pim: 'p', sdm: 's' },
    access,
    configuration: createEmptyConfiguration(access),
    state: createState(),
  };
}

test('a write that stopped half-way leaves what was there before', () => {
  const path = join(folder, 'half');
  openStateFolder(path).write(makeKept(7));
  const whole = readFileSync(join(path, 'tenant.state'));
  writeFileSync(join(path, 'tenant.state.next'), whole.subarray(0, whole.length / 2));
  expect(openStateFolder(path).kept).toEqual(makeKept(7));
  openStateFolder(path).write(makeKept(8));
  expect(openStateFolder(path).kept).toEqual(makeKept(8));
});

test('a folder that holds something else is refused, and says what to do', () => {
  const path = join(folder, 'other');
  openStateFolder(path).write(makeKept(7));
  writeFileSync(join(path, 'tenant.state'), 'not a state');
  expect(() => openStateFolder(path)).toThrow(
    `${path} holds something else than the state of a world: remove the folder to begin with nothing, or name another one`,
  );
});

test("a product's database with other tables is refused, and says what to do", () => {
  const file = join(folder, 'pim.sqlite');
  openDatabase([], file).database.close();
  openDatabase([], file).database.close();
  const database = new sqlite.Database(file);
  database.exec('PRAGMA user_version = 1');
  database.close();
  expect(() => openDatabase([], file)).toThrow(
    `${file} was written by another version of this repository: remove its folder to begin with nothing`,
  );
});
