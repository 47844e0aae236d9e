import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const page = read('docs/stored-data.md');

test('every app_metadata key of Actions, profiles and flows is in the table, and no other', () => {
  const used = new Set([
    ...listFiles('actions', '.ts').flatMap((path) => keysOfLiterals(read(path))),
    ...keysOfLiterals(read('policy/build-profile.ts')),
    ...keysOfReader(read('policy/account.ts')),
    ...listFiles('tenant/flows', '.json').flatMap((path) => keysOfFlow(read(path))),
  ]);
  expect(used.size).toBeGreaterThan(5);
  expect(firstCells('## app_metadata')).toEqual([...used].sort());
});

test('every secret and every configuration key is in the table, and no other', () => {
  const actions = listFiles('actions', '.json').map((path) => JSON.parse(read(path)));
  const databases = listFiles('database-connections', 'database.json').map((path) =>
    JSON.parse(read(path)),
  );
  const used = new Set<string>([
    ...actions.flatMap(({ secrets }) => secrets.map(({ name }: { name: string }) => name)),
    ...databases.flatMap(({ options }) => Object.keys(options.configuration ?? {})),
  ]);
  expect(used.size).toBeGreaterThan(5);
  expect(firstCells('## Secrets and configuration')).toEqual([...used].sort());
});

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
}

/** `app_metadata: { confirmed_email: email, confirmation: null }` and `{ migrated }`: the keys of the outer braces. */
function keysOfLiterals(source: string): string[] {
  return [...source.matchAll(/app_metadata: \{/g)].flatMap(({ index, 0: { length } }) => {
    let [depth, outer] = [1, ''];
    for (let at = index + length; depth > 0; at += 1) {
      if ('{[('.includes(source.charAt(at))) depth += 1;
      else if ('}])'.includes(source.charAt(at))) depth -= 1;
      else if (depth === 1) outer += source.charAt(at);
    }
    return [...outer.matchAll(/(?:^|[,;])\s*(\w+)/g)].map(([, key = '']) => key);
  });
}

/** `metadata.sends`, and the prefix of keys that carry a product account key. */
function keysOfReader(source: string): string[] {
  const plain = [...source.matchAll(/\bmetadata\.(\w+)/g)].map(([, key = '']) => key);
  const prefixes = [...source.matchAll(/'(\w+:)'/g)].map(
    ([, key]) => `${key}<product account key>`,
  );
  return [...plain, ...prefixes];
}

/** What a flow writes in `changes`, and what its templates read. */
function keysOfFlow(source: string): string[] {
  const written: string[] = [];
  JSON.parse(source, (key, value) => {
    if (key === 'app_metadata') written.push(...Object.keys(value));
    return value;
  });
  return [...written, ...[...source.matchAll(/app_metadata\.(\w+)/g)].map(([, key = '']) => key)];
}

/** The first column of the table under a heading, sorted. */
function firstCells(heading: string): string[] {
  const section = page.split(`\n${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key = '']) => key).sort();
}
