import { formatMoment } from '../../local/products/pages/format-time.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { cleanText } from '../support/clean-text.ts';
import { WAITS } from '../support/waits.ts';
import {
  countKnown,
  countStuck,
  countUnseen,
  type OrganizationCounts,
  type ProductCounts,
  type Snapshot,
} from './snapshot.ts';
import { showHeadCount, showNumber, showShare } from './words.ts';

const MOST_ORGANIZATIONS = 40;
const HEAD = [
  ...['Organization', 'Product', 'People', 'Unseen', 'Migrated', 'Confirmed', 'Linked'],
  ...['of all', 'Stuck', 'Never back'],
];

/** The report on a terminal: the largest organizations, why people are stuck, and what the numbers leave out. */
export function describeTable(snapshot: Snapshot): string {
  const { at, tenant, organizations, people, nobody, unreadable, repeated } = snapshot;
  const shown = chooseLargest(organizations, MOST_ORGANIZATIONS);
  const rows = shown.flatMap((one) =>
    one.products.map((counts) => [plain(one.displayName), ...describeCounts(counts)]),
  );
  const more = organizations.length - shown.length;
  const stuck = Object.entries(people.stuck) as [keyof typeof WAITS, number][];
  return [
    `Migration of ${tenant}, as of ${formatMoment(Date.parse(at))}`,
    '',
    ...alignColumns([HEAD, ...rows]),
    ...(more > 0 ? [`... and ${showNumber(more)} organizations more, in report.csv`] : []),
    '',
    `People who came over: ${showNumber(countKnown(people))}. Linked: ${showNumber(people.linked)}. Stuck: ${showNumber(countStuck(people))}. Never came back: ${showNumber(people.away)}.`,
    ...stuck.map(([why, count]) => `  ${showNumber(count)}  ${WAITS[why].means} [${why}]`),
    ...(nobody > 0
      ? [`Not counted, since nobody is behind them: ${showNumber(nobody)} users.`]
      : []),
    ...(unreadable > 0 ? [`Not read: ${showNumber(unreadable)} lines of the export.`] : []),
    ...(repeated > 0
      ? [`Came twice, counted once: ${showNumber(repeated)} product accounts.`]
      : []),
  ].join('\n');
}

/** Those with the most people, in the order in which they came. */
export function chooseLargest(
  organizations: readonly OrganizationCounts[],
  most: number,
): OrganizationCounts[] {
  const sizes = [...organizations].sort((a, b) => countKnown(b.people) - countKnown(a.people));
  const chosen = new Set(sizes.slice(0, most));
  return organizations.filter((one) => chosen.has(one));
}

function describeCounts(counts: ProductCounts): string[] {
  const { product, headCount, migrated, confirmed, linked, away } = counts;
  const unseen = countUnseen(counts);
  return [
    PRODUCTS[product].name,
    showHeadCount(counts),
    unseen === null ? 'unknown' : showNumber(unseen),
    ...[migrated, confirmed, linked].map(showNumber),
    unseen === null || headCount === null ? 'unknown' : showShare(linked, headCount),
    ...[countStuck(counts), away].map(showNumber),
  ];
}

/** Words to the left, numbers to the right. */
function alignColumns(lines: readonly string[][]): string[] {
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}

/** An administrator chose the name: nothing of it may move a cursor. */
function plain(name: string): string {
  const text = cleanText(name);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
