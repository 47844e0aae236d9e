import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { DEFENCES } from '../../scripts/mutations/defences.ts';

test.each(DEFENCES)('the source has it once, and its attack has a test: $name', (defence) => {
  const { file, condition, without, attack } = defence;
  expect(readFileSync(file, 'utf8').split(condition)).toHaveLength(2);
  expect(without).not.toBe(condition);
  expect(readFileSync(`test/${attack.file}`, 'utf8')).toContain(attack.test);
});
