import type { EChartsOption } from 'echarts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../../policy/products.ts';
import type { HistoryPoint } from '../history.ts';
import type { ProductCounts } from '../snapshot.ts';
import { countUnseen } from '../snapshot.ts';
import { showNumber, showShare } from '../words.ts';
import type { Sum } from './days.ts';
import { COLOURS, drawChart } from './draw-chart.ts';

const DAY = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const showTick = (at: number) => new Date(at).toLocaleDateString('en-GB', DAY);

const timeAxis = {
  type: 'time',
  splitNumber: 6,
  axisLine: { lineStyle: { color: COLOURS.soft } },
  axisTick: { lineStyle: { color: COLOURS.soft } },
  axisLabel: { color: COLOURS.soft, formatter: showTick, hideOverlap: true },
} as const;

const countAxis = {
  type: 'value',
  min: 0,
  minInterval: 1,
  splitNumber: 4,
  splitLine: { lineStyle: { color: COLOURS.line } },
  axisLabel: { color: COLOURS.soft, formatter: showNumber },
} as const;

/** One curve with its name and last value at its end, so that no colour has to be looked up. */
function drawCurve(
  name: string,
  data: [number, number][],
  color: string,
  style: { width: number; type?: 'dashed' },
) {
  return {
    name,
    type: 'line',
    data,
    showSymbol: data.length < 3,
    symbol: 'circle',
    itemStyle: { color },
    lineStyle: { color, ...style },
    endLabel: {
      show: true,
      color: COLOURS.ink,
      formatter: `${name}: ${showNumber(data.at(-1)?.[1] ?? 0)}`,
    },
    labelLayout: { moveOverlap: 'shiftY' },
  } as const;
}

/** People who came over and who confirmed, day by day. */
export function drawProgress(
  name: string,
  label: string,
  sums: readonly Sum[],
  size: { width: number; height: number },
): string {
  const confirmed = sums.map(({ at, confirmed }): [number, number] => [at, confirmed]);
  const option: EChartsOption = {
    grid: { left: 8, right: 160, top: 16, bottom: 4, containLabel: true },
    xAxis: timeAxis,
    yAxis: countAxis,
    series: [
      drawCurve(
        'Came over',
        sums.map(({ at, cameOver }) => [at, cameOver]),
        COLOURS.soft,
        { width: 2, type: 'dashed' },
      ),
      {
        ...drawCurve('Email confirmed', confirmed, COLOURS.linked, { width: 3 }),
        areaStyle: { color: COLOURS.linked, opacity: 0.12 },
      },
    ],
  };
  return drawChart(option, { name, label, ...size });
}

/** One product of one organization, of which is known how many people it has. */
export interface ShareRow {
  organization: string;
  counts: ProductCounts;
}

/** How much of each product has come over, in parts of all of its people. */
export function drawShares(rows: readonly ShareRow[]): string {
  const parts = [
    { name: 'Linked', color: COLOURS.linked, read: (one: ProductCounts) => one.linked },
    { name: 'Confirmed', color: COLOURS.confirmed, read: (one: ProductCounts) => one.confirmed },
    { name: 'Migrated', color: COLOURS.migrated, read: (one: ProductCounts) => one.migrated },
    { name: 'Unseen', color: COLOURS.unseen, read: (one: ProductCounts) => countUnseen(one) ?? 0 },
  ];
  const axis = { type: 'category', inverse: true, axisTick: { show: false } } as const;
  const axisLine = { lineStyle: { color: COLOURS.soft } };
  const option: EChartsOption = {
    legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: COLOURS.ink } },
    // The library guesses how wide a text is: the names get room by hand.
    grid: { left: 250, right: 110, top: 40, bottom: 28 },
    xAxis: {
      type: 'value',
      max: 100,
      splitLine: { lineStyle: { color: COLOURS.line } },
      axisLabel: { color: COLOURS.soft, formatter: '{value} %' },
    },
    yAxis: [
      {
        ...axis,
        axisLine,
        data: rows.map(
          ({ organization, counts }) => `${shorten(organization)}, ${counts.product.toUpperCase()}`,
        ),
        axisLabel: { color: COLOURS.ink },
      },
      {
        ...axis,
        axisLine: { show: false },
        data: rows.map(({ counts: { linked, headCount } }) =>
          headCount === null ? '' : `${showShare(linked, headCount)} of ${showNumber(headCount)}`,
        ),
        axisLabel: { color: COLOURS.ink },
      },
    ],
    series: parts.map(({ name, color, read }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barWidth: 16,
      itemStyle: { color, borderColor: COLOURS.soft, borderWidth: 0.5 },
      data: rows.map(({ counts }) => (read(counts) / Math.max(counts.headCount ?? 0, 1)) * 100),
    })),
  };
  const label = `Linked, of all people of the product: ${rows
    .map(
      ({ organization, counts }) =>
        `${organization}, ${PRODUCTS[counts.product].name}, ${showShare(counts.linked, counts.headCount ?? 0)}`,
    )
    .join('; ')}`;
  return drawChart(option, { name: 'shares', label, width: 960, height: rows.length * 30 + 80 });
}

function shorten(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

/** What the reports counted, report by report. */
export function drawHistory(points: readonly HistoryPoint[]): string {
  const linked = PRODUCT_IDS.map((product, index) =>
    drawCurve(
      `${product.toUpperCase()} linked`,
      points.map((point) => [point.at, sumRows(point, 'linked', product)]),
      index === 0 ? COLOURS.linked : COLOURS.confirmed,
      { width: 3 },
    ),
  );
  const stuck = points.map((point): [number, number] => [point.at, sumRows(point, 'stuck')]);
  const option: EChartsOption = {
    grid: { left: 8, right: 130, top: 16, bottom: 4, containLabel: true },
    xAxis: timeAxis,
    yAxis: countAxis,
    series: [...linked, drawCurve('Stuck', stuck, COLOURS.stuck, { width: 2, type: 'dashed' })],
  };
  const label = 'Linked and stuck product users at each report; the table below has the numbers';
  return drawChart(option, { name: 'history', label, width: 960, height: 300 });
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
