import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSameIdentifier, normalizeIdentifier, readIdentifier } from '../../policy/identifier.ts';

const account = { email: 'Nora.Lindqvist@acme.example', username: 'Nora' };

function isSame(typed: string, of: { email: string; username: string | null } = account): boolean {
  const identifier = readIdentifier(typed);
  return identifier !== null && isSameIdentifier(identifier, of);
}

test('what has an @ is an email, everything else a username', () => {
  expect(readIdentifier(' Nora@Acme.example ')).toEqual({
    kind: 'email',
    value: 'nora@acme.example',
    typed: 'Nora@Acme.example',
  });
  expect(readIdentifier('Nora')).toEqual({ kind: 'username', value: 'nora', typed: 'Nora' });
});

test.each(['', '   ', 'a\u0000b', 'no\nra', '\ud800', 'x'.repeat(256)])(
  '%j is nobody in any product',
  (typed) => {
    expect(readIdentifier(typed)).toBeNull();
  },
);

test('case, outer spaces and composition do not matter; accents do', () => {
  expect(isSame('  NORA.LINDQVIST@ACME.EXAMPLE ')).toBe(true);
  expect(isSame('nora')).toBe(true);
  expect(
    isSame('jose\u0301@acme.example', { email: 'jos\u00e9@acme.example', username: null }),
  ).toBe(true);
  expect(isSame('nöra.lindqvist@acme.example')).toBe(false);
  expect(isSame('ｎora')).toBe(false);
  expect(isSame('no\u200bra')).toBe(false);
});

test('an email never matches a username, nor a username an email', () => {
  expect(
    isSame('vera@acme.example', { email: 'x@acme.example', username: 'vera@acme.example' }),
  ).toBe(false);
  expect(isSame('nora', { email: 'nora', username: 'someone' })).toBe(false);
  expect(isSame('nora', { email: 'nora@acme.example', username: null })).toBe(false);
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normalizeIdentifier(text);
      expect(normalizeIdentifier(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test('an account is the same as what it was found by only if both read the same', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const typed = readIdentifier(`${one}@a`);
      if (typed === null) return;
      const expected = normalizeIdentifier(`${one}@a`) === normalizeIdentifier(`${other}@a`);
      expect(isSameIdentifier(typed, { email: `${other}@a`, username: null })).toBe(expected);
    }),
  );
});
