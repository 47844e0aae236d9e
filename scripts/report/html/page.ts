import { html, raw } from 'hono/html';
import { formatMoment } from '../../../local/products/pages/format-time.ts';
import { WAITS } from '../../support/waits.ts';
import type { HistoryPoint } from '../history.ts';
import {
  countKnown,
  countStuck,
  countUnseen,
  type ProductCounts,
  type Snapshot,
} from '../snapshot.ts';
import { showChange, showDay, showNumber, showShare } from '../words.ts';
import { drawHistory, drawProgress, sumRows } from './charts.ts';
import { mergeDays, sumDays } from './days.ts';
import { explain } from './explain.ts';
import { showCurves, showOrganizations, tabulateSums } from './organizations.ts';
import { type Markup, showCard, showChart, showTable } from './parts.ts';
import { stylesheet } from './stylesheet.ts';

/**
 * The report as one file that needs nothing else: no script, no network. Whoever leads the migration reads it; every picture has its numbers as
 * a table. The same snapshot and history give the same page.
 */
export async function describeHtml(
  snapshot: Snapshot,
  history: readonly HistoryPoint[],
): Promise<string> {
  const at = Date.parse(snapshot.at);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Migration report, ${showDay(at)}</title>
<link rel="icon" href="data:,">
<style>${raw(stylesheet)}</style>
</head>
<body>
<header class="top"><div>
<p class="place">Akeneo Product Cloud</p>
<h1>Migration report</h1>
<p>${snapshot.tenant}, as of ${formatMoment(at)}</p>
</div></header>
<main>
${showSummary(snapshot)}
${showProgress(snapshot)}
${showOrganizations(snapshot)}
${showStuck(snapshot)}
${showCurves(snapshot)}
${showHistory(history)}
${explain(snapshot)}
</main>
</body>
</html>
`;
  return String(await page);
}

function showSummary({ people, organizations }: Snapshot): Markup {
  const products = organizations.flatMap((one) => one.products);
  const known = products.filter((one) => countUnseen(one) !== null);
  const linked = add(known, (one) => one.linked);
  const heads = add(known, (one) => one.headCount ?? 0);
  const all = countKnown(people);
  const cards = [
    showCard(showNumber(all), 'Came over', 'People who have signed in with a product password.'),
    showCard(
      showNumber(people.linked),
      'Linked',
      `Their product opens with an Akeneo Product Cloud account: ${showShare(people.linked, all)} of them.`,
    ),
    showCard(
      showNumber(countStuck(people)),
      'Stuck',
      'They need help, or a reminder: see who is stuck, below.',
    ),
    showCard(
      showNumber(people.away),
      'Never came back',
      'Linked, and not signed in since the first day, two weeks ago or longer.',
    ),
  ];
  const lead =
    known.length === 0
      ? html`Linked so far: ${showNumber(people.linked)}. How many have not come yet is unknown.`
      : html`${showShare(linked, heads)} of all product users are linked: ${showNumber(linked)} of ${showNumber(heads)}${known.length < products.length ? html`, where it is known how many there are` : ''}.`;
  return html`<p class="lead">${lead}</p><div class="cards">${cards}</div>`;
}

function showProgress({ organizations, at }: Snapshot): Markup {
  const sums = sumDays(mergeDays(organizations.map(({ days }) => days)), Date.parse(at));
  if (sums.length === 0) return html``;
  const label = 'People who came over and who confirmed their email address, over time';
  const picture = drawProgress('progress', label, sums, [960, 320]);
  return html`<h2>How people come over</h2>
<p>All organizations together. The gap between the two lines is people who signed in with a product password and have not confirmed their email address.</p>
<div class="card">${showChart(picture, tabulateSums('All organizations', sums))}</div>`;
}

function showStuck({ people }: Snapshot): Markup {
  const all = countStuck(people);
  if (all === 0)
    return html`<h2>Who is stuck, and what helps</h2><p>Nobody has been waiting for a week or longer.</p>`;
  const reasons = (Object.entries(people.stuck) as [keyof typeof WAITS, number][]).sort(
    ([, a], [, b]) => b - a,
  );
  return html`<h2>Who is stuck, and what helps</h2>
<p>People who have not moved for a week, or who cannot move at all.</p>
<div class="card">${showTable({
    caption: 'People, by what they wait for',
    head: ['Why, and what helps', 'People', 'Share'],
    words: 1,
    rows: reasons.map(([why, count]) => [
      html`${WAITS[why].means}<span class="helps">${WAITS[why].next}</span>`,
      showNumber(count),
      showShare(count, all),
    ]),
  })}</div>`;
}

function showHistory(history: readonly HistoryPoint[]): Markup {
  const [before, own] = history.slice(-2);
  if (before === undefined || own === undefined)
    return html`<h2>Report by report</h2><p>This machine has no earlier report of this tenant. From the next one on, this is where linked and stuck product users are shown over time.</p>`;
  const change = (what: Parameters<typeof sumRows>[1]) =>
    showChange(sumRows(own, what) - sumRows(before, what));
  return html`<h2>Report by report</h2>
<p>Product users since the report before this one, of ${formatMoment(before.at)}. Came over: ${change('cameOver')}. Linked: ${change('linked')}. Stuck: ${change('stuck')}.</p>
<p>The last report of each day, and this one:</p>
<div class="card">${showChart(drawHistory(history), {
    caption: 'Product users, report by report',
    head: ['Report of', 'Came over', 'Linked', 'Stuck'],
    words: 1,
    rows: history.map((point) => [
      formatMoment(point.at),
      showNumber(sumRows(point, 'cameOver')),
      showNumber(sumRows(point, 'linked')),
      showNumber(sumRows(point, 'stuck')),
    ]),
  })}</div>`;
}

function add(all: readonly ProductCounts[], read: (one: ProductCounts) => number): number {
  return all.reduce((sum, one) => sum + read(one), 0);
}
