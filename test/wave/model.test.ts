import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { take } from '../../local/tenant/protection/token-bucket.ts';
import { createBuckets } from '../../scripts/wave/buckets.ts';
import type { Durations } from '../../scripts/wave/compile-chain.ts';
import { compilePaths } from '../../scripts/wave/compile-paths.ts';
import { findPace } from '../../scripts/wave/find-pace.ts';
import { AUTHENTICATION_API, type Limit } from '../../scripts/wave/limits.ts';
import type { Ask, Path, Refusal } from '../../scripts/wave/paths.ts';
import { simulateWave, type Wave } from '../../scripts/wave/simulate-wave.ts';
import { makeTenant } from '../support/make-tenant.ts';

const HOUR = 3_600_000;
const call: Ask = { kind: 'management', method: 'PATCH', path: '/api/v2/users/x', isSlot: false };
const slot: Ask = { kind: 'management', method: 'POST', path: '/api/v2/users', isSlot: true };
const product: Ask = { kind: 'product' };

/** One step that asks this; who is turned away presses again and asks it all again. */
function path(...asks: Ask[]): Path {
  const steps = [{ name: 'only', afterMail: false, asks }];
  const refusal: Refusal = { kind: 'again', seen: 'try again', stays: true, rest: steps };
  const refusals = asks.filter(({ kind }) => kind === 'management').map(() => refusal);
  return { title: 'one', steps, refusals };
}

const instant = { managementMs: 0, productMs: 0, pageMs: 0, mailMs: 0, deadlineMs: 3000 };

/** A wave of one way, at once, by seconds; who is turned away tries again in the next one. */
function wave(
  way: Path,
  { burst = 1000, everyMs = 1 } = {},
  changes: Partial<Wave & { durations: Partial<Durations> }> = {},
): Wave {
  const { durations, ...others } = changes;
  const limits: Limit[] = [
    { name: AUTHENTICATION_API, rate: { burst: 1000, refillMs: 1 } },
    { name: 'Management API', rate: { burst, refillMs: everyMs } },
  ];
  const plan = { limits, ofManagement: () => 1 };
  const repeat: Path = { title: 'again', steps: [], refusals: [] };
  const { chains, starts } = compilePaths([way, repeat], plan, { ...instant, ...durations });
  return {
    users: 4,
    chains,
    starts,
    shares: [1],
    limits,
    scriptsAtOnce: 250,
    arrivals: { kind: 'at_once' },
    patience: { pressMs: 0, comeMs: 0, refusals: Number.POSITIVE_INFINITY },
    sweep: null,
    tickMs: 1000,
    days: 1,
    until: 1,
    seed: 1,
    ...others,
  };
}

/** Everybody who is let in comes between eight and nine. */
function workingDays(perDay: number) {
  const weights = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 1 : 0));
  return { kind: 'working_days', perDay, share: 1, weights } as const;
}

function countByDay(result: ReturnType<typeof simulateWave>, key: 'over' | 'deletions') {
  const days = result.hours
    .filter((hour) => hour[key] > 0)
    .map((hour) => [hour.hour / 24, hour[key]]);
  return days.map(([day = 0, count]) => [Math.floor(day), count]);
}

test('four people and two calls at once, then one in ten seconds: two are over at once, the others as calls come back', () => {
  // Begun at 0 s, asked at 1 s, answered at 2 s, over at 3 s. Refused at 1, 3, 5, ... s; answered at 11 and at 21 s.
  const { overMs, hours, over } = simulateWave(wave(path(call), { burst: 2, everyMs: 10_000 }));
  expect({ over, ...overMs }).toEqual({ over: 4, half: 3000, most: 23_000, nearlyAll: 23_000 });
  expect(hours).toMatchObject([{ came: 4, over: 4, turnedAway: 2, taken: [0, 4, 0, 0] }]);
  expect(hours[0]?.refusals).toEqual([0, 5 + 10, 0, 0]);
});

test('a sign-in of two calls that is refused at the second has used up one for nothing', () => {
  const { overMs, hours } = simulateWave(
    wave(path(call, call), { burst: 1, everyMs: 10_000 }, { users: 1, days: 1 }),
  );
  expect(overMs.most).toBeNull();
  // The first call is answered at 1 s, and every 11 s after that; the second one never.
  expect(hours[0]?.over).toBe(0);
  expect(hours[0]?.taken[1]).toBe(328);
});

test('a call whose refusal nobody notices keeps nobody out', () => {
  const way = { ...path(call), refusals: [{ kind: 'in' } as const] };
  const { over, hours } = simulateWave(wave(way, { burst: 1, everyMs: HOUR }));
  expect({ over, turnedAway: hours[0]?.turnedAway }).toEqual({ over: 4, turnedAway: 0 });
});

test('where no limit is met, people are over on the working days on which they are let in', () => {
  const arrivals = workingDays(5);
  const result = simulateWave(wave(path(call), {}, { users: 30, days: 14, arrivals }));
  expect(countByDay(result, 'over')).toEqual([
    [0, 5],
    [1, 5],
    [2, 5],
    [3, 5],
    [4, 5],
    [7, 5],
  ]);
});

test('a product that takes as long as the deadline lets nobody over, and it is the products that hold people up', () => {
  const patience = { pressMs: 60_000, comeMs: 60_000, refusals: 3 };
  const late = { patience, durations: { productMs: 3000 } };
  const { over, hours } = simulateWave(wave(path(product, call), {}, late));
  expect({ over, refusals: hours[0]?.refusals }).toEqual({ over: 0, refusals: [0, 0, 0, 12] });
});

test('where one script may be under way, the second person is turned away until the first one has ended', () => {
  const changes = { users: 2, scriptsAtOnce: 1, durations: { productMs: 2000 } };
  const { overMs, hours } = simulateWave(wave(path(product), {}, changes));
  expect(overMs).toEqual({ half: 3000, most: 6000, nearlyAll: 6000 });
  // At 0, 1 and 2 s.
  expect(hours[0]?.refusals).toEqual([0, 0, 3, 0]);
});

test('slots of a day are deleted from 01:00 of the next one on', () => {
  const sweep = { deletion: 1, list: 1, callMs: 1000 };
  const arrivals = workingDays(4);
  const result = simulateWave(wave(path(slot), {}, { days: 3, until: 2, arrivals, sweep }));
  expect(countByDay(result, 'deletions')).toEqual([[1, 4]]);
  expect(result.hours.find(({ deletions }) => deletions > 0)?.hour).toBe(25);
  expect(result.slotsLeft).toBe(0);
});

test('a wave in which the calls go to people who do not get in is given up after a week', () => {
  const patience = { pressMs: 30_000, comeMs: 180_000, refusals: 3 };
  const way = path(call, call, call, call, call, call, call);
  const changes = { users: 2000, days: 60, arrivals: workingDays(2000), patience };
  const { stalled, over } = simulateWave(wave(way, { burst: 2, everyMs: 30_000 }, changes));
  expect({ stalled, few: over < 40 }).toEqual({ stalled: true, few: true });
});

test('the pace that is proposed turns nearly nobody away, where everybody at once is too many', () => {
  const patience = { pressMs: 30_000, comeMs: 180_000, refusals: 3 };
  // 360 calls in the one hour are 180 people.
  const all = { users: 1000, days: 60, until: 0.99, arrivals: workingDays(1000), patience };
  const pace = findPace(wave(path(call, call), { burst: 50, everyMs: 10_000 }, all));
  expect(pace?.perDay).toBeGreaterThanOrEqual(90);
  expect(pace?.perDay).toBeLessThanOrEqual(180);
  expect(pace?.result.over).toBe(990);
});

test('the model takes from its buckets what the local tenant would', () => {
  const rates = fc.record({
    burst: fc.integer({ min: 1, max: 50 }),
    everyMs: fc.integer({ min: 10, max: 900 }),
  });
  fc.assert(
    fc.property(rates, fc.array(fc.nat(1500), { maxLength: 60 }), ({ burst, everyMs }, waits) => {
      const rate = { burst, refillMs: everyMs };
      const tenant = makeTenant();
      const began = tenant.clock.now();
      let now = began;
      tenant.clock = { now: () => now, offsetMs: () => 0, advance() {} };
      const buckets = createBuckets([{ name: 'one', rate }]);
      for (const wait of waits) {
        now += wait;
        const taken = take(tenant, 'one', rate);
        expect(buckets.take(0, 1, now)).toBe(taken.kind === 'taken' ? taken.left : null);
      }
    }),
    { numRuns: 50 },
  );
});

const anyRate = fc.record({
  burst: fc.integer({ min: 2, max: 20 }),
  everyMs: fc.integer({ min: 100, max: 4000 }),
});
const slow = { pressMs: 30_000, comeMs: 180_000, refusals: 3 };

test('nobody is lost: over, under way and waiting are all people; and no more calls are answered than the limit allows', () => {
  fc.assert(
    fc.property(anyRate, fc.integer({ min: 1, max: 80 }), fc.nat(), (rate, users, seed) => {
      const days = { arrivals: workingDays(users), days: 2, patience: slow };
      const result = simulateWave(wave(path(call, call, slot), rate, { users, seed, ...days }));
      expect(result.over + result.underWay + result.waiting).toBe(users);
      expect(result.hours.reduce((sum, hour) => sum + hour.over, 0)).toBe(result.over);
      for (const { taken } of result.hours)
        expect(taken[1]).toBeLessThanOrEqual(rate.burst + HOUR / rate.everyMs);
    }),
    { numRuns: 60 },
  );
});

/** Seconds until 95 of 100 are over, the mean of many waves: one alone depends on who presses when. */
function meanSeconds(rate: { burst: number; everyMs: number }, productMs: number): number {
  const seconds = Array.from({ length: 15 }, (_, seed) => {
    const durations = { productMs, pageMs: 10_000 };
    const patience = { ...slow, refusals: Number.POSITIVE_INFINITY };
    const changes = { users: 40, seed, patience, durations };
    return (
      (simulateWave(wave(path(product, call, call), rate, changes)).overMs.most ?? 86_400_000) /
      1000
    );
  });
  return seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
}

test('twice the quota is never slower; a product ten times as slow is never faster where no limit is met', () => {
  fc.assert(
    fc.property(anyRate, fc.integer({ min: 10, max: 290 }), (rate, productMs) => {
      const doubled = { burst: rate.burst * 2, everyMs: rate.everyMs / 2 };
      expect(meanSeconds(doubled, productMs)).toBeLessThanOrEqual(
        meanSeconds(rate, productMs) * 1.1,
      );
      // Where one is met, a slow product may spread the calls of a crowd and so bring it over sooner.
      const plenty = { burst: 1000, everyMs: 1 };
      const slower = meanSeconds(plenty, productMs * 10);
      expect(slower).toBeGreaterThanOrEqual(meanSeconds(plenty, productMs));
    }),
    { numRuns: 10 },
  );
});
