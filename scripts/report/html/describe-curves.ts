import type { EChartsOption } from 'echarts';
import { DAY_MS } from '../snapshot.ts';
import { showNumber } from '../words.ts';
import { COLOURS, type Frame } from './draw-chart.ts';

const showTick = (options: Intl.DateTimeFormatOptions) => (at: number) =>
  new Date(at).toLocaleString('en-GB', { timeZone: 'UTC', ...options });
const showDate = showTick({ day: 'numeric', month: 'short' });
const showTime = showTick({ hour: '2-digit', minute: '2-digit' });

/** Days, or the time of day where all is of one or two. */
function timeAxis({ isNarrow }: Frame, moments: readonly number[]) {
  const span = (moments.at(-1) ?? 0) - (moments[0] ?? 0);
  return {
    type: 'time',
    splitNumber: isNarrow ? 3 : 6,
    axisLine: { lineStyle: { color: COLOURS.soft } },
    axisTick: { lineStyle: { color: COLOURS.soft } },
    axisLabel: {
      color: COLOURS.soft,
      formatter: span < 2 * DAY_MS ? showTime : showDate,
      hideOverlap: true,
    },
  } as const;
}

const countAxis = {
  type: 'value',
  min: 0,
  minInterval: 1,
  splitNumber: 4,
  splitLine: { lineStyle: { color: COLOURS.line } },
  axisLabel: { color: COLOURS.soft, formatter: showNumber },
} as const;

export interface Curve {
  name: string;
  data: [number, number][];
  color: string;
  style: { width: number; type?: 'dashed' };
  areaStyle?: { color: string; opacity: number };
}

/** Curves with their names and last values at their ends, or above where that leaves no room, so that no colour has to be looked up. */
export function describeCurves(
  frame: Frame,
  room: number,
  curves: readonly Curve[],
): EChartsOption {
  const { isNarrow } = frame;
  const last = (name: string) =>
    `${name}: ${showNumber(curves.find((one) => one.name === name)?.data.at(-1)?.[1] ?? 0)}`;
  return {
    grid: {
      left: 4,
      right: isNarrow ? 26 : room,
      top: isNarrow ? curves.length * 22 + 16 : 16,
      bottom: 4,
      containLabel: true,
    },
    legend: {
      show: isNarrow,
      orient: 'vertical',
      left: 0,
      top: 0,
      itemGap: 8,
      textStyle: { color: COLOURS.ink },
      formatter: last,
    },
    xAxis: timeAxis(frame, curves[0]?.data.map(([at]) => at) ?? []),
    yAxis: countAxis,
    series: curves.map(({ name, data, color, style, areaStyle }) => ({
      name,
      type: 'line',
      data,
      showSymbol: data.length < 3,
      symbol: 'circle',
      itemStyle: { color },
      lineStyle: { color, ...style },
      ...(areaStyle && { areaStyle }),
      endLabel: { show: !isNarrow, color: COLOURS.ink, formatter: last(name) },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  };
}
