import type { Section } from '../bench/report.ts';
import type { Pace } from './find-pace.ts';
import { DEMAND, describeHour, findWorstHour, judgeHour } from './judge-hours.ts';
import type { LimitsOfPlan } from './limits.ts';
import type { MeasuredPaths } from './measure-paths.ts';
import type { Path } from './paths.ts';
import type { WaveOptions } from './read-command.ts';
import type { WaveResult } from './simulate-wave.ts';
import { HOUR_MS, type Hour } from './tally.ts';

/** The tables of a wave. */
export function describeWave(
  paths: MeasuredPaths,
  plan: LimitsOfPlan,
  options: WaveOptions,
  seen: readonly string[],
  result: WaveResult,
  pace: Pace | null,
): Section[] {
  return [
    describePaths(paths, plan),
    describeTimes(options, result, pace),
    describeDays(plan, result),
    ...describeWorst(plan, seen, result),
  ];
}

function describePaths({ ways, repeat }: MeasuredPaths, plan: LimitsOfPlan): Section {
  const rows = [...Object.values(ways), repeat].map((path) => ({
    name: path.title,
    values: countByLimit(path, plan),
  }));
  return {
    title: 'Calls of one sign-in, measured in a world of the built files',
    note: 'By the limit that counts them. Two of the Authentication API are added for each run of database scripts.',
    // Asking for the rows has named the limits.
    columns: ['round trips to products', ...plan.limits.map(({ name }) => name)],
    rows,
    ratios: {},
  };
}

function countByLimit({ steps }: Path, plan: LimitsOfPlan): number[] {
  const asks = steps.flatMap((step) => step.asks);
  const counts = plan.limits.map((_, limit) => {
    return asks.filter((ask) => {
      if (ask.kind === 'authentication') return limit === 0;
      return ask.kind === 'management' && plan.ofManagement(ask.method, ask.path) === limit;
    }).length;
  });
  return [asks.filter(({ kind }) => kind === 'product').length, ...counts];
}

function describeTimes(options: WaveOptions, result: WaveResult, pace: Pace | null): Section {
  const rows = [
    { name: describePace(options, options.perDay), values: describeMarks(result) },
    ...(pace === null
      ? []
      : [
          {
            name: `${describePace(options, pace.perDay)}, calm`,
            values: describeMarks(pace.result),
          },
        ]),
  ];
  return {
    title: `How long until ${options.users} people are over`,
    note:
      pace === null
        ? 'No pace is calm: the limits do not carry the people who come.'
        : `Calm: in no hour more than 1 of 100 are turned away. ${advise(pace.perDay, options)}`,
    columns: ['50 %', '95 %', '99 %', 'slots left to delete'],
    rows,
    ratios: {},
  };
}

function advise(perDay: number, { users, perDay: asked }: WaveOptions): string {
  if (perDay >= users) return 'Everybody at once is.';
  const order =
    'Turn organizations on in groups of so many people, the largest ones on days of their own.';
  return asked > perDay
    ? `${order} Who is turned away comes again and uses up calls that nobody gets in by.`
    : order;
}

function describePace({ users }: WaveOptions, perDay: number): string {
  return perDay >= users ? 'everybody on the first day' : `${perDay} more people each working day`;
}

function describeMarks({ overMs, stalled, slotsLeft }: WaveResult): (string | number)[] {
  const marks = [overMs.half, overMs.most, overMs.nearlyAll].map((ms) => {
    if (ms !== null) return describeHour(ms / HOUR_MS);
    return stalled ? 'never at this pace' : 'not in half a year';
  });
  return [...marks, slotsLeft];
}

/** By day, and for each limit in how many hours it held people up. */
function describeDays({ limits }: LimitsOfPlan, { hours }: WaveResult): Section {
  const days = new Map<number, Hour[]>();
  for (const hour of hours) {
    const day = Math.floor(hour.hour / 24);
    days.set(day, [...(days.get(day) ?? []), hour]);
  }
  const rows = [...days].map(([day, ofDay]) => {
    const sum = (pick: (hour: Hour) => number) =>
      ofDay.reduce((total, one) => total + pick(one), 0);
    const bound = ofDay.map((hour) => judgeHour(hour, limits)).filter((name) => name !== DEMAND);
    return {
      name: describeHour(day * 24).replace(', 00:00', ''),
      values: [
        sum(({ came }) => came),
        sum(({ over }) => over),
        findWorstHour(ofDay)?.turnedAway ?? 0,
        sum(({ deletions }) => deletions),
        describeBound(bound),
      ],
    };
  });
  return {
    title: 'By day',
    note: 'Who came and was not over yet, who came over, who was turned away in the worst hour, and what held them up for how long.',
    columns: ['came', 'came over', 'turned away, worst hour', 'slots deleted', 'held up by'],
    rows,
    ratios: {},
  };
}

function describeBound(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const parts = [...counts].map(([name, hours]) => `${name}: ${hours} h`);
  return parts.length === 0 ? DEMAND : parts.join(', ');
}

function describeWorst(
  { limits }: LimitsOfPlan,
  seen: readonly string[],
  { hours }: WaveResult,
): Section[] {
  const worst = findWorstHour(hours);
  if (worst === null) return [];
  const rows = worst.seen
    .map((times, index) => ({ name: seen[index] ?? '', values: [times ?? 0] }))
    .sort((one, other) => (other.values[0] ?? 0) - (one.values[0] ?? 0));
  return [
    {
      title: `The worst hour: ${describeHour(worst.hour)}`,
      note: `${worst.turnedAway} people were turned away, by: ${judgeHour(worst, limits)}. What they read, how often:`,
      columns: ['times'],
      rows: rows.filter(({ values }) => (values[0] ?? 0) > 0),
      ratios: {},
    },
  ];
}
