/** One visit of one person: what they came for, how long it took, and how it ended if not well. */
export interface Sample {
  kind: string;
  ms: number;
  /** Where it ended instead; no address and no password is in it. */
  error?: string;
}

/** What a crowd of one size did. */
export interface Stage {
  /** People at once. */
  crowd: number;
  seconds: number;
  samples: Sample[];
  /** Of the world's process at the end, in MB: `resident` is all of it, `held` what a full collection leaves. */
  memory: { resident: number; held: number };
}

export interface Numbers {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
}

/** Visits that went well, per second; milliseconds that half, 95 % and 99 % of them stayed below. */
export function summarize(samples: readonly Sample[], seconds: number): Numbers {
  const good = samples.filter(({ error }) => error === undefined).map(({ ms }) => ms);
  good.sort((one, other) => one - other);
  const below = (share: number) => good[Math.ceil(good.length * share) - 1] ?? Number.NaN;
  return {
    perSecond: good.length / seconds,
    p50: below(0.5),
    p95: below(0.95),
    p99: below(0.99),
    errors: samples.length - good.length,
  };
}

export type Verdict =
  | { kind: 'goes_on' }
  /** `limit`: the most visits per second that went without an error. */
  | { kind: 'gave'; why: 'errors' | 'too slow' | 'no faster'; limit: number };

/** A page that a person has given up on: half a minute for all pages of a visit. */
const TOO_SLOW_MS = 30_000;

/** Whether the last stage was one too many: something failed, took too long, or two larger crowds were not served faster. */
export function judgeStages(stages: readonly Stage[]): Verdict {
  const numbers = stages.map(({ samples, seconds }) => summarize(samples, seconds));
  const last = numbers.at(-1);
  if (last === undefined) return { kind: 'goes_on' };
  const sound = numbers.filter(({ errors }) => errors === 0);
  const limit = Math.max(0, ...sound.map(({ perSecond }) => perSecond));
  if (last.errors > 0) return { kind: 'gave', why: 'errors', limit };
  if (last.p95 > TOO_SLOW_MS) return { kind: 'gave', why: 'too slow', limit };
  const best = Math.max(0, ...numbers.slice(0, -2).map(({ perSecond }) => perSecond));
  const isStuck =
    numbers.length > 2 && numbers.slice(-2).every(({ perSecond }) => perSecond < best * 1.05);
  return isStuck ? { kind: 'gave', why: 'no faster', limit } : { kind: 'goes_on' };
}

/** What the minutes did to a tenant that fills, from the second on: the first still warms up. Null where there are not two more. */
export interface Growth {
  /** 95 % of the last minute's visits stayed below this multiple of the second minute's. */
  p95Ratio: number;
  /** Memory that each visit left behind. */
  heldKb: number;
}

export function measureGrowth(minutes: readonly Stage[]): Growth | null {
  const [, second] = minutes;
  const last = minutes.at(-1);
  if (second === undefined || last === undefined || last === second) return null;
  const p95 = ({ samples, seconds }: Stage) => summarize(samples, seconds).p95;
  const visits = minutes.slice(2).flatMap(({ samples }) => samples).length;
  return {
    p95Ratio: p95(last) / p95(second),
    heldKb: ((last.memory.held - second.memory.held) * 1024) / visits,
  };
}

/** A visit leaves a session, half a dozen log entries and in every third case a person: about 11 kB. */
const MOST_HELD_KB = 32;
/** Chance on a machine that does something else, too, stays below this. */
const MOST_P95_RATIO = 3;

/** What was wrong with the minutes at a steady rate; null where they held. */
export function judgeMinutes(
  minutes: readonly Stage[],
): null | 'errors' | 'they slowed down' | 'memory grew' {
  if (minutes.some(({ samples }) => samples.some(({ error }) => error !== undefined)))
    return 'errors';
  const growth = measureGrowth(minutes);
  if (growth === null) return null;
  if (growth.p95Ratio > MOST_P95_RATIO) return 'they slowed down';
  return growth.heldKb > MOST_HELD_KB ? 'memory grew' : null;
}
