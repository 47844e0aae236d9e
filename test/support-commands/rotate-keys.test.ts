import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectProduct, lookUp } from '../../apis/product-identity.ts';
import { addUser } from '../support/add-user.ts';
import { askForReset } from '../support/ask-for-reset.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'rotate-'));
const file = join(folder, '.env.test');
const password = 'Copper!Kettle41';
let world: TestWorld;
let first: Record<'pim' | 'sdm', string>;
let runs = 0;

beforeAll(async () => {
  world = await startTestWorld({ deployed: true });
  const { PIM_KEY, SDM_KEY } = await world.supportSettings();
  first = { pim: PIM_KEY, sdm: SDM_KEY };
  const text = `# who deploys\nAUTH0_CLIENT_ID=abc\n\nPIM_KEY=${PIM_KEY}\nexport SDM_KEY="${SDM_KEY}"\nSMTP_PASS='a # b'\n`;
  writeFileSync(file, text, { mode: 0o640 });
}, 120_000);
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * One newcomer: comes over by a password or by a reset, and links the account of the other product, whose forgotten password is
 * reset on the way. So the scripts, the Actions and the flows all sign for both products. Where it ended.
 */
async function visit(number: number): Promise<string> {
  const name = `visitor-${number}`;
  const [from, to] = number % 2 === 0 ? (['pim', 'sdm'] as const) : (['sdm', 'pim'] as const);
  const place = { organization: 'acme' as const, password };
  const email = `${name}@acme.example`;
  const other = `${name}.other@acme.example`;
  await addUser(world, { ...place, product: from, name, email });
  await addUser(world, { ...place, product: to, name: `${name}.other`, email: other });
  const person = await createPerson(world);
  const who = { ...place, product: from, identifier: email };
  if (number % 3 === 0)
    await person.choosePassword(await askForReset(world, who), 'Another!Kettle42');
  const known = number % 3 === 0 ? 'Another!Kettle42' : password;
  const came = await signIn(world, person, { ...who, password: known });
  if (came.end.kind !== 'home') return `${name} at ${from}: ${JSON.stringify(came.end)}`;
  const productLogin = { identifier: other, password: 'Third!Kettle43', forgotten: true };
  const linked = await signIn(world, person, { ...who, product: to, productLogin });
  return linked.end.kind === 'home' ? 'home' : `${name} at ${to}: ${JSON.stringify(linked.end)}`;
}

/** People who come one after the other, whatever else happens, until `leave`; where each of them ended. */
function keepComing() {
  const ends: string[] = [];
  let open = true;
  const come = async () => {
    while (open) ends.push(await visit(ends.length).catch((error: Error) => error.message));
  };
  const coming = come();
  return {
    /** Waits until somebody has come and gone from now on. */
    async one() {
      const before = ends.length;
      while (ends.length < before + 2) await new Promise((done) => setTimeout(done, 50));
    },
    async leave() {
      open = false;
      await coming;
      return ends;
    },
  };
}

async function askWith(id: 'pim' | 'sdm', key: string) {
  const urls = await world.urls();
  const url = `${urls[id]}/acme`;
  const product = connectProduct({ id, url, issuer: urls.tenant, key, now: Date.now() });
  return lookUp(product, 'nobody@acme.invalid');
}

async function rotate(dryRun = false) {
  runs += 1;
  return world.rotateKeys(file, join(folder, 'saved', String(runs)), dryRun);
}

const readFile = () => parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;

test('keys rotate while people come over, link and reset, and the rotation dies half-way, twice: nobody is refused, and the old keys open nothing in the end', async () => {
  const people = keepComing();
  const both = (found: string, kind: string, rest = {}) =>
    (['pim', 'sdm'] as const).map((product) => ({ product, found, end: { kind, ...rest } }));

  // Looked at only.
  expect((await rotate(true)).rotated).toEqual(both('settled', 'announced'));
  expect(readFile().PIM_KEY_NEXT).toBeUndefined();

  expect((await rotate()).rotated).toEqual(both('settled', 'announced'));
  const { PIM_KEY_NEXT: pim = '', SDM_KEY_NEXT: sdm = '', ...rest } = readFile();
  expect(rest).toEqual({
    ...{ AUTH0_CLIENT_ID: 'abc', PIM_KEY: first.pim, SDM_KEY: first.sdm, SMTP_PASS: 'a # b' },
  });
  expect([pim, sdm, first.pim, first.sdm].filter((one) => /^[0-9a-f]{64}$/.test(one))).toHaveLength(
    4,
  );
  expect(new Set([pim, sdm, first.pim, first.sdm]).size).toBe(4);
  expect(statSync(file).mode & 0o777).toBe(0o640);

  // The products do not know them yet: the tenant keeps what it has.
  expect((await rotate()).rotated).toEqual([
    {
      product: 'pim',
      found: 'announced',
      end: { kind: 'not_accepted', organizations: ['acme', 'umbra'], off: ['legacy'] },
    },
    {
      product: 'sdm',
      found: 'announced',
      end: { kind: 'not_accepted', organizations: ['acme', 'nordic'], off: ['legacy'] },
    },
  ]);
  expect(readFile()).toMatchObject({ PIM_KEY: first.pim, PIM_KEY_NEXT: pim });
  await people.one();

  await world.giveKeys('pim', [first.pim, pim]);
  await world.giveKeys('sdm', [first.sdm, sdm]);
  await people.one();
  expect((await rotate(true)).rotated.map(({ end }) => end.kind)).toEqual(['written', 'written']);
  expect(readFile()).toMatchObject({ PIM_KEY: first.pim, PIM_KEY_NEXT: pim });

  // After the file and before the tenant; with new scripts and flows, and the first Action written but old.
  const died: string[] = [];
  let last = await dieAtNewKind(died);
  while (last.stopped !== null) {
    expect(readFile()).toMatchObject({ PIM_KEY: pim, PIM_KEY_PREVIOUS: first.pim });
    await people.one();
    last = await dieAtNewKind(died);
  }
  expect(died).toEqual(['PATCH /clients/:id', 'POST /actions/actions/:id/deploy']);
  expect(last.rotated.map(({ found, end }) => [found, end.kind])).toEqual([
    ['switched', 'written'],
    ['switched', 'written'],
  ]);
  await people.one();

  // Nothing is left to write, and the products still take both.
  const waiting = await rotate();
  expect(waiting.rotated.map(({ end }) => end)).toMatchObject([
    { kind: 'still_accepted', organizations: ['acme', 'umbra'], off: ['legacy'] },
    { kind: 'still_accepted', organizations: ['acme', 'nordic'], off: ['legacy'] },
  ]);
  await people.one();

  await world.giveKeys('pim', [pim]);
  await world.giveKeys('sdm', [sdm]);
  await people.one();
  expect((await rotate()).rotated).toEqual(both('switched', 'finished'));
  expect(readFile()).toEqual({
    ...{ AUTH0_CLIENT_ID: 'abc', PIM_KEY: pim, SDM_KEY: sdm, SMTP_PASS: 'a # b' },
  });
  await people.one();

  const ends = await people.leave();
  expect(ends.filter((end) => end !== 'home')).toEqual([]);
  expect(await askWith('pim', first.pim)).toEqual({ kind: 'misconfigured', status: 401 });
  expect(await askWith('sdm', first.sdm)).toEqual({ kind: 'misconfigured', status: 401 });
  expect(await askWith('pim', pim)).toEqual({ kind: 'nobody' });
  expect(await askWith('sdm', sdm)).toEqual({ kind: 'nobody' });
  // Another machine, whose file has the keys of the beginning, does not bring them back.
  await expect(world.refuseRetiredKeys()).rejects.toThrow(
    /^\.env\.test: PIM_KEY is a key that was replaced on .*\n\.env\.test: SDM_KEY is a key/,
  );
}, 600_000);

/** Kinds that end in what another one does: `test/deploy/resume.test.ts` dies at all of them. */
const quiet = [
  'PATCH /connections/:id',
  'PATCH /flows/vault/connections/:id',
  'PATCH /actions/actions/:id',
];

/** Lets the rotation die at the first write of a kind at which it has not died yet. */
async function dieAtNewKind(died: string[]) {
  await world.resetCalls();
  await world.crashAtNewKind([...quiet, ...died]);
  const ended = await rotate();
  await world.spoilCall(0, { kind: 'crash' });
  if (ended.stopped !== null) died.push((await world.crashedAt()) ?? ended.stopped);
  return ended;
}
