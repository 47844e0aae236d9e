import type { EChartsOption } from 'echarts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../../policy/products.ts';
import type { HistoryPoint } from '../history.ts';
import type { ProductCounts } from '../snapshot.ts';
import { countUnseen } from '../snapshot.ts';
import { showNumber, showShare } from '../words.ts';
import type { Sum } from './days.ts';
import { type Curve, describeCurves } from './describe-curves.ts';
import { COLOURS, drawPicture, type Frame, type Picture } from './draw-chart.ts';

/** People who came over and who confirmed, day by day; `wide` in pixels. */
export function drawProgress(
  name: string,
  label: string,
  sums: readonly Sum[],
  wide: [number, number],
): Picture {
  const curves: Curve[] = [
    {
      name: 'Came over',
      data: sums.map(({ at, cameOver }) => [at, cameOver]),
      color: COLOURS.soft,
      style: { width: 2, type: 'dashed' },
    },
    {
      name: 'Email confirmed',
      data: sums.map(({ at, confirmed }) => [at, confirmed]),
      color: COLOURS.linked,
      style: { width: 3 },
      areaStyle: { color: COLOURS.linked, opacity: 0.12 },
    },
  ];
  return drawPicture({ name, label, wide, narrow: 240 }, (frame) =>
    describeCurves(frame, 160, curves),
  );
}

/** One product of one organization, of which is known how many people it has. */
export interface ShareRow {
  organization: string;
  counts: ProductCounts;
}

const PARTS = [
  { name: 'Linked', color: COLOURS.linked, read: (one: ProductCounts) => one.linked },
  { name: 'Confirmed', color: COLOURS.confirmed, read: (one: ProductCounts) => one.confirmed },
  { name: 'Migrated', color: COLOURS.migrated, read: (one: ProductCounts) => one.migrated },
  { name: 'Unseen', color: COLOURS.unseen, read: (one: ProductCounts) => countUnseen(one) ?? 0 },
];

/** How much of each product has come over, in parts of all of its people. */
export function drawShares(rows: readonly ShareRow[]): Picture {
  const label = `Linked, of all people of the product: ${rows
    .map(
      ({ organization, counts }) =>
        `${organization}, ${PRODUCTS[counts.product].name}, ${showShare(counts.linked, counts.headCount ?? 0)}`,
    )
    .join('; ')}`;
  const wide: [number, number] = [960, rows.length * 30 + 80];
  return drawPicture({ name: 'shares', label, wide, narrow: rows.length * 46 + 90 }, (frame) =>
    describeShares(frame, rows),
  );
}

function describeShares({ isNarrow }: Frame, rows: readonly ShareRow[]): EChartsOption {
  const axis = { type: 'category', inverse: true, axisTick: { show: false } } as const;
  const names = rows.map(
    ({ organization, counts }) =>
      `${shorten(organization, isNarrow ? 17 : 26)}, ${counts.product.toUpperCase()}`,
  );
  const shares = rows.map(({ counts: { linked, headCount } }) =>
    headCount === null ? '' : `${showShare(linked, headCount)} of ${showNumber(headCount)}`,
  );
  // Beside the bars, or above them.
  const above: { inside: boolean; margin: number; verticalAlign: 'bottom'; padding: number[] } = {
    inside: true,
    margin: 0,
    verticalAlign: 'bottom',
    padding: [0, 0, 10, 0],
  };
  return {
    legend: { top: 0, left: 0, itemGap: isNarrow ? 10 : 20, textStyle: { color: COLOURS.ink } },
    // The library guesses how wide a text is: the names get room by hand.
    grid: isNarrow
      ? { left: 2, right: 16, top: 66, bottom: 28 }
      : { left: 250, right: 110, top: 40, bottom: 28 },
    xAxis: {
      type: 'value',
      max: 100,
      splitNumber: isNarrow ? 2 : 5,
      splitLine: { lineStyle: { color: COLOURS.line } },
      axisLabel: { color: COLOURS.soft, formatter: '{value} %' },
    },
    yAxis: [
      {
        ...axis,
        z: 10,
        axisLine: { lineStyle: { color: COLOURS.soft } },
        data: isNarrow ? names.map((name, at) => `${name}: ${shares[at]}`) : names,
        axisLabel: isNarrow ? { color: COLOURS.ink, ...above } : { color: COLOURS.ink },
      },
      {
        ...axis,
        axisLine: { show: false },
        data: shares,
        axisLabel: { show: !isNarrow, color: COLOURS.ink },
      },
    ],
    series: PARTS.map(({ name, color, read }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barWidth: isNarrow ? 14 : 16,
      itemStyle: { color, borderColor: COLOURS.soft, borderWidth: 0.5 },
      data: rows.map(({ counts }) => (read(counts) / Math.max(counts.headCount ?? 0, 1)) * 100),
    })),
  };
}

function shorten(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** What the reports counted, report by report. */
export function drawHistory(points: readonly HistoryPoint[]): Picture {
  const linked = PRODUCT_IDS.map(
    (product, index): Curve => ({
      name: `${product.toUpperCase()} linked`,
      data: points.map((point) => [point.at, sumRows(point, 'linked', product)]),
      color: index === 0 ? COLOURS.linked : COLOURS.confirmed,
      style: { width: 3 },
    }),
  );
  const stuck: Curve = {
    name: 'Stuck',
    data: points.map((point) => [point.at, sumRows(point, 'stuck')]),
    color: COLOURS.stuck,
    style: { width: 2, type: 'dashed' },
  };
  const label = 'Linked and stuck product users at each report; the table below has the numbers';
  return drawPicture({ name: 'history', label, wide: [960, 300], narrow: 260 }, (frame) =>
    describeCurves(frame, 130, [...linked, stuck]),
  );
}

/** All rows of a report together, or those of one product. */
export function sumRows(
  { rows }: HistoryPoint,
  what: 'cameOver' | 'linked' | 'stuck',
  product?: ProductId,
): number {
  const wanted = rows.filter((row) => product === undefined || row.product === product);
  return wanted.reduce((sum, row) => sum + row[what], 0);
}
