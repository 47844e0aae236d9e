import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isVerifiablePassword, meetsPasswordPolicy } from '../../policy/password-policy.ts';

test.each([
  ['Abcdefgh1!', true],
  ['Abcdefgh1', false],
  ['Abcdefg1!', false],
  ['abcdefgh1!', false],
  ['ABCDEFGH1!', false],
  ['Abcdefghi!', false],
  ['Abcdefgh1?', false],
  ['Äbcdefgh1!', false],
  ['Ab1!😀😀😀😀😀', false],
  ['Ab1!😀😀😀😀😀😀', true],
])('%s meets the Product Cloud policy: %s', (password, expected) => {
  expect(meetsPasswordPolicy(password)).toBe(expected);
});

test('a longer password is never worse', () => {
  fc.assert(
    fc.property(fc.string(), (tail) => {
      expect(meetsPasswordPolicy(`Abcdefgh1!${tail}`)).toBe(true);
    }),
  );
});

test('a password that no product takes is not sent to one', () => {
  expect(isVerifiablePassword('')).toBe(false);
  expect(isVerifiablePassword(undefined)).toBe(false);
  expect(isVerifiablePassword('x'.repeat(4096))).toBe(true);
  expect(isVerifiablePassword('x'.repeat(4097))).toBe(false);
});
