import { createPerson } from '../../test/support/http-person.ts';
import { ordinaryPim } from '../../test/support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../../test/support/start-world.ts';
import { compilePaths } from './compile-paths.ts';
import { createLimits, SCRIPTS_AT_ONCE, type WavePlan } from './limits.ts';
import type { Path } from './paths.ts';
import { createRandom } from './random.ts';
import { type Patience, simulateWave } from './simulate-wave.ts';
import { createVisitor } from './visitor.ts';

/** A small wave, in the local tenant and in the model. */
export interface WaveCheck {
  people: number;
  /** Seconds by the tenant's clock until 95 % were over, and what the model says: the middle of its runs, and their extremes. */
  seen: number;
  predicted: number;
  extremes: [number, number];
  /** How often somebody was turned away, and what the model says. */
  turnedAway: number;
  predictedTurnedAway: number;
  isClose: boolean;
}

/** Ten at once, then two a second. */
const PLAN: WavePlan = 'enterprise-non-production';
const PAGE_MS = 10_000;
const MAIL_MS = 60_000;
const PATIENCE: Patience = { pressMs: 30_000, comeMs: 60_000, refusals: Number.POSITIVE_INFINITY };
/** How far the model may be off. */
const TOLERANCE = 0.2;
const RUNS = 41;

/**
 * Lets people come at once into a tenant, press, be turned away and come again, by a clock that only
 * they move; then asks the model how long that takes.
 */
export async function checkWave(plain: Path, people: number): Promise<WaveCheck> {
  const world = await startTestWorld({ ratePlan: PLAN, stillClock: true });
  const seen = await walkThrough(world, people);
  await world.close();
  const runs = predict(plain, people);
  const times = runs.map(({ seconds }) => seconds).sort((one, other) => one - other);
  const predicted = middle(times);
  return {
    people,
    seen: seen.seconds,
    predicted,
    extremes: [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN],
    turnedAway: seen.turnedAway,
    predictedTurnedAway: middle(runs.map(({ turnedAway }) => turnedAway).sort((a, b) => a - b)),
    isClose: Math.abs(seen.seconds / predicted - 1) <= TOLERANCE,
  };
}

/** The lines of `npm run wave -- --check`. */
export function describeCheck(check: WaveCheck): string {
  const { people, seen, predicted, extremes, turnedAway, predictedTurnedAway } = check;
  return [
    `${people} people at once, at 2 calls of the Management API a second:`,
    `95 % over after ${seen.toFixed(0)} s of the local tenant's time; the model says ${predicted.toFixed(0)} s (${extremes.map((one) => one.toFixed(0)).join(' to ')} s in ${RUNS} runs).`,
    `Turned away ${turnedAway} times; the model says ${predictedTurnedAway}.`,
    check.isClose ? 'Close enough.' : `That is more than ${TOLERANCE * 100} % off.`,
  ].join('\n');
}

async function walkThrough(world: TestWorld, people: number) {
  const random = createRandom(7);
  const vary = (ms: number) => ms * (0.5 + random());
  const began = await world.now();
  let [now, turnedAway, over, seconds] = [0, 0, 0, 0];
  const due: { at: number; visitor: ReturnType<typeof createVisitor> }[] = [];
  for (let one = 0; one < people; one += 1) {
    const { who } = await ordinaryPim.arrive(world, `wave-check-${one}`);
    due.push({ at: began, visitor: createVisitor(world, await createPerson(world), who) });
  }
  now = began;
  while (due.length > 0) {
    due.sort((one, other) => other.at - one.at);
    const next = due.pop();
    if (next === undefined) break;
    const wait = Math.max(0, Math.round(next.at - now));
    await world.advanceClock(wait);
    now += wait;
    const press = await next.visitor.press();
    switch (press.kind) {
      case 'home':
        over += 1;
        if (over === Math.ceil(people * 0.95)) seconds = (now - began) / 1000;
        break;
      case 'went_on':
        due.push({ ...next, at: now + vary(press.afterMail ? MAIL_MS : PAGE_MS) });
        break;
      case 'turned_away':
        turnedAway += 1;
        due.push({ ...next, at: now + vary(press.stays ? PATIENCE.pressMs : PATIENCE.comeMs) });
        break;
    }
  }
  return { seconds, turnedAway };
}

function predict(plain: Path, people: number) {
  const limits = createLimits(PLAN);
  const repeat: Path = { title: '', steps: [], refusals: [] };
  const compiled = compilePaths([plain, repeat], limits, {
    productMs: 0,
    managementMs: 0,
    pageMs: PAGE_MS,
    mailMs: MAIL_MS,
    deadlineMs: 3000,
  });
  return Array.from({ length: RUNS }, (_, seed) => {
    const { overMs, hours } = simulateWave({
      users: people,
      chains: compiled.chains,
      starts: compiled.starts,
      shares: [1],
      limits: limits.limits,
      scriptsAtOnce: SCRIPTS_AT_ONCE,
      arrivals: { kind: 'at_once' },
      patience: PATIENCE,
      sweep: null,
      tickMs: 50,
      days: 1,
      until: 1,
      seed,
    });
    const refusals = hours.flatMap((hour) => hour.refusals);
    return {
      seconds: (overMs.most ?? Number.NaN) / 1000,
      turnedAway: refusals.reduce((sum, one) => sum + one, 0),
    };
  });
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
