import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  meetsRules,
  readPasswordRules,
} from '../../local/tenant/universal-login/reset/password-rules.ts';
import { isVerifiablePassword, meetsPasswordPolicy } from '../../policy/password-policy.ts';
import { productCloudConnection } from '../support/make-tenant.ts';

const file = 'database-connections/akeneo-product-cloud/database.json';
const { options } = JSON.parse(readFileSync(file, 'utf8'));
const rules = readPasswordRules({ ...productCloudConnection, options });

/** Every sort of character that matters, any other, halves of pairs too, and whole passwords that meet the policy. */
const passwords = fc.oneof(
  fc
    .array(fc.constantFrom(...'aZ4!? é😀', 'e\u0301', '\ud83d', '\u0000'), { maxLength: 90 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((tail) => `Abcdefgh1!${tail}`),
);

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
  [' Abcdefg1!', true],
  [`Aa1!${'x'.repeat(68)}`, true],
  [`Aa1!${'x'.repeat(69)}`, false],
  [`Aa1!${'é'.repeat(35)}`, false],
])('%s meets the Product Cloud policy: %s', (password, expected) => {
  expect(meetsPasswordPolicy(password)).toBe(expected);
});

test('the policy is the one that the connection holds new passwords to', () => {
  fc.assert(
    fc.property(passwords, (password) => {
      expect(meetsPasswordPolicy(password)).toBe(meetsRules(rules, password));
    }),
    { numRuns: 2000 },
  );
});

test('a longer password is never worse, as far as all of it counts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (tail) => {
      const fits = Buffer.byteLength(tail) <= 62;
      expect(meetsPasswordPolicy(`Abcdefgh1!${tail}`)).toBe(fits);
    }),
  );
});

test('what meets the policy in one spelling may be judged otherwise in another: neither is turned into the other', () => {
  const composed = 'Aé1!éééééé';
  expect(meetsPasswordPolicy(composed)).toBe(false);
  expect(meetsPasswordPolicy(`${composed}z`)).toBe(true);
  expect(meetsPasswordPolicy('Az1!ééé')).toBe(false);
  expect(meetsPasswordPolicy('Az1!ééé'.normalize('NFD'))).toBe(true);
});

test('a password that no product takes is not sent to one', () => {
  expect(isVerifiablePassword('')).toBe(false);
  expect(isVerifiablePassword(undefined)).toBe(false);
  expect(isVerifiablePassword('x'.repeat(4096))).toBe(true);
  expect(isVerifiablePassword('x'.repeat(4097))).toBe(false);
});
