import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallTrouble } from '../../local/world/record-calls.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

/** `DEPLOY_STOPS=every npm test -- test/deploy/resume` stops a deploy at each of its calls in turn, from this number on: hours. */
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
  edit('organizations/umbra.json', (text) =>
    text.replace(/"display_name": "[^"]*"/, `"display_name": "Umbra ${stamp}"`),
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
async function stopAt(n: number, trouble: CallTrouble, of?: string) {
  await world.spoilCall(n, trouble, of);
  const { lines, stopped } = await deploy();
  await world.spoilCall(0, trouble);
  return { last: lines.at(-1), stopped };
}

const stopped = 'stopped. What came before it is done; the same command goes on from here.';

test('a deploy that stops three times, each time further on, says where it stands; people sign in meanwhile; in the end nothing is left to do', async () => {
  editEverything('one');
  const inFirstPass = await stopAt(1, { kind: 'refused', status: 400 }, 'PATCH /api/v2/forms/');
  expect(inFirstPass).toMatchObject({
    last: `1/2 applications, connections, flows, forms, mails and texts: ${stopped}`,
    stopped: expect.stringContaining('Deploy CLI failed'),
  });
  await signInForTheFirstTime();

  const atActions = await stopAt(1, { kind: 'crash' }, 'PATCH /api/v2/actions/actions/');
  expect(atActions.last).toBe(`2/2 Actions: ${stopped}`);
  await signInForTheFirstTime();

  const atOrganizations = await stopAt(
    1,
    { kind: 'refused', status: 400 },
    'PATCH /api/v2/organizations/',
  );
  expect(atOrganizations).toMatchObject({ last: `organizations: ${stopped}` });
  await signInForTheFirstTime();

  expect(await deploy()).toMatchObject({ stopped: null });
  expect(await world.plan(build)).toEqual({ changes: [], drift: [] });
}, 300_000);

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
