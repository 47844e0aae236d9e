import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Json } from '../../local/tenant/store/types.ts';
import { filesIn } from '../../scripts/build/build.ts';
import { readSources } from '../../scripts/build/read-sources.ts';

const page = read('docs/stored-data.md');

test('every app_metadata key of Actions, profiles and flows is on the page', () => {
  const used = new Set([
    ...listFiles('actions', '.ts').flatMap((path) => keysOfLiterals(read(path))),
    ...keysOfLiterals(read('policy/build-profile.ts')),
    ...keysOfReader(read('policy/account.ts')),
    ...readFlows().flatMap((flow) => keysOfFlow(JSON.stringify(flow))),
  ]);
  expect(used.size).toBeGreaterThan(5);
  expect(firstWords('## app_metadata')).toEqual(expect.arrayContaining([...used]));
});

test('every secret and every configuration key is on the page', () => {
  const actions = listFiles('actions', '.json').map((path) => JSON.parse(read(path)));
  const databases = listFiles('database-connections', 'database.json').map((path) =>
    JSON.parse(read(path)),
  );
  const used = new Set<string>([
    ...actions.flatMap(({ secrets }) => secrets.map(({ name }: { name: string }) => name)),
    ...databases.flatMap(({ options }) => Object.keys(options.configuration ?? {})),
  ]);
  expect(used.size).toBeGreaterThan(5);
  expect(firstWords('## Secrets and configuration')).toEqual(expect.arrayContaining([...used]));
});

test('every app_metadata key that carries an id is on the page by its prefix', () => {
  const sources = ['actions', 'policy'].flatMap((folder) => listFiles(folder, '.ts')).map(read);
  const prefixes = sources.flatMap((source) =>
    [...source.matchAll(/`(\w+:)\$\{|= '(\w+:)';/g)].map(
      ([, inText, alone]) => inText ?? alone ?? '',
    ),
  );
  const named = firstWords('## app_metadata').map((key) => key.replace(/<.*/, ''));
  expect(named).toEqual(expect.arrayContaining(prefixes));
});

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
}

/** With the fragments in their places. */
function readFlows(): Json[] {
  const sources = readSources(process.cwd());
  expect(sources.broken).toEqual([]);
  return filesIn(sources, 'tenant/flows').map(({ value }) => value);
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

/** `metadata.sends` */
function keysOfReader(source: string): string[] {
  return [...source.matchAll(/\bmetadata\.(\w+)/g)].map(([, key = '']) => key);
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

/** What the lines of a list or a table begin with, under a heading. */
function firstWords(heading: string): string[] {
  const section = page.split(`\n${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^(?:\||-) `([^`]+)`/gm)].map(([, key = '']) => key);
}
