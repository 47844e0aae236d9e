import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findChromium } from '../../scripts/find-chromium.ts';
import { summarize } from '../../scripts/summarize-tests.ts';

const good = { numPassedTests: 6, numFailedTests: 0, numRuntimeErrorTestSuites: 0, success: true };

test('a run of passing tests is good, and its line counts them', () => {
  expect(summarize(good)).toEqual({ line: '6 passed, 0 failed', good: true });
});

test('a failing test, a file that does not run, no result, or no test at all: a failure', () => {
  expect(summarize({ ...good, numFailedTests: 1, success: false })).toEqual({
    line: '6 passed, 1 failed',
    good: false,
  });
  expect(summarize({ ...good, numRuntimeErrorTestSuites: 2, success: false })).toEqual({
    line: '6 passed, 2 failed',
    good: false,
  });
  expect(summarize({ ...good, success: false }).good).toBe(false);
  expect(summarize(null)).toEqual({ line: '0 passed, 1 failed', good: false });
  expect(summarize({ ...good, numPassedTests: 0 }).good).toBe(false);
});

test('CHROMIUM_PATH wins where it names a file, and is never passed over in silence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  try {
    const own = join(folder, 'my-chromium');
    expect(() => findChromium({ CHROMIUM_PATH: own })).toThrow(own);
    writeFileSync(own, '');
    expect(findChromium({ CHROMIUM_PATH: own })).toBe(own);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
