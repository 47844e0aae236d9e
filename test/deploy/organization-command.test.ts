import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findCompiled } from '../support/compile-world.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
let root: string;
let pim: string;
beforeAll(async () => {
  world = await startTestWorld();
  pim = (await world.urls()).pim;
  root = mkdtempSync(join(tmpdir(), 'organization-'));
  for (const folder of ['.local', 'tenant/environments/local']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeEnvironment(await world.supportSettings());
}, 60_000);
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await world?.close();
});

/** What `npm start` leaves for the commands, as far as this one reads it. */
function writeEnvironment({ PIM_KEY, SDM_KEY, ...keywords }: Record<string, string>): void {
  writeFileSync(join(root, '.local', 'environment.json'), JSON.stringify({ keywords }));
  writeFileSync(join(root, '.local', 'support.env'), `PIM_KEY=${PIM_KEY}\nSDM_KEY=${SDM_KEY}\n`);
}

/** The command in a tree of its own. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, [findCompiled('organization'), ...args], { cwd: root });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise((ended) => child.once('close', ended));
  return { code, text: Buffer.concat(output).toString('utf8') };
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const local = ['--env', 'local'];
const file = 'tenant/environments/local/organizations/globex.json';

test('a customer is added, let in for a pilot, turned on, listed and turned off while its product is down', async () => {
  const added = await run('add', 'globex', '--pim', `${pim}/acme`, ...local);
  expect(added.text).toContain('Deploy it: npm run deploy -- --env local');
  expect(added.code).toBe(0);
  const { customer_id } = read(file).metadata;
  expect(read('tenant/environments/local/customer-ids.json')).toEqual({ [customer_id]: 'globex' });

  expect(await run('pilot', 'globex', 'nora@acme.example', ...local)).toMatchObject({ code: 0 });
  expect(read(file).metadata).toMatchObject({ rollout: 'pilot', pilot_1: 'nora@acme.example' });
  expect(await run('on', 'globex', ...local)).toMatchObject({ code: 0 });
  const { text } = await run('list', ...local);
  expect(text.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^name +rollout +products +customer id$/),
    expect.stringMatching(new RegExp(`^globex +on +Akeneo PIM +${customer_id}$`)),
    '',
    'So say the files. npm run plan -- --env local shows where the tenant differs.',
  ]);

  expect(await run('check', 'globex', ...local)).toEqual({
    code: 0,
    text: `globex, rollout on:\n  Akeneo PIM at ${pim}/acme answers as the contract says.\n`,
  });

  await world.stopProduct('pim');
  expect(await run('check', 'globex', ...local)).toEqual({
    code: 1,
    text: expect.stringContaining(`Akeneo PIM at ${pim}/acme did not answer as the contract says`),
  });
  expect(await run('off', 'globex', ...local)).toMatchObject({ code: 0 });
  expect(read(file).metadata.rollout).toBe('off');
  const refused = await run('on', 'globex', ...local);
  await world.startProduct('pim');
  expect(refused).toEqual({
    code: 1,
    text: expect.stringContaining(`Akeneo PIM at ${pim}/acme did not answer as the contract says`),
  });
  expect(read(file).metadata.rollout).toBe('off');
}, 120_000);

test('a product that does not know our key is named, and nothing is written', async () => {
  const right = await world.supportSettings();
  writeEnvironment({ ...right, PIM_KEY: 'a-key-of-somebody-else-altogether-32' });
  const refused = await run('on', 'globex', ...local);
  writeEnvironment(right);
  expect(refused.text).toContain('are ISSUER and PIM_KEY the ones it knows?');
  expect(refused.text).not.toContain('somebody-else');
  expect(refused.code).toBe(1);
  expect(read(file).metadata.rollout).toBe('off');
});

test('an address where no customer is, and one that is no URL, are told apart', async () => {
  const nobody = await run('add', 'newco', '--pim', `${pim}/newco`, ...local);
  expect(nobody.text).toContain(`Akeneo PIM has nothing at ${pim}/newco`);
  const typo = await run('add', 'newco', '--pim', 'htp://newco.example', ...local);
  expect(typo.text).toContain('is not a URL: it begins with https://');
});

test('what no command takes is refused before anything is asked', async () => {
  const { code, text } = await run('off', 'globex', '--pim', pim, ...local);
  expect({ code, text }).toEqual({
    code: 1,
    text: expect.stringMatching(
      /^off does not take --pim\nnpm run organization -- off <name>.*\n.*\nAll commands: /,
    ),
  });
  expect((await run('add', 'globex')).text).toMatch(/^add takes at least one of --pim, --sdm\n/);
  const nowhere = await run('list');
  expect(nowhere.text).toContain('there is no environment but local');
});
