import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('test/journeys/README.md', 'utf8');
const sentences = page.split(/^(?=\d+\. )/m).slice(1);

test('every test that the table names exists in the file it names', () => {
  const named = [...page.matchAll(/^ +- `(test\/.+?)`: `(.+)`$/gm)];
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(([, file = '', title = '']) => !hasTest(file, title));
  expect(missing.map(([line]) => line.trim())).toEqual([]);
});

test('every sentence has a test, or says that it is open or advice', () => {
  expect(sentences.length).toBeGreaterThan(100);
  const bare = sentences.filter((one) => !/^ +- (`test\/.+`: `.+`|open: .+|advice.*)$/m.test(one));
  expect(bare).toEqual([]);
});

/** A title stands in quotes of one sort or another. */
function hasTest(file: string, title: string): boolean {
  if (!existsSync(file)) return false;
  const source = readFileSync(file, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(quote + title + quote));
}
