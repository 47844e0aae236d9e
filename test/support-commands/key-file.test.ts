import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { listKeysToKnow, readKeyState, writeKeyStates } from '../../scripts/keys/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'key-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, '.env.test');
const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

function write(text: string): string {
  writeFileSync(file, text);
  return file;
}

test('a rotation goes through the file: next, then previous, then neither; the rest of the file stays', () => {
  const text = (keys: string) =>
    `# mine\r\nexport PIM_KEY_X=1\n${keys}\n  SDM_KEY = '${c}' # theirs\nSMTP_PASS="two\nlines"`;
  write(text(`PIM_KEY="${a}"`));
  chmodSync(file, 0o640);
  expect(readKeyState(file, 'pim')).toEqual({ kind: 'settled', key: a });
  const next = { kind: 'announced', key: a, next: b } as const;
  writeKeyStates(file, new Map([['pim', next]]));
  expect(readFileSync(file, 'utf8')).toBe(text(`PIM_KEY=${a}\nPIM_KEY_NEXT=${b}`));
  expect(readKeyState(file, 'pim')).toEqual(next);
  expect(listKeysToKnow(next)).toEqual([a, b]);
  const switched = { kind: 'switched', key: b, previous: a } as const;
  writeKeyStates(file, new Map([['pim', switched]]));
  expect(readFileSync(file, 'utf8')).toBe(text(`PIM_KEY=${b}\nPIM_KEY_PREVIOUS=${a}`));
  expect(readKeyState(file, 'pim')).toEqual(switched);
  expect(listKeysToKnow(switched)).toEqual([b]);
  writeKeyStates(file, new Map([['pim', { kind: 'settled', key: b }]]));
  expect(readFileSync(file, 'utf8')).toBe(text(`PIM_KEY=${b}`));
  expect(readKeyState(file, 'sdm')).toEqual({ kind: 'settled', key: c });
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['.env.test']);
});

test('a file that is a link stays one', () => {
  write(`PIM_KEY=${a}\n`);
  const link = join(folder, 'link');
  symlinkSync(file, link);
  writeKeyStates(link, new Map([['pim', { kind: 'announced', key: a, next: b }]]));
  expect(readKeyState(file, 'pim')).toEqual({ kind: 'announced', key: a, next: b });
  rmSync(link);
});

test.each([
  ['a key of less than 32 bytes', 'PIM_KEY=short', 'PIM_KEY has less than 32 bytes, or no value'],
  ['no key', '', 'PIM_KEY has less than 32 bytes, or no value'],
  ['a next key without a value', `PIM_KEY=${a}\nPIM_KEY_NEXT=`, 'PIM_KEY_NEXT has less'],
  ['the same key twice', `PIM_KEY=${a}\nPIM_KEY_NEXT=${a}`, 'PIM_KEY stands there twice'],
  [
    'two rotations at once',
    `PIM_KEY=${a}\nPIM_KEY_NEXT=${b}\nPIM_KEY_PREVIOUS=${c}`,
    'PIM_KEY_NEXT and PIM_KEY_PREVIOUS are both there',
  ],
])('%s: refused, and named without a value', (_, text, message) => {
  write(text);
  const read = () => readKeyState(file, 'pim');
  expect(read).toThrow(`.env.test: ${message}`);
  expect(read).not.toThrow(/aaaa|bbbb|cccc/);
});

test('a file in which a key stands twice is not touched where the change would not count', () => {
  const text = `PIM_KEY=${c}\nPIM_KEY=${a}\n`;
  write(text);
  const change = () =>
    writeKeyStates(file, new Map([['pim', { kind: 'switched', key: b, previous: a }]]));
  expect(change).toThrow('.env.test could not be changed: write each key on one line');
  expect(readFileSync(file, 'utf8')).toBe(text);
});
