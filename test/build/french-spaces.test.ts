import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const texts = [
  'policy/refusal-texts.ts',
  'local/products/texts/fr.ts',
  ...readdirSync('tenant', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(json|html)$/.test(path))
    .map((path) => join('tenant', path)),
];

test('a French line never begins with a colon or a question mark: the space before it does not break', () => {
  expect(texts.length).toBeGreaterThan(30);
  // The space in these is U+0020; the texts have U+00A0.
  const breaking = / [:;?!](?=[ <"'\\])|« | »/;
  const found = texts.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        breaking.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
