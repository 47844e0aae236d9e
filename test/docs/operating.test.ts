import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { explainLogType } from '../../local/tenant/console/log-types.ts';
import { REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { USAGES as ORGANIZATION } from '../../scripts/organization/read-command.ts';
import { describeUsage } from '../../scripts/support/describe-usage.ts';
import { USAGES as SUPPORT } from '../../scripts/support/read-command.ts';
import { MEANINGS } from '../../scripts/support/reason-meanings.ts';

const page = readFileSync('docs/operating.md', 'utf8');

/** Cells of the rows of a table below a heading, without spaces at their ends; the heading of the table apart. */
function rowsBelow(heading: string): string[][] {
  const section = page.split(`\n${heading}\n`)[1]?.split(/\n##? /)[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the page has every reason with its code and what it means to support', () => {
  const ids = Object.keys(REASON_CODES) as ReasonId[];
  const expected = ids.map((id) => [REASON_CODES[id], `\`${id}\``, MEANINGS[id].means]);
  expect(rowsBelow('# What each reason means')).toEqual(expected);
});

test('every log entry to alert on is one that the tenant writes', () => {
  const rows = rowsBelow('## What to alert on');
  expect(rows.length).toBeGreaterThan(15);
  const types = rows.flatMap(([entries = '']) => entries.match(/(?<=`)\w+(?=`)/g) ?? []);
  expect(types.filter((type) => explainLogType(type).startsWith('Not in'))).toEqual([]);
  const codes = rows.flatMap(([entries = '']) => entries.match(/AK-\d+/g) ?? []);
  expect(codes.filter((code) => !Object.values(REASON_CODES).includes(code))).toEqual([]);
});

test('every runbook says how it is noticed, what to type first, what to look at, to mend, when it is over, and what to tell', () => {
  const runbooks = page.split('\n# Runbooks\n')[1]?.split('\n# ')[0]?.split(/^## /m).slice(1) ?? [];
  expect(runbooks).toHaveLength(11);
  const parts = ['Notice', 'First', 'Look at', 'Mend', 'Over', 'Tell people'];
  const missing = runbooks.flatMap((one) =>
    parts
      .filter((part) => !one.includes(`- **${part}**: `))
      .map((part) => [one.split('\n')[0], part]),
  );
  expect(missing).toEqual([]);
  const first = runbooks.map((one) => /\*\*First\*\*:[\s\S]*?(npm run [\w-]+)/.exec(one)?.[1]);
  expect(first).not.toContain(undefined);
});

test('every command that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const pages = ['.', 'docs', 'docs/decisions', 'local/products', 'local/tenant', 'test/journeys']
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(20);
  const named = pages.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/npm run ([\w:-]+)(?: +-- +([a-z][\w-]*))?/g)].map(
      ([, script = '', command]) => ({ path, script, command }),
    ),
  );
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
  const usages: Record<string, string> = {
    support: describeUsage(SUPPORT),
    organization: describeUsage(ORGANIZATION),
  };
  const unknown = named.filter(({ script, command }) => {
    const usage = usages[script];
    return command && usage !== undefined && !usage.includes(`npm run ${script} -- ${command}`);
  });
  expect(unknown).toEqual([]);
});
