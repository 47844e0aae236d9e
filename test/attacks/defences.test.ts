import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { DEFENCES, NOT_OURS } from '../../scripts/mutations/defences.ts';

const read = (file: string) => readFileSync(file, 'utf8');

test.each(DEFENCES)('the source has it once, and its attack has a test: $name', (defence) => {
  const { cuts, attack } = defence;
  for (const { file, condition, without } of cuts) {
    expect([file, read(file).split(condition).length]).toEqual([file, 2]);
    expect(without).not.toBe(condition);
  }
  expect(named(attack.file)).toContain(attack.test);
});

test('every attack has a defence that is taken out, or says why there is none', () => {
  const attacks = readdirSync('test/attacks').filter((file) => file.endsWith('.test.ts'));
  const attacked = DEFENCES.map(({ attack }) => attack.file.replace('attacks/', ''));
  const bare = attacks.filter((file) => !attacked.includes(file) && NOT_OURS[file] === undefined);
  expect(bare).toEqual([]);
});

/** The names in it as Jest prints them, with the titles of a table put in. */
function named(file: string): string {
  const source = read(`test/${file}`);
  const titles = [...source.matchAll(/title: '([^']+)'/g)].map(([, title = '']) => title);
  return [source, ...titles.map((title) => source.replaceAll('$title', title))].join('\n');
}
