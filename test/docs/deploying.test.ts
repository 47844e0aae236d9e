import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('the example of settings.json has every setting that an environment needs, and no other', () => {
  const page = readFileSync('docs/deploying.md', 'utf8');
  const example = page.match(/^ {4}\{\n[\s\S]*?^ {4}\}$/m)?.[0] ?? '';
  const keywords: Record<string, { kind: string }> = JSON.parse(
    readFileSync('tenant/keywords.json', 'utf8'),
  );
  const settings = Object.entries(keywords)
    .filter(([name, { kind }]) => kind === 'setting' && !name.startsWith('LOCAL_'))
    .map(([name]) => name);
  expect(Object.keys(JSON.parse(example)).sort()).toEqual(settings.sort());
});
