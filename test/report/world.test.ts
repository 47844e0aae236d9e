import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../../apis/ask-management.ts';
import { openReportFolder } from '../../scripts/report/report-folder.ts';
import { runReport } from '../../scripts/report/run-report.ts';
import type { OrganizationCounts } from '../../scripts/report/snapshot.ts';
import { findCompiled } from '../support/compile-world.ts';
import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import { merge, sameEmailPimFirst } from '../support/linkers.ts';
import { ordinaryPim, ordinarySdm, weakPassword } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { connectTo } from '../support-commands/support-setup.ts';

const day = 24 * 60 * 60 * 1000;
let world: TestWorld;
let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'report-world-'));
  world = await startTestWorld();
}, 60_000);
afterAll(async () => {
  await world?.close();
  rmSync(root, { recursive: true, force: true });
});

test('people of a tenant, each where they stand: linked, on the way, stuck for each reason, and never back', async () => {
  const come = async (who: SignIn) => signIn(world, await createPerson(world), who);
  const both = await sameEmailPimFirst.arrive(world, 'both');
  await signIn(world, both.person, both.who);
  const once = await ordinaryPim.arrive(world, 'once');
  await come(once.who);
  const blocked = await ordinaryPim.arrive(world, 'blocked');
  await come(blocked.who);
  const left = await ordinaryPim.arrive(world, 'left');
  await come({ ...left.who, leaveAt: 'confirm' });
  const unread = await ordinarySdm.arrive(world, 'unread');
  await come({ ...unread.who, leaveAt: 'inbox' });
  const weak = await weakPassword.arrive(world, 'weak');
  await come({ ...weak.who, leaveAt: 'choose_password' });
  const waiting = await merge.arrive(world, 'waiting');
  const { ownerPassword: _, ...intent } = waiting.who;
  await signIn(world, waiting.person, intent);
  const support = await connectTo(world);
  const block = (api: Parameters<Parameters<typeof ask>[1]>[0]) =>
    api.users.update(`auth0|${blocked.key}`, { blocked: true });
  expect((await ask(support.management, block)).kind).toBe('answered');

  const first = await report();
  expect(first.people).toEqual({
    migrated: 2,
    confirmed: 2,
    linked: 4,
    away: 0,
    stuck: { blocked: 1 },
  });

  await world.advanceClock(15 * day);
  await signIn(world, await createPerson(world), { ...both.who, password: both.password });
  const young = await ordinaryPim.arrive(world, 'young');
  await come({ ...young.who, leaveAt: 'confirm' });

  const { people, organizations, nobody } = await report();
  expect(people).toEqual({
    ...{ migrated: 3, confirmed: 2, linked: 4, away: 2 },
    stuck: {
      blocked: 1,
      link_not_opened: 1,
      mail_not_requested: 1,
      merge_expired: 1,
      new_password: 1,
    },
  });
  // The slots of the daily limits, and what the tenant keeps of linked accounts, are in other connections.
  expect(nobody).toBe(0);
  const acme = organizations.find(({ name }) => name === 'acme') as OrganizationCounts;
  expect(acme.holdSeveral).toBe(1);
  expect(acme.products).toMatchObject([
    { product: 'pim', headCount: 20, migrated: 2, confirmed: 2, linked: 3, away: 1 },
    { product: 'sdm', headCount: null, migrated: 1, confirmed: 0, linked: 2, away: 1 },
  ]);
  const sum = (what: 'cameOver' | 'confirmed') =>
    acme.days.reduce((all, counts) => all + counts[what], 0);
  expect([acme.days.length, sum('cameOver'), sum('confirmed')]).toEqual([2, 9, 5]);

  async function report() {
    const end = await runReport(
      await connectTo(world),
      openReportFolder(root, 'world'),
      (customers) => {
        const id = [...customers].find(([, customer]) => customer?.name === 'acme')?.[0] ?? '';
        return new Map([[id, { pim: 20 }]]);
      },
      () => {},
    );
    if (end.kind !== 'written') throw new Error(end.kind);
    return end.snapshot;
  }
});

/** The command as a person types it, in a folder of its own. */
async function run(args: string[]) {
  const child = spawn(process.execPath, [findCompiled('report'), ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: resolve('.local/certificate/ca.pem'),
    },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise((ended) => child.once('close', ended));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

test('the command: a table and three files, JSON alone on request, exit code 1 and what is wrong otherwise', async () => {
  const lines = Object.entries(await world.supportSettings()).map((pair) => pair.join('='));
  writeFileSync(join(root, '.env.sample'), lines.join('\n'));
  writeFileSync(join(root, 'people.csv'), 'organization,product,people\nacme,pim,20\n');
  const { code, out, err } = await run(['--env', 'sample', '--head-count', 'people.csv', '--json']);
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(join(root, '.local/report/sample/report.json'), 'utf8'));
  expect(JSON.parse(out).organizations[0].products[0].head_count).toBe(20);
  expect(err).toContain('report.html');
  const nobody = await run(['--env', 'nowhere']);
  expect(nobody).toEqual({ code: 1, out: '', err: '.env.nowhere is missing\n' });
});
