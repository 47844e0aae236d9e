import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { USAGES } from '../../scripts/support/read-command.ts';
import { findCompiled } from '../support/compile-world.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { describeUnlinked, type LinkedPerson, merge, takeStock } from './linked-people.ts';

let world: TestWorld;
let person: LinkedPerson;
beforeAll(async () => {
  world = await startTestWorld();
  person = await merge(world, 'command');
}, 60_000);
afterAll(() => world?.close());

/** Runs the command as a script would: without a terminal. */
async function run(args: string[], variables?: Record<string, string>) {
  const child = spawn(process.execPath, [findCompiled('support'), ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: resolve('.local/certificate/ca.pem'),
      ...(variables ?? (await world.supportSettings())),
    },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise((ended) => child.once('close', ended));
  return { code, text: Buffer.concat(output).toString('utf8') };
}

test('without a terminal and without --yes: shown, not done, exit code 1', async () => {
  const before = await takeStock(world, person);
  const { code, text } = await run(['unlink', person.email, person.linked]);
  expect(text).toContain('Keeps');
  expect(text).toContain('[not_confirmed]');
  expect(code).toBe(1);
  expect(await takeStock(world, person)).toEqual(before);
});

test('with --yes: done, exit code 0, no address and no secret in the output', async () => {
  const settings = await world.supportSettings();
  const { code, text } = await run(['unlink', person.email, person.linked, '--yes']);
  expect(text).toContain('Unlinked.');
  expect(text).toContain('Akeneo PIM has ended what this account had open there');
  expect(code).toBe(0);
  expect(await takeStock(world, person)).toEqual(describeUnlinked(person));
  const hidden = [person.email, person.linkedEmail, person.password, settings.PIM_KEY];
  expect([...hidden, settings.SUPPORT_CLIENT_SECRET].filter((one) => text.includes(one))).toEqual(
    [],
  );
});

test('a code needs no tenant and no settings; a diagnosis names nobody', async () => {
  expect(await run(['code', 'ak', '396'], {})).toMatchObject({
    code: 0,
    text: expect.stringContaining('not_confirmed'),
  });
  const { code, text } = await run(['diagnose', person.email, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(text).account.user_id).toMatch(/^auth0\|(pim|sdm)\|/);
  expect(text).not.toContain(person.email);
});

test('wrong credentials, missing settings, wrong arguments: exit code 1, and what to look at', async () => {
  const settings = await world.supportSettings();
  const wrong = { ...settings, SUPPORT_CLIENT_SECRET: 'guessed' };
  const sweep = ['sweep-unconfirmed'];
  expect(await run(sweep, wrong)).toEqual({
    code: 1,
    text: 'no token: check AUTH0_DOMAIN, SUPPORT_CLIENT_ID and SUPPORT_CLIENT_SECRET\n',
  });
  const { PIM_KEY: _, ...incomplete } = settings;
  expect(await run(sweep, incomplete)).toEqual({
    code: 1,
    text: 'missing or malformed: PIM_KEY. Which tenant? Add --env local for npm start, or --env <name>\n',
  });
  const unknown = await run(['delete-everybody']);
  expect(unknown.code).toBe(1);
  expect(unknown.text).toBe(
    `there is no command delete-everybody\nCommands: ${Object.keys(USAGES.commands).join(', ')}\nAll commands: npm run support -- --help\n`,
  );
  expect((await run([])).code).toBe(0);
});
