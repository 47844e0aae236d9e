import { createBuckets } from './buckets.ts';
import { createCalendar } from './calendar.ts';
import type { Op } from './compile-chain.ts';
import { SEEN_ELSEWHERE } from './compile-paths.ts';
import type { Wave } from './simulate-wave.ts';
import { createSweep } from './sweep.ts';
import { createTally, HOUR_MS, type Hour } from './tally.ts';

/** When half, 95 % and 99 % were over, in milliseconds from the start. */
export type Marks = Record<'half' | 'most' | 'nearlyAll', number | null>;

const IN_FLIGHT = { begins: 1, inside: 0, ends: -1 } as const;
const MARKS = { half: 0.5, most: 0.95, nearlyAll: 0.99 } as const;

/** Everybody, each at some place of some walk. */
export interface Crowd {
  /** Somebody comes, unless they are in a sign-in. */
  come(person: number, atMs: number): void;
  /** Slots of past days may be deleted. */
  startDay(nowMs: number): void;
  /** Does what is due in the tick that begins now. */
  step(nowMs: number): void;
  over(): number;
  /** In a sign-in, or about to press or come again. */
  underWay(): number;
  marks: Marks;
  hours(): Hour[];
  slotsLeft(): number;
}

/** A crowd of which nobody has come. */
export function createCrowd(wave: Wave, random: () => number): Crowd {
  const { users, chains, limits, patience, tickMs } = wave;
  const buckets = createBuckets(limits);
  const calendar = createCalendar(users, tickMs);
  const tally = createTally(limits.length + 2);
  const sweep = wave.sweep && createSweep(wave.sweep, buckets, limits);
  const atScripts = limits.length;
  const atProducts = limits.length + 1;
  const seenAt = new Map<number, number>([
    [atScripts, SEEN_ELSEWHERE.scripts],
    [atProducts, SEEN_ELSEWHERE.products],
  ]);

  const repeat = wave.starts.at(-1) ?? 0;
  const chainOf = new Int16Array(users).map(() => chooseStart(wave, random()));
  const opOf = new Int16Array(users);
  const refusalsOf = new Uint16Array(users);
  const turnedAwayIn = new Int32Array(users).fill(-1);
  const isOver = new Uint8Array(users);
  const isBusy = new Uint8Array(users);
  const marks: Marks = { half: null, most: null, nearlyAll: null };
  let [over, inFlight, now] = [0, 0, 0];
  let current: Hour | null = null;

  function hour(): Hour {
    current ??= tally.hour(now);
    return current;
  }

  /** People are not clocks: from half of it to half more. */
  function vary(ms: number): number {
    return ms === 0 ? 0 : ms * (0.5 + random());
  }

  function finish(person: number): void {
    isBusy[person] = 0;
    chainOf[person] = repeat;
    if (isOver[person] === 1) return;
    isOver[person] = 1;
    over += 1;
    hour().over += 1;
    for (const [mark, share] of Object.entries(MARKS) as [keyof Marks, number][])
      if (over >= share * users) marks[mark] ??= now;
  }

  function countTurnedAway(person: number, seen: number): void {
    const counts = hour();
    const index = Math.floor(now / HOUR_MS);
    if (turnedAwayIn[person] !== index) counts.turnedAway += 1;
    turnedAwayIn[person] = index;
    counts.seen[seen] = (counts.seen[seen] ?? 0) + 1;
  }

  function turnAway(person: number, { refusal }: Op, limit: number): void {
    const { refusals } = hour();
    refusals[limit] = (refusals[limit] ?? 0) + 1;
    if (refusal.kind === 'in') {
      finish(person);
      return;
    }
    countTurnedAway(person, seenAt.get(limit) ?? refusal.seen);
    opOf[person] = 0;
    const times = (refusalsOf[person] ?? 0) + 1;
    refusalsOf[person] = times;
    const givesUp = times >= patience.refusals;
    chainOf[person] = givesUp ? refusal.tomorrow : refusal.chain;
    if (givesUp) isBusy[person] = 0;
    else calendar.put(person, now + vary(refusal.stays ? patience.pressMs : patience.comeMs));
  }

  /** The limit that turns this away, or null: then what it takes is taken. */
  function meetLimit(op: Op): number | null {
    if (op.script === 'begins' && inFlight >= wave.scriptsAtOnce) return atScripts;
    if (op.fails) return atProducts;
    if (op.limit < 0) return null;
    if (buckets.take(op.limit, op.tokens, now) === null) return op.limit;
    const { taken } = hour();
    taken[op.limit] = (taken[op.limit] ?? 0) + op.tokens;
    if (op.isSlot) sweep?.add();
    return null;
  }

  /** Of their own accord: who was turned away and comes again has been counted. */
  function noteArrival(person: number): void {
    if (refusalsOf[person] === 0) hour()[isOver[person] === 1 ? 'again' : 'came'] += 1;
  }

  function act(person: number): void {
    const at = opOf[person] ?? 0;
    const op = chains[chainOf[person] ?? 0]?.[at];
    if (op === undefined) {
      finish(person);
      return;
    }
    if (at === 0) noteArrival(person);
    const limit = meetLimit(op);
    if (limit !== null) {
      if (op.script === 'inside') inFlight -= 1;
      turnAway(person, op, limit);
      return;
    }
    if (op.script !== null) inFlight += IN_FLIGHT[op.script];
    opOf[person] = at + 1;
    calendar.put(person, now + op.ms + vary(op.thinkMs));
  }

  return {
    come(person, atMs) {
      if (isBusy[person] === 1) return;
      isBusy[person] = 1;
      opOf[person] = 0;
      refusalsOf[person] = 0;
      calendar.put(person, atMs);
    },
    startDay: (nowMs) => sweep?.startDay(nowMs),
    step(nowMs) {
      now = nowMs;
      if (now % HOUR_MS === 0) current = null;
      if (sweep?.run(now)) hour().deletions += 1;
      calendar.next(act);
    },
    over: () => over,
    underWay: () =>
      isBusy.reduce((sum, busy, person) => sum + (busy === 1 && isOver[person] === 0 ? 1 : 0), 0),
    marks,
    hours: tally.hours,
    slotsLeft: () => sweep?.left() ?? 0,
  };
}

function chooseStart({ shares, starts }: Wave, at: number): number {
  let below = 0;
  for (const [way, share] of shares.entries()) {
    below += share;
    if (at < below) return starts[way] ?? 0;
  }
  return starts[0] ?? 0;
}
