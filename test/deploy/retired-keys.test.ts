import { expect, test } from '@jest/globals';
import {
  type Fingerprints,
  readFingerprints,
  writeFingerprints,
} from '../../scripts/deploy/fingerprints.ts';
import { findRetired, retireKey } from '../../scripts/deploy/retired-keys.ts';

const secret = 'of the application that deploys';
const pim = (key: string) => ({ name: 'PIM_KEY', key });

function retire(...keys: string[]): Fingerprints {
  const fingerprints: Fingerprints = new Map([['actions/confirm-email', 'abcdefghijkl']]);
  for (const [index, key] of keys.entries())
    retireKey(fingerprints, pim(key), secret, (index + 1) * 1000);
  return readFingerprints(writeFingerprints(fingerprints));
}

test('a key that was replaced is known again, by product, with the time; the others are not', () => {
  const known = retire('first');
  expect(findRetired(known, pim('first'), secret)).toBe(1000);
  expect(findRetired(known, pim('second'), secret)).toBeNull();
  expect(findRetired(known, { name: 'SDM_KEY', key: 'first' }, secret)).toBeNull();
  expect(findRetired(known, pim('first'), 'another secret')).toBeNull();
  expect(known.get('actions/confirm-email')).toBe('abcdefghijkl');
  expect([...known.values()].join()).not.toContain('first');
});

test('the last three of a product are remembered, one that is written again once, with the later time', () => {
  const known = retire('a', 'b', 'b', 'c', 'd');
  const times = ['a', 'b', 'c', 'd'].map((key) => findRetired(known, pim(key), secret));
  expect(times).toEqual([null, 3000, 4000, 5000]);
  expect(known.size).toBe(4);
});
