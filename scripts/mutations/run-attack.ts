import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from '../ensure-chromium.ts';
import type { Defence } from './defence.ts';

/** What jest reported; null if it reported nothing, or the build was refused. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
} | null;

/** Builds the project at `root` and runs one attack there. */
export function runAttack(root: string, { file, test }: Defence['attack']): Report {
  const result = join(root, '.local', 'attack.json');
  rmSync(result, { force: true });
  const node = (...parameters: string[]) =>
    spawnSync(process.execPath, parameters, {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
    }).status;
  if (node('--import', 'tsx', 'scripts/build.ts') !== 0) return null;
  const named = test === '' ? [] : ['--testNamePattern', quote(test)];
  node(
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${result}`,
    `test/${file}`,
    ...named,
  );
  return existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : null;
}

/** `broken`: nothing ran that could tell. */
export function judgeAttack(report: Report): 'stopped' | 'succeeded' | 'broken' {
  if (report === null || report.numRuntimeErrorTestSuites > 0) return 'broken';
  if (report.numFailedTests > 0) return 'succeeded';
  return report.numPassedTests > 0 ? 'stopped' : 'broken';
}

/** The words as a pattern that means nothing but them. */
function quote(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
