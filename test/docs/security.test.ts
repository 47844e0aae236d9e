import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/security.md', 'utf8');
const attacks = readdirSync('test/attacks').filter((file) => file.endsWith('.test.ts'));
const rows = page.split('\n').filter((line) => /^\| A\d+ /.test(line));

test('every scenario has its row, and in it a test that exists', () => {
  const numbers = rows.map((row) => Number(/A(\d+)/.exec(row)?.[1]));
  expect(numbers).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
  const bare = rows.filter((row) => !row.includes('`test/'));
  expect(bare).toEqual([]);
  const named = [...page.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = '']) => file);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test('every attack that is tested has a row', () => {
  const bare = attacks.filter((file) => !rows.some((row) => row.includes(`/${file}`)));
  // It checks the table of `npm run mutations`.
  expect(bare).toEqual(['defences.test.ts']);
});

test.each(attacks.filter((file) => file !== 'defences.test.ts'))(
  'each test in %s says which standard it serves',
  (file) => {
    const lines = readFileSync(`test/attacks/${file}`, 'utf8').split('\n');
    const serves = /ASVS \d+\.\d+\.\d+/;
    const isWhole = lines.some((line, at) => serves.test(line) && isAlone(lines, at));
    const silent = lines.filter(
      (line, at) => /^test\b/.test(line) && !serves.test(above(lines, at)),
    );
    expect(isWhole ? [] : silent).toEqual([]);
  },
);

/** The comment that ends in the line before. */
function above(lines: readonly string[], at: number): string {
  let from = at;
  while (lines[from - 1]?.startsWith('//')) from -= 1;
  return lines.slice(from, at).join('\n');
}

/** A comment with an empty line below is about the whole file. */
function isAlone(lines: readonly string[], at: number): boolean {
  let next = at;
  while (lines[next]?.startsWith('//')) next += 1;
  return next > at && lines[next] === '';
}
