import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from '../ensure-chromium.ts';
import type { Defence } from './defence.ts';

type Attack = Defence['attack'];

/** What Jest reported; null if it reported nothing, or the build was refused. */
type Report = {
  testResults: {
    /** Path of the file. */
    name: string;
    assertionResults: { title: string; status: string; failureMessages: string[] }[];
  }[];
} | null;

/** Builds the project at `root` and runs these attacks there, all at once. */
export function runAttacks(root: string, attacks: readonly Attack[]): Report {
  const result = join(root, '.local', 'attack.json');
  rmSync(result, { force: true });
  const node = (...parameters: string[]) =>
    spawnSync(process.execPath, parameters, {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
    }).status;
  if (node('--import', 'tsx', 'scripts/build.ts') !== 0) return null;
  node(
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${result}`,
    ...new Set(attacks.map(({ file }) => `test/${file}`)),
    '--testNamePattern',
    attacks.map(({ test }) => quote(test)).join('|'),
  );
  return existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : null;
}

/** `broken`: nothing ran that could tell; a world that does not start proves nothing. */
export function judgeAttack(
  report: Report,
  { file, test }: Attack,
): 'stopped' | 'succeeded' | 'broken' {
  const results = report?.testResults.find(({ name }) => name.endsWith(`/test/${file}`));
  const ran = (results?.assertionResults ?? []).filter(
    ({ title, status }) => title.includes(test) && ['passed', 'failed'].includes(status),
  );
  const failures = ran.flatMap(({ failureMessages }) => failureMessages);
  const isBroken = failures.some((text) =>
    /the world (has )?ended|SyntaxError|ReferenceError/.test(text),
  );
  if (ran.length === 0 || isBroken) return 'broken';
  return ran.some(({ status }) => status === 'failed') ? 'succeeded' : 'stopped';
}

/** The words as a pattern that means nothing but them. */
function quote(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
