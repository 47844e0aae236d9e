import { expect, test } from '@jest/globals';
import { judgeDrop, judgeOverlap, type KeySight } from '../../policy/judge-rotation.ts';

const overlap: KeySight = {
  organization: 'acme',
  isRolledOut: true,
  newer: 'accepted',
  older: 'accepted',
};
const off = { organization: 'umbra', isRolledOut: false };

test('the tenant gets the newer key once every rolled-out organization takes it', () => {
  expect(judgeOverlap([])).toEqual({ kind: 'ready', organizations: [], off: [] });
  expect(judgeOverlap([overlap, { ...overlap, ...off, newer: 'refused' }])).toEqual({
    kind: 'ready',
    organizations: [],
    off: ['umbra'],
  });
  for (const newer of ['refused', 'unanswered'] as const)
    expect(judgeOverlap([overlap, { ...overlap, newer, organization: 'nordic' }])).toEqual({
      kind: 'not_accepted',
      organizations: ['nordic'],
      off: [],
    });
});

test('before and after the switch the same organizations are named: those that are off apart', () => {
  const sights = [overlap, { ...overlap, ...off }];
  const places = { organizations: ['acme'], off: ['umbra'] };
  const without = sights.map((sight) => ({ ...sight, newer: 'refused' as const }));
  expect(judgeOverlap(without)).toEqual({ kind: 'not_accepted', ...places });
  expect(judgeDrop(sights)).toEqual({ kind: 'still_accepted', ...places });
  const silent = sights.map((sight) => ({ ...sight, older: 'unanswered' as const }));
  expect(judgeDrop(silent)).toEqual({ kind: 'unanswered', ...places });
});

test('the older key is gone once everybody refuses it, also where the rollout is off', () => {
  const gone: KeySight = { ...overlap, older: 'refused' };
  expect(judgeDrop([gone, { ...gone, ...off }])).toEqual({ kind: 'dropped' });
  expect(judgeDrop([gone, { ...overlap, ...off }])).toEqual({
    kind: 'still_accepted',
    organizations: [],
    off: ['umbra'],
  });
});

test('who does not answer has not dropped the older key; where the rollout is off nobody waits for it', () => {
  const gone: KeySight = { ...overlap, older: 'refused' };
  const silent: KeySight = { ...overlap, older: 'unanswered' };
  expect(judgeDrop([gone, silent])).toEqual({
    kind: 'unanswered',
    organizations: ['acme'],
    off: [],
  });
  expect(judgeDrop([gone, { ...silent, ...off }])).toEqual({ kind: 'dropped' });
});
