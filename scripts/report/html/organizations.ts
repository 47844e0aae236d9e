import { html } from 'hono/html';
import { PRODUCT_IDS, PRODUCTS } from '../../../policy/products.ts';
import { chooseLargest } from '../describe-table.ts';
import {
  countKnown,
  countStuck,
  countUnseen,
  type OrganizationCounts,
  type Snapshot,
} from '../snapshot.ts';
import { ROLLOUT_WORDS, showDay, showHeadCount, showNumber, showShare } from '../words.ts';
import { drawProgress, drawShares } from './charts.ts';
import { chooseWeeks, sumDays } from './days.ts';
import { type Markup, showChart, showPicture, showTable, type Table } from './parts.ts';

/** Pictures of so many; the table has all. */
const MOST_BARS = 16;
const MOST_CURVES = 12;
const UNKNOWN = html`<span class="soft">unknown</span>`;

/** How much of each product of each organization has come over: a picture where it is known, and everything as a table. */
export function showOrganizations({ organizations }: Snapshot): Markup {
  const rows = organizations.flatMap((organization) =>
    organization.products.map((counts) => ({ organization: organization.displayName, counts })),
  );
  const known = rows.filter(({ counts }) => countUnseen(counts) !== null);
  const bars = [...known]
    .sort((a, b) => (b.counts.headCount ?? 0) - (a.counts.headCount ?? 0))
    .slice(0, MOST_BARS);
  const shown = known.filter((row) => bars.includes(row));
  return html`<h2>Organization by organization</h2>
<p>${describeBars(shown.length, known.length, rows.length)}</p>
<div class="card">${shown.length > 0 ? showPicture(drawShares(shown)) : ''}
${showTable(tableOf(organizations))}</div>`;
}

function describeBars(shown: number, known: number, all: number): string {
  if (known === 0)
    return 'How many people each product has was not given with this report, so nobody can say how many have not come yet. The table shows who has.';
  const which =
    shown < known ? `Each bar is one of the ${shown} largest products` : 'Each bar is one product';
  const rest =
    known === all
      ? ''
      : ` For ${showNumber(all - known)} more it is not known how many people they have: they are in the table alone.`;
  return `${which} of an organization: the whole bar is everybody whom the product knows.${rest}`;
}

function tableOf(organizations: readonly OrganizationCounts[]): Table {
  return {
    caption: `Users of each product, by organization and its rollout. ${PRODUCT_IDS.map((id) => `${id.toUpperCase()}: ${PRODUCTS[id].name}`).join('. ')}.`,
    head: [
      ...['Organization', 'Product', 'People', 'Unseen', 'Migrated', 'Confirmed', 'Linked'],
      ...['of all', 'Stuck', 'Never came back'],
    ],
    words: 2,
    rows: organizations.flatMap(({ displayName, rollout, products }) =>
      products.map((counts) => {
        const { headCount, migrated, confirmed, linked, away, product } = counts;
        const unseen = countUnseen(counts);
        return [
          html`${displayName} <span class="mark">${ROLLOUT_WORDS[rollout]}</span>`,
          product.toUpperCase(),
          headCount === null ? UNKNOWN : showHeadCount(counts),
          unseen === null ? UNKNOWN : showNumber(unseen),
          ...[migrated, confirmed, linked].map(showNumber),
          unseen === null || headCount === null ? UNKNOWN : showShare(linked, headCount),
          ...[countStuck(counts), away].map(showNumber),
        ];
      }),
    ),
  };
}

/** A curve for each of the largest organizations. */
export function showCurves({ organizations, at }: Snapshot): Markup {
  const withDays = organizations.filter(({ days }) => days.length > 0);
  const shown = chooseLargest(withDays, MOST_CURVES);
  if (shown.length === 0) return html``;
  return html`<h2>How each organization came over</h2>
<p>${shown.length < withDays.length ? `The ${shown.length} organizations with the most people; the others are in the table above.` : 'People who came over, and of them those who confirmed their email address.'}</p>
<div class="cards wide">${shown.map((one, index) => showCurve(one, Date.parse(at), `org${index + 1}`))}</div>`;
}

function showCurve(organization: OrganizationCounts, at: number, name: string): Markup {
  const { displayName, rollout, people, days, holdSeveral } = organization;
  const sums = sumDays(days, at);
  const label = `${displayName}: people who came over and who confirmed, over time`;
  const several =
    holdSeveral === 0 ? '' : `, ${showNumber(holdSeveral)} with one account for several products`;
  return html`<div class="card"><h3>${displayName} <span class="mark">Rollout: ${ROLLOUT_WORDS[rollout]}</span></h3>
<p class="soft">Came over: ${showNumber(countKnown(people))}${several}. Stuck: ${showNumber(countStuck(people))}.</p>
${showChart(drawProgress(name, label, sums, [520, 220]), tabulateSums(displayName, sums))}</div>`;
}

export function tabulateSums(name: string, sums: ReturnType<typeof sumDays>): Table {
  return {
    caption: `${name}: people so far, week by week`,
    head: ['Until', 'Came over', 'Email confirmed'],
    words: 1,
    rows: chooseWeeks(sums).map(({ at, cameOver, confirmed }) => [
      showDay(at - 1),
      showNumber(cameOver),
      showNumber(confirmed),
    ]),
  };
}
