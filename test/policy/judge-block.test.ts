import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findBlockedSince,
  judgeBlock,
  MOST_ADDRESSES_A_DAY,
  MOST_LIFTS_A_DAY,
} from '../../policy/judge-block.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;
const hour = 60 * minute;
const five = 5 * minute;
const ago = (ms: number, ip = '203.0.113.7') => ({ at: now - ms, ip });
const judge = (blocks: { at: number; ip: string }[], releases: number[] = []) =>
  judgeBlock({ blocks, releases }, five, now);
const kept = (reason: string) => ({ kind: 'keep', reason });

test('a block that was left alone for so long is lifted, and not a millisecond earlier', () => {
  expect(judge([ago(five)])).toEqual({ kind: 'lift' });
  expect(judge([ago(five - 1)])).toEqual(kept('too_young'));
});

test('somebody still guessing, from whatever address, keeps all of it shut', () => {
  expect(judge([ago(hour), ago(minute)])).toEqual(kept('too_young'));
  expect(judge([ago(hour), ago(minute, '198.51.100.1')])).toEqual(kept('too_young'));
});

test('what was released since is nothing to lift; what was blocked again is', () => {
  expect(judge([ago(hour)], [now - 30 * minute])).toEqual(kept('released'));
  expect(judge([ago(hour), ago(10 * minute)], [now - 30 * minute])).toEqual({ kind: 'lift' });
  expect(judge([], [now - minute])).toEqual(kept('released'));
});

test('the fourth block of a day is for a person to look at; a day later it is not', () => {
  const four = [1, 2, 3, 4].map((hours) => ago(hours * hour));
  expect(judge(four.slice(0, MOST_LIFTS_A_DAY))).toEqual({ kind: 'lift' });
  expect(judge(four)).toEqual(kept('persistent'));
  expect(judge([ago(hour), ...four.slice(1, 3), ago(25 * hour)])).toEqual({ kind: 'lift' });
});

test('entries in quick succession are one block', () => {
  const burst = Array.from({ length: 30 }, (_, second) => ago(hour + second * 1000));
  expect(judge(burst)).toEqual({ kind: 'lift' });
});

test('an attack from many addresses is for a person to look at', () => {
  const from = (count: number) => Array.from({ length: count }, (_, n) => ago(hour, `10.0.0.${n}`));
  expect(judge(from(MOST_ADDRESSES_A_DAY))).toEqual({ kind: 'lift' });
  expect(judge(from(MOST_ADDRESSES_A_DAY + 1))).toEqual(kept('many_addresses'));
});

test('whatever the log says: guesses after lifts are at most forty a day and address', () => {
  const events = fc.array(fc.nat({ max: 24 * 60 - 1 }), { maxLength: 200 });
  fc.assert(
    fc.property(events, (minutes) => {
      // A sweep every minute over a day in which an attacker blocks the account again whenever they can.
      const blocks: { at: number; ip: string }[] = [];
      const releases: number[] = [];
      const tries = new Set(minutes);
      let blocked = false;
      for (let m = 0; m < 24 * 60; m += 1) {
        const at = now + m * minute;
        if (tries.has(m) && !blocked) {
          blocks.push({ at, ip: '203.0.113.7' });
          blocked = true;
        }
        if (blocked && judgeBlock({ blocks, releases }, five, at).kind === 'lift') {
          releases.push(at);
          blocked = false;
        }
      }
      expect(releases.length).toBeLessThanOrEqual(MOST_LIFTS_A_DAY);
      expect(blocks.length * 10).toBeLessThanOrEqual(40);
    }),
  );
});

test('since when: the first block after the last release', () => {
  const blocks = [ago(3 * hour), ago(2 * hour), ago(hour)];
  expect(findBlockedSince({ blocks, releases: [] })).toBe(now - 3 * hour);
  expect(findBlockedSince({ blocks, releases: [now - 2.5 * hour] })).toBe(now - 2 * hour);
  expect(findBlockedSince({ blocks, releases: [now] })).toBeNull();
});
