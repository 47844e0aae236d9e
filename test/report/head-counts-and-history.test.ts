import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readHistory, rememberSnapshot } from '../../scripts/report/history.ts';
import { readHeadCounts } from '../../scripts/report/read-head-counts.ts';
import { openReportFolder } from '../../scripts/report/report-folder.ts';
import { startTally } from '../../scripts/report/tally-people.ts';
import { acme, at, customers, DAY, globex, makeUser } from './sample-tenant.ts';

const head = 'organization,product,people\n';

test('head counts: an organization by name or customer id, quoted or not, with any line ends', () => {
  const text = `\uFEFF"organization","product","people"\r\nacme,pim,1200\r\n"acme", sdm, 0\r\n\r\n${globex},pim,7`;
  expect([...readHeadCounts(text, customers)]).toEqual([
    [acme, { pim: 1200, sdm: 0 }],
    [globex, { pim: 7 }],
  ]);
  expect([...readHeadCounts(head, customers)]).toEqual([]);
});

test('what cannot be meant is refused with its line, and nothing is guessed', () => {
  const refused: [string, string][] = [
    ['acme,pim,12', 'line 1: expected organization,product,people'],
    [
      `${head}nowhere,pim,12`,
      'line 2: the tenant has no organization nowhere. Known: acme, globex.',
    ],
    [`${head}acme,dam,12`, 'line 2: the product is pim or sdm'],
    [`${head}acme,pim,about 12`, 'line 2: people is a whole number'],
    [`${head}acme,pim,-1`, 'line 2: people is a whole number'],
    [`${head}acme,pim,1,200`, 'line 2: people is a whole number'],
    [`${head}acme,pim,1\n\n${acme},pim,1`, 'line 4: comes a second time'],
  ];
  for (const [text, why] of refused) expect(() => readHeadCounts(text, customers)).toThrow(why);
});

function makeSnapshot(daysAgo: number, people: number, tenant = 'tenant.example') {
  const tally = startTally(tenant, at - daysAgo * DAY, customers, new Map());
  for (let one = 0; one < people; one += 1) tally.add(makeUser([`pim|${acme}|${one}`], 40));
  return tally.finish();
}

test('the history has the last report of each day, of this tenant, before this one, and this one; a report comes once', async () => {
  const root = mkdtempSync(join(tmpdir(), 'report-history-'));
  const folder = openReportFolder(root, 'sample');
  for (const snapshot of [
    makeSnapshot(3, 1),
    makeSnapshot(2, 2),
    makeSnapshot(1.9, 3),
    makeSnapshot(1, 9, 'other.example'),
    makeSnapshot(-1, 9),
    makeSnapshot(0.1, 3),
  ]) {
    await rememberSnapshot(folder, snapshot);
  }
  appendFileSync(join(folder.path, 'history.ndjson'), 'half a li\n{"at":7}\n');
  const current = makeSnapshot(0, 4);
  await rememberSnapshot(folder, current);
  await rememberSnapshot(folder, current);
  const history = await readHistory(folder, current);
  const linked = history.map(({ rows }) => rows.reduce((sum, row) => sum + row.linked, 0));
  expect(history.map((point) => Math.round((at - point.at) / DAY))).toEqual([3, 2, 0, 0]);
  expect(linked).toEqual([1, 3, 3, 4]);
  rmSync(root, { recursive: true });
});
