import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { assumptions } from '../../local/tenant/assumptions.ts';

test('every switch of the local tenant is explained, and every switch explained exists', () => {
  const page = readFileSync('docs/assumptions.md', 'utf8');
  const named = [...page.matchAll(/\*\*Switch(?:es)?\*\* (`\w+`(?:, `\w+`)*)/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/\w+/g)].map(String),
  );
  expect([...new Set(named)].sort()).toEqual(Object.keys(assumptions).sort());
});
