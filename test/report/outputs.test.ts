import { expect, test } from '@jest/globals';
import { describeCsv } from '../../scripts/report/describe-csv.ts';
import { describeJson } from '../../scripts/report/describe-json.ts';
import { describeTable } from '../../scripts/report/describe-table.ts';
import { describePoint } from '../../scripts/report/history.ts';
import { mergeDays, sumDays } from '../../scripts/report/html/days.ts';
import { describeHtml } from '../../scripts/report/html/page.ts';
import { DAY_MS, type Snapshot } from '../../scripts/report/snapshot.ts';
import { startTally } from '../../scripts/report/tally-people.ts';
import { showShare } from '../../scripts/report/words.ts';
import { launchBrowser } from '../support/browser.ts';
import { makePeople } from './make-people.ts';
import { acme, at, globex, makeCustomer } from './sample-tenant.ts';

/** Names as an administrator might choose them; the first product has 400 people, of the others nobody said how many. */
function makeSnapshot(acmeName: string, globexName: string): Snapshot {
  const customers = new Map([
    [acme, makeCustomer('acme', acmeName, ['pim', 'sdm'])],
    [globex, makeCustomer('globex', globexName, ['pim'])],
  ]);
  const tally = startTally('tenant.example', at, customers, new Map([[acme, { pim: 400 }]]));
  const samples = [
    { customerId: acme, share: 0.7, startedDaysAgo: 80, both: 0.3 },
    { customerId: globex, share: 0.3, startedDaysAgo: 20, both: 0 },
  ];
  for (const person of makePeople(300, samples, at)) tally.add(person);
  return tally.finish();
}

const snapshot = makeSnapshot('Acme Retail', 'Globex');

test('a name that a spreadsheet would take for a formula, or for a cell more, is text', () => {
  const names = [
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\n=1',
    '＝1',
    'A, "B"\n',
  ];
  for (const name of names) {
    const csv = describeCsv(makeSnapshot(name, 'Globex'));
    const quoted = name.replaceAll('"', '""');
    expect(csv).toContain(name.startsWith('A') ? `"${quoted}"` : `"'${quoted}"`);
    expect(csv).not.toContain(`,${name}`);
  }
});

test('CSV and JSON say the same; unknown is empty, or null, and never 0', () => {
  const [head, first, , third] = describeCsv(snapshot)
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (row: string[] | undefined, name: string) => row?.[head?.indexOf(name) ?? -1];
  const { organizations } = JSON.parse(describeJson(snapshot));
  const [pim] = organizations[0].products;
  expect(cell(first, 'came_over')).toBe(String(pim.came_over));
  expect(cell(first, 'linked')).toBe(String(pim.linked));
  expect(cell(first, 'unseen')).toBe(String(400 - pim.came_over));
  expect(pim.unseen).toBe(400 - pim.came_over);
  expect([cell(third, 'head_count'), cell(third, 'unseen')]).toEqual(['', '']);
  expect(organizations[1].products[0]).toMatchObject({ head_count: null, unseen: null });
  expect(describeTable(snapshot)).toMatch(/Globex +Akeneo PIM +unknown +unknown/);
});

test('no name reaches page, picture or terminal as anything but text', async () => {
  const name = '<img src=x onerror=alert(1)>"\'&\u001b[31m';
  const sample = makeSnapshot(name, '</style></svg><script>alert(2)</script>');
  const page = await describeHtml(sample, []);
  // Whether it is, and no more: the page would fill the terminal.
  expect(/<img|<script|onerror=alert\(1\)>/.test(page)).toBe(false);
  expect(page).toContain('&lt;/style&gt;&lt;/svg&gt;&lt;script&gt;alert(2)&lt;/script&gt;');
  // In the label of a picture, and in one of its axes.
  expect(page).toMatch(/aria-label="[^"]*&lt;img src=x onerror=alert\(1\)&gt;&quot;/);
  expect(page).toMatch(/<text[^>]*>&lt;img src=x onerror=alert/);
  expect(describeTable(sample)).not.toContain('\u001b');
});

test('the page needs no network and no script, every picture has a name and its numbers, and twice is the same', async () => {
  const history = [5, 3, 0].map((daysAgo) => ({
    at: at - daysAgo * DAY_MS,
    rows: [
      { customerId: acme, product: 'pim' as const, cameOver: 9, linked: 8 - daysAgo, stuck: 1 },
    ],
  }));
  const page = await describeHtml(snapshot, history);
  expect(await describeHtml(snapshot, history)).toBe(page);
  expect(page).not.toMatch(/<script|<link rel="stylesheet"|@import|url\((?!#)|src=/);
  expect(page.match(/https?:\/\/(?!www\.w3\.org)/)).toBe(null);
  // Each for a page and for a phone, of which one is shown.
  const pictures = page.match(/<div class="on-page"><svg /g) ?? [];
  expect(pictures).toHaveLength(5);
  expect(page.match(/<div class="on-phone"><svg /g)).toHaveLength(5);
  expect(page.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(10);
  expect(page.match(/<table>/g)?.length).toBeGreaterThanOrEqual(pictures.length);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('on a phone and on a page every picture fits, with every word in it', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      await describeHtml(makeSnapshot('Ångström & Møller '.repeat(4), 'Globex'), []),
    );
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(findCut)).toEqual({ pictures: 4, cut: [], isWider: false });
    }
  } finally {
    await browser.close();
  }
}, 30_000);

/** In the browser: words that a picture does not show, and whether the page has to be moved sideways. */
const findCut = `(() => {
  const room = document.documentElement;
  const pictures = [...document.querySelectorAll('svg')].filter((one) => one.clientWidth > 0);
  const isOut = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1
    || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  const box = (one) => one.getBoundingClientRect();
  const cut = pictures.flatMap((svg) => box(svg).right > room.clientWidth ? ['a picture']
    : [...svg.querySelectorAll('text')].filter((text) => isOut(box(text), box(svg))).map((text) => text.textContent));
  return { pictures: pictures.length, cut, isWider: room.scrollWidth > room.clientWidth };
})()`;

test('the second report of a day compares with the first, whenever it was', async () => {
  const count = (linked: number, agoMs: number) => ({
    at: at - agoMs,
    rows: [{ customerId: acme, product: 'pim' as const, cameOver: 9, linked, stuck: 4 - linked }],
  });
  const page = await describeHtml(snapshot, [count(1, 600_000), count(4, 0)]);
  expect(page).toContain(
    'the report before this one, of 2026-11-21 13:53:00 UTC. Came over: unchanged. Linked: +3. Stuck: −3.',
  );
  // Its axis has times of day.
  expect(page).toMatch(/<text[^>]*>14:00<\/text>/);
});

test('nobody yet, and no head counts: the page says so and draws nothing', async () => {
  const customers = new Map([[acme, makeCustomer('acme', 'Acme', ['pim'])]]);
  const page = await describeHtml(startTally('t.example', at, customers, new Map()).finish(), []);
  expect(page).toContain('Nobody has been waiting for a week or longer.');
  expect(page).toContain('This machine has no earlier report of this tenant.');
  expect(page).not.toContain('<svg');
});

test('curves begin with nobody, end with everybody on the day of the snapshot, and stay short over years', () => {
  const today = Math.floor(at / DAY_MS);
  const days = [
    { day: today - 2000, cameOver: 2, confirmed: 0 },
    { day: today, cameOver: 1, confirmed: 3 },
  ];
  const sums = sumDays(mergeDays([days, days]), at);
  expect(sums.length).toBeLessThanOrEqual(401);
  expect(sums[0]).toMatchObject({ cameOver: 0, confirmed: 0 });
  expect(sums.at(-1)).toEqual({ at, cameOver: 6, confirmed: 6 });
  expect(sumDays([], at)).toEqual([]);
});

test('a share is only all or nothing where it is', () => {
  expect([showShare(0, 9), showShare(1, 999), showShare(998, 999), showShare(9, 9)]).toEqual([
    '0 %',
    '< 1 %',
    '> 99 %',
    '100 %',
  ]);
  expect(showShare(0, 0)).toBe('–');
});

test('what a report leaves for later ones is counters', () => {
  expect(JSON.stringify(describePoint(snapshot))).not.toMatch(/@|Acme|Globex/);
});
