import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HttpResponse } from 'msw';
import { openReportFolder, type ReportFolder } from '../../scripts/report/report-folder.ts';
import { describeStop, runReport } from '../../scripts/report/run-report.ts';
import { intercept } from '../support/intercept.ts';
import { json, now, settings } from '../support-commands/fake-tenant.ts';
import { connectToFakeExport, startFakeExport } from './fake-export.ts';
import { acme, globex, makePending, makeUser } from './sample-tenant.ts';

const server = intercept();
const users = [
  makeUser([`pim|${acme}|1`, `sdm|${acme}|1`], 30),
  makePending([`pim|${acme}|2`], 10),
  makeUser([`pim|${globex}|1`], 3),
];
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = () => openReportFolder(root, 'sample');
const read = (name: string) => readFileSync(join(open().path, name), 'utf8');
const outputs = ['report.json', 'report.csv', 'report.html'] as const;
const readAll = () => Object.fromEntries(outputs.map((name) => [name, read(name)]));

async function run(folder: ReportFolder = open()) {
  const { support, waits } = await connectToFakeExport();
  const said: string[] = [];
  const end = await runReport(
    support,
    folder,
    () => new Map(),
    (text) => said.push(text),
  );
  return { end, waits, said };
}

test('a report: one export of the one connection, its files for their owner alone, no trace of the export', async () => {
  const tenant = startFakeExport(server, users);
  const { end, waits, said } = await run();
  expect(end.kind).toBe('written');
  expect(tenant.asked).toEqual([
    'GET /organizations',
    'GET /connections',
    'POST /jobs/users-exports',
    ...Array(3).fill('GET /jobs/job_1'),
    'GET /1',
  ]);
  expect(tenant.bodies).toMatchObject([{ connection_id: 'con_main', format: 'json' }]);
  expect(waits).toEqual([15_000, 15_000]);
  expect(said).toContain('Auth0 is writing the export: 40 %, about 2 min left');
  expect(readdirSync(open().path).sort()).toEqual(['history.ndjson', ...outputs].sort());
  expect(statSync(open().path).mode & 0o777).toBe(0o700);
  for (const name of outputs) expect(statSync(join(open().path, name)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(read('report.json')).people).toEqual({
    ...{ came_over: 3, migrated: 1, confirmed: 0, linked: 2, never_came_back: 0 },
    stuck: { mail_not_requested: 1 },
  });
});

test('nothing that names a person is written, and no secret', async () => {
  startFakeExport(server, users);
  const { said } = await run();
  const written = readdirSync(open().path).map(read).join('') + said.join('');
  const hidden = ['@people.example', '|1"', settings.SUPPORT_CLIENT_SECRET, 'files.example'];
  expect(hidden.filter((one) => written.includes(one))).toEqual([]);
});

test('the same export gives the same report, byte for byte, and one point of history', async () => {
  startFakeExport(server, users);
  await run();
  const first = readAll();
  const tenant = startFakeExport(server, [...users].reverse());
  await run();
  expect(tenant.jobs.size).toBe(1);
  expect(readAll()).toEqual(first);
  expect(read('history.ndjson').trim().split('\n')).toHaveLength(1);
});

/** What a run does to its folder, in order; between two of them nothing changes anywhere but at Auth0. */
const acts = ['keepExport', 'write', 'appendHistory', 'forgetExport'] as const;

test('a run that is killed anywhere is finished by the next one, with the same report and the same export', async () => {
  startFakeExport(server, users);
  await run();
  const expected = { ...readAll(), history: read('history.ndjson') };
  for (let act = 1; act <= 6; act += 1) {
    rmSync(root, { recursive: true });
    const tenant = startFakeExport(server, users);
    await expect(run(dieAt(open(), act))).rejects.toThrow('killed');
    const { end } = await run();
    expect(end.kind).toBe('written');
    expect({ ...readAll(), history: read('history.ndjson') }).toEqual(expected);
    // Only who dies before Auth0's answer is kept cannot know of the export.
    expect(tenant.jobs.size).toBe(act === 1 ? 2 : 1);
  }
  expect((await run(dieAt(open(), 7))).end.kind).toBe('written');
});

function dieAt(folder: ReportFolder, last: number): ReportFolder {
  let count = 0;
  const broken = { ...folder };
  for (const act of acts) {
    const whole = folder[act] as (...args: unknown[]) => unknown;
    const dying = (...args: unknown[]) => {
      count += 1;
      if (count === last) throw new Error('killed');
      return whole(...args);
    };
    Object.assign(broken, { [act]: dying });
  }
  return broken;
}

test('every call that gets no answer stops the run, and the next one goes on with the same export', async () => {
  const calls = [
    'GET /organizations',
    'GET /connections',
    'POST /jobs/users-exports',
    'GET /jobs/job_1',
  ];
  for (const call of calls) {
    rmSync(root, { recursive: true });
    const tenant = startFakeExport(server, users);
    tenant.answer = (one, count) => (one === call && count === 1 ? json({}, 503) : null);
    const { end } = await run();
    expect(end).toEqual({ kind: 'unavailable', status: 503 });
    expect((await run()).end.kind).toBe('written');
    expect(tenant.jobs.size).toBe(1);
  }
});

test('too many requests: waits as long as Retry-After says, or until the limit is reset, and goes on', async () => {
  const tenant = startFakeExport(server, users);
  const reset = String(now / 1000 + 20);
  tenant.answer = (call, count) => {
    if (count > 1) return null;
    if (call === 'POST /jobs/users-exports') return json({}, 429, { 'retry-after': '33' });
    if (call === 'GET /jobs/job_1') return json({}, 429, { 'x-ratelimit-reset': reset });
    return call === 'GET /organizations' ? json({}, 429) : null;
  };
  const { end, waits } = await run();
  expect(end.kind).toBe('written');
  expect(waits).toEqual([5000, 33_000, 20_000, 15_000, 15_000]);
  expect(tenant.jobs.size).toBe(1);
});

test('a link that is too old, a download that breaks off and one that is no gzip are begun anew, and nobody counts twice', async () => {
  const tenant = startFakeExport(server, users);
  tenant.answer = (call) => {
    if (call === 'GET /1') return new HttpResponse('Request has expired', { status: 403 });
    if (call === 'GET /2') return new HttpResponse(tenant.file.subarray(0, tenant.file.length - 9));
    if (call === 'GET /3') return HttpResponse.error();
    return null;
  };
  const { end, said } = await run();
  expect(end).toMatchObject({ kind: 'written', snapshot: { people: { linked: 2 }, repeated: 0 } });
  expect(said.filter((text) => text.startsWith('The download broke off'))).toHaveLength(3);
  expect(tenant.asked.filter((call) => /GET \/\d/.test(call))).toHaveLength(4);
});

test('after five downloads the run stops, and the next one asks for the same export', async () => {
  const tenant = startFakeExport(server, users);
  tenant.answer = (call) =>
    /^GET \/\d/.test(call) ? new HttpResponse(null, { status: 500 }) : null;
  const { end } = await run();
  expect(end).toEqual({ kind: 'broken' });
  tenant.answer = () => null;
  expect((await run()).end.kind).toBe('written');
  expect(tenant.jobs.size).toBe(1);
});

test('an export that Auth0 has forgotten or could not make is begun anew by the next run', async () => {
  for (const lost of [json({}, 404), json({ id: 'job_1', status: 'failed' })]) {
    rmSync(root, { recursive: true });
    const tenant = startFakeExport(server, users);
    tenant.answer = (call) =>
      /^GET \/\d/.test(call) ? new HttpResponse(null, { status: 500 }) : null;
    await run();
    tenant.answer = (call) => (call === 'GET /jobs/job_1' ? lost.clone() : null);
    const { end, said } = await run();
    expect(end.kind).toBe('written');
    expect(said).toContain('Auth0 no longer has it');
    expect(tenant.jobs.size).toBe(2);
  }
});

test('a failed export, a link that is not https, an export without an end: no report, and what to do', async () => {
  const ends: [() => Response, string][] = [
    [() => json({ id: 'job_1', status: 'failed' }), '[export_failed]'],
    [
      () => json({ id: 'job_1', status: 'completed', location: 'http://x.example/1' }),
      '[export_failed]',
    ],
    [() => json({ id: 'job_1', status: 'processing' }), '[still_running]'],
    [() => json({}, 403), '[management_refused]'],
  ];
  for (const [answer, reason] of ends) {
    const tenant = startFakeExport(server, users);
    tenant.answer = (call) => (call.startsWith('GET /jobs/') ? answer() : null);
    const { end } = await run();
    expect(end.kind === 'written' || describeStop(end)).toContain(reason);
    expect(readdirSync(open().path).filter((name) => name.startsWith('report'))).toEqual([]);
    open().forgetExport();
  }
});

test('the export of another tenant, or a damaged note of one, is not gone on with', async () => {
  const tenant = startFakeExport(server, users);
  await open().keepExport('other.example', { id: 'job_9', at: 1 });
  expect((await run()).end.kind).toBe('written');
  await open().write('export.json', '{"tenant":');
  expect((await run()).end.kind).toBe('written');
  expect(tenant.jobs.size).toBe(2);
});

test('an export that something on the way has unpacked is read as well', async () => {
  const tenant = startFakeExport(server, []);
  tenant.file = Buffer.from(users.map((user) => JSON.stringify(user)).join('\n')) as never;
  expect((await run()).end).toMatchObject({ snapshot: { people: { linked: 2, migrated: 1 } } });
  tenant.file = gzipSync(`${JSON.stringify(users[0])}\nnot json\n`);
  expect((await run()).end).toMatchObject({ snapshot: { people: { linked: 1 }, unreadable: 1 } });
});
