import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeFailure } from '../../policy/describe-failure.ts';
import { readSecrets } from '../../policy/secrets.ts';

const kinds = { PIM_KEY: 'text', ISSUER: 'url', ALLOW_LOOPBACK_HTTP: 'switch' } as const;
const source = { PIM_KEY: 'a-key', ISSUER: 'https://login.example/', ALLOW_LOOPBACK_HTTP: 'false' };

function thrownBy(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

test('secrets are read typed', () => {
  expect(readSecrets({ ...source, OTHER: 'x' }, kinds)).toEqual({
    PIM_KEY: 'a-key',
    ISSUER: 'https://login.example/',
    ALLOW_LOOPBACK_HTTP: false,
  });
});

test('every missing or malformed key is named at once, and no value', () => {
  const bad = { ISSUER: 'http://login.example/s3cret', ALLOW_LOOPBACK_HTTP: 'yes' };
  const error = thrownBy(() => readSecrets(bad, kinds));
  expect(error.message).toBe('missing or malformed: PIM_KEY, ISSUER, ALLOW_LOOPBACK_HTTP');
  expect(describeFailure(error)).toBe(error.message);
});

test('a switch is exactly true or false', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(text !== 'true' && text !== 'false');
      const read = () => readSecrets({ ...source, ALLOW_LOOPBACK_HTTP: text }, kinds);
      expect(read).toThrow('ALLOW_LOOPBACK_HTTP');
    }),
  );
});

test('an issuer on this very machine may be http where loopback is allowed', () => {
  const local = { ...source, ISSUER: 'http://localhost:4400/', ALLOW_LOOPBACK_HTTP: 'true' };
  expect(readSecrets(local, kinds).ISSUER).toBe('http://localhost:4400/');
  expect(() => readSecrets({ ...local, ALLOW_LOOPBACK_HTTP: 'false' }, kinds)).toThrow('ISSUER');
});

test('a bug is logged by its kind alone', () => {
  expect(describeFailure(new TypeError('password is hunter2'))).toBe('unexpected TypeError');
  expect(describeFailure('hunter2')).toBe('unexpected');
});
