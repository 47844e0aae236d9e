import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { assemble, describeProblem } from './build/assemble.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { add, type JestResult, summarize } from './summarize-tests.ts';

const RESULT = '.local/test-result.json';

/** Tests run what is deployed: without a build there is nothing to test. */
async function build(): Promise<void> {
  const root = process.cwd();
  const outcome = await assemble({ root, out: `${root}/build`, environment: 'local' });
  if (outcome.kind === 'built') return;
  console.error(outcome.problems.map(describeProblem).join('\n'));
  console.error('The build was refused; no test was run.');
  finish(null);
}

/** Tests that start a whole world, most of them with a Chromium: two at a time, or they starve each other of time. */
const WORLDS = [
  'attacks',
  'clients',
  'deploy',
  'faults',
  'fuzz',
  'journeys',
  'support-commands',
].map((room) => `test/${room}/`);

function runAll(chromium: string): JestResult | null {
  const wanted = process.argv.slice(2);
  if (wanted.length > 0) return runJest(chromium, wanted);
  const small = runJest(
    chromium,
    WORLDS.map((room) => `--testPathIgnorePatterns=${room}`),
  );
  const worlds = runJest(chromium, ['--maxWorkers=2', ...WORLDS]);
  return small && worlds && add(small, worlds);
}

function runJest(chromium: string, parameters: string[]): JestResult | null {
  rmSync(RESULT, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${RESULT}`];
  spawnSync(process.execPath, [...jest, ...parameters], {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  return existsSync(RESULT) ? JSON.parse(readFileSync(RESULT, 'utf8')) : null;
}

function finish(result: JestResult | null): never {
  const { line, good } = summarize(result);
  console.info(line);
  process.exit(good ? 0 : 1);
}

await build();
finish(runAll(ensureChromium()));
