import { expect, test } from '@jest/globals';
import { judgeMinutes, judgeStages, type Stage, summarize } from '../../scripts/load/judge-load.ts';

/** A crowd that was served at this rate for ten seconds, everybody in `ms`. */
function stage(perSecond: number, { ms = 100, errors = 0, held = 50 } = {}): Stage {
  const good = Array.from({ length: perSecond * 10 }, () => ({ kind: 'repeat', ms }));
  const bad = Array.from({ length: errors }, () => ({ kind: 'first', ms, error: 'refused' }));
  return { crowd: 1, seconds: 10, samples: [...good, ...bad], memory: { resident: 100, held } };
}

test('what a load says: visits that went well per second, and the times that shares of them stayed below', () => {
  const samples = Array.from({ length: 100 }, (_, index) => ({ kind: 'first', ms: 100 - index }));
  const failed = { kind: 'first', ms: 9999, error: 'refused' };
  expect(summarize([...samples, failed], 20)).toEqual({
    perSecond: 5,
    p50: 50,
    p95: 95,
    p99: 99,
    errors: 1,
  });
});

test.each([
  ['grows while it is served faster', [stage(2), stage(4), stage(8)], { kind: 'goes_on' }],
  ['one slower crowd may be chance', [stage(4), stage(8), stage(7)], { kind: 'goes_on' }],
  [
    'two that are no faster are the end',
    [stage(8), stage(8), stage(8)],
    { kind: 'gave', why: 'no faster', limit: 8 },
  ],
  [
    'an error is the end, and its crowd is above the limit',
    [stage(4), stage(9, { errors: 1 })],
    { kind: 'gave', why: 'errors', limit: 4 },
  ],
  [
    'half a minute for a visit is the end',
    [stage(4), stage(8, { ms: 31_000 })],
    { kind: 'gave', why: 'too slow', limit: 8 },
  ],
] as const)('a growing crowd: %s', (_, stages, verdict) => {
  expect(judgeStages(stages)).toEqual(verdict);
});

test.each([
  [
    'as fast as before, a little fuller',
    [stage(5, { ms: 900 }), stage(5), stage(5, { held: 51 })],
    null,
  ],
  ['one error', [stage(5), stage(5), stage(5), stage(5, { errors: 1 })], 'errors'],
  ['slower and slower', [stage(5), stage(5), stage(5, { ms: 301 })], 'they slowed down'],
  ['fuller and fuller', [stage(5), stage(5), stage(5, { held: 52 })], 'memory grew'],
  ['too short to say', [stage(5), stage(5, { ms: 900, held: 90 })], null],
] as const)('minutes at a steady rate: %s', (_, minutes, wrong) => {
  expect(judgeMinutes(minutes)).toBe(wrong);
});
