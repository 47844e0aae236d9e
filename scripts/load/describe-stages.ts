import type { Section } from '../bench/report.ts';
import { measureGrowth, type Stage, summarize } from './judge-load.ts';
import { MIX } from './visits.ts';

/** The tables of a run: by size of the crowd, by minute, by kind of visit, and what went wrong how often. */
export function describeStages(stages: readonly Stage[], minutes: readonly Stage[]): Section[] {
  const columns = ['per second', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'MB resident', 'MB held'];
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
      note: 'People come at one rate, whoever still waits. Held is what a full collection leaves: people, sessions and logs, which the local tenant keeps all.',
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
      columns: columns.slice(0, -2),
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

function describe({ samples, seconds, memory }: Stage): number[] {
  return [
    ...Object.values(summarize(samples, seconds)),
    Math.round(memory.resident),
    Math.round(memory.held),
  ];
}

function describeKind(minutes: readonly Stage[], kind: string): number[] {
  const samples = minutes.flatMap((minute) => minute.samples).filter((one) => one.kind === kind);
  const seconds = minutes.reduce((sum, minute) => sum + minute.seconds, 0);
  return Object.values(summarize(samples, seconds));
}

function describeGrowth(minutes: readonly Stage[]): Record<string, number> {
  const growth = measureGrowth(minutes);
  if (growth === null) return {};
  return {
    'p95, last minute / second minute': growth.p95Ratio,
    'kB held for each visit': growth.heldKb,
  };
}

function countErrors(stages: readonly Stage[]): Section['rows'] {
  const counts = new Map<string, number>();
  for (const { error } of stages.flatMap(({ samples }) => samples)) {
    if (error !== undefined) counts.set(error, (counts.get(error) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => ({ name, values: [times] }));
}
