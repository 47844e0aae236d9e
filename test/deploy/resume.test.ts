import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallTrouble } from '../../local/world/record-calls.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

/**
 * `DEPLOY_STOPS=kinds npm test -- test/deploy/resume` also stops at each kind of write of a deploy that changes everything, and of
 * one into an empty tenant: a quarter of an hour. `every` stops at each call in turn, reads too, from this number on: hours.
 */
const { DEPLOY_STOPS, DEPLOY_STOPS_FROM = '1' } = process.env;

const folder = mkdtempSync(join(tmpdir(), 'resume-'));
const build = join(folder, 'build');
let deploys = 0;
let world: TestWorld;

beforeAll(async () => {
  cpSync(resolve('build'), build, { recursive: true });
  world = await startTestWorld({ deployed: true });
}, 120_000);
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One edit of every kind that a pass writes, different each time. */
function editEverything(stamp: string): void {
  const edit = (path: string, change: (text: string) => string) => {
    const file = join(build, path);
    writeFileSync(file, change(readFileSync(resolve('build', path), 'utf8')));
  };
  edit('actions/confirm-email.js', (code) => `${code}\n// ${stamp}\n`);
  edit('database-connections/akeneo-product-cloud/login.js', (code) => `${code}\n// ${stamp}\n`);
  edit('forms/confirm-email.json', (text) => text.replace('Nothing is lost', `${stamp}: try`));
  edit('prompts/custom-text.json', (text) => text.replace('"Sign in |', `"Sign in ${stamp} |`));
  // Two: what follows them is written by a deploy that has one left to write.
  for (const name of ['nordic', 'umbra'])
    edit(`organizations/${name}.json`, (text) =>
      text.replace(/"display_name": "[^"]*"/, `"display_name": "${name} ${stamp}"`),
    );
}

async function deploy() {
  deploys += 1;
  return world.deployAloud(join(folder, 'saved', String(deploys)), build);
}

/** Somebody who has never signed in meets every part: the script, the Actions, the form. */
async function signInForTheFirstTime(): Promise<void> {
  const { who } = await ordinaryPim.arrive(world, `at-stop-${deploys}`);
  const { end } = await signIn(world, await createPerson(world), who);
  expect(end).toMatchObject({ kind: 'home', account: expect.stringMatching(/^auth0.pim/) });
}

/** Deploys and stops at a call; what people read then. */
async function stopAt(n: number, trouble: CallTrouble) {
  await world.spoilCall(n, trouble);
  const { lines, stopped } = await deploy();
  await world.spoilCall(0, trouble);
  return { last: lines.at(-1), stopped };
}

const stopped = 'stopped. What came before it is done; the same command goes on from here.';

/**
 * Deploys again and again; each deploy dies at the first write of a kind at which none has died before, after the tenant has
 * carried it out, and the next one goes on from there. Answers the kinds at which one died, all
 * that were ever written, and what people read last of each that died.
 */
async function dieAtEachKind(meanwhile: () => Promise<void>) {
  const died: string[] = [];
  const written: string[] = [];
  const steps = new Set<string>();
  for (;;) {
    await world.resetCalls();
    await world.crashAtNewKind(died);
    const { lines, stopped: reason } = await deploy();
    await world.spoilCall(0, { kind: 'crash' });
    const kinds = await world.writtenKinds();
    written.push(...kinds);
    if (reason === null) {
      return { died: died.sort(), written: [...new Set(written)].sort(), steps: [...steps] };
    }
    steps.add(lines.at(-1) ?? '');
    died.push(kinds.at(-1) ?? 'nothing was written');
    await meanwhile();
  }
}

test('a deploy that dies at every kind of write, one after the other, is resumed each time; people sign in meanwhile', async () => {
  editEverything('two');
  const { died, written, steps } = await dieAtEachKind(signInForTheFirstTime);
  expect(died).toEqual(written);
  expect(steps).toEqual([
    `1/2 applications, connections, flows, forms, mails and texts: ${stopped}`,
    `2/2 Actions: ${stopped}`,
    `organizations: ${stopped}`,
  ]);
  expect(died).toEqual([
    'PATCH /actions/actions/:id',
    'PATCH /clients/:id',
    'PATCH /connections/:id',
    'PATCH /forms/:id',
    'PATCH /organizations/:id',
    'PATCH /prompts',
    'POST /actions/actions/:id/deploy',
    'PUT /prompts/:prompt/custom-text/:language',
  ]);
  expect(await world.plan(build)).toEqual({ changes: [], drift: [] });
}, 600_000);

if (DEPLOY_STOPS === 'every') {
  test(
    'a deploy that dies at any of its calls is resumed by the next one',
    async () => {
      for (let call = Number(DEPLOY_STOPS_FROM); ; call += 1) {
        editEverything(`call ${call}`);
        const { stopped: reason } = await stopAt(call, { kind: 'crash' });
        await signInForTheFirstTime();
        if (reason === null) return;
        expect({ call, ...(await deploy()) }).toMatchObject({ call, stopped: null });
        expect({ call, ...(await world.plan(build)) }).toEqual({ call, changes: [], drift: [] });
      }
    },
    6 * 60 * 60_000,
  );
}

if (DEPLOY_STOPS === 'kinds') {
  test('a first deploy that dies at every kind of write is resumed each time', async () => {
    await world.emptyTenant();
    const { died, written } = await dieAtEachKind(async () => {});
    expect(died).toEqual(written);
    expect(died.length).toBeGreaterThan(25);
    expect(await world.plan(build)).toEqual({ changes: [], drift: [] });
  }, 3_600_000);
}
