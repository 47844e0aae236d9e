import type { Section } from '../bench/report.ts';
import { type Stage, summarize } from './judge-load.ts';
import { MIX } from './visits.ts';

/** The tables of a run: by size of the crowd, by minute, by kind of visit, and what went wrong how often. */
export function describeStages(stages: readonly Stage[], minutes: readonly Stage[]): Section[] {
  const columns = ['per second', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'memory MB'];
  const mix = Object.entries(MIX).map(([kind, share]) => `${share} % ${kind}`);
  return [
    {
      title: 'Full visits without a browser, a growing crowd',
      note: `From opening a product to its home page, mails and clicks included: ${mix.join(', ')}. The people are another process on this machine.`,
      columns,
      rows: stages.map((stage) => ({ name: `${stage.crowd} at once`, values: describe(stage) })),
      ratios: {},
    },
    {
      title: '80 % of the limit, by minute',
      note: 'People come at one rate, whoever still waits. What memory grows by is people, mails and logs: the local tenant keeps them all.',
      columns,
      rows: minutes.map((minute, index) => ({
        name: `minute ${index + 1}`,
        values: describe(minute),
      })),
      ratios: describeGrowth(minutes),
    },
    {
      title: 'The same, by kind of visit',
      note: '',
      columns: columns.slice(0, -1),
      rows: Object.keys(MIX).map((kind) => ({ name: kind, values: describeKind(minutes, kind) })),
      ratios: {},
    },
    {
      title: 'Errors',
      note: '',
      columns: ['times'],
      rows: countErrors([...stages, ...minutes]),
      ratios: {},
    },
  ];
}

function describe({ samples, seconds, memoryMb }: Stage): number[] {
  return [...Object.values(summarize(samples, seconds)), Math.round(memoryMb)];
}

function describeKind(minutes: readonly Stage[], kind: string): number[] {
  const samples = minutes.flatMap((minute) => minute.samples).filter((one) => one.kind === kind);
  const seconds = minutes.reduce((sum, minute) => sum + minute.seconds, 0);
  return Object.values(summarize(samples, seconds));
}

/** Of the second minute: the first still warms up. */
function describeGrowth(minutes: readonly Stage[]): Record<string, number> {
  const [, second] = minutes;
  const last = minutes.at(-1);
  if (second === undefined || last === undefined || last === second) return {};
  const p95 = ({ samples, seconds }: Stage) => summarize(samples, seconds).p95;
  const people = minutes.slice(2).flatMap(({ samples }) => samples).length;
  return {
    'p95, last minute / second minute': p95(last) / p95(second),
    'kB of memory for each visit': ((last.memoryMb - second.memoryMb) * 1024) / people,
  };
}

function countErrors(stages: readonly Stage[]): Section['rows'] {
  const counts = new Map<string, number>();
  for (const { error } of stages.flatMap(({ samples }) => samples)) {
    if (error !== undefined) counts.set(error, (counts.get(error) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => ({ name, values: [times] }));
}
