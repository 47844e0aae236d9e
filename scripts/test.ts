import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { assemble, describeProblem } from './build/assemble.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { type JestResult, summarize } from './summarize-tests.ts';

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

/** One file more than there are cores, since deploys mostly wait. Jest would take one less; more would miss deadlines in a crowd. */
const PARAMETERS = [
  `--maxWorkers=${availableParallelism() + 1}`,
  '--json',
  `--outputFile=${RESULT}`,
];

/** All tests, or those of the paths that were asked for. */
function runJest(chromium: string): JestResult | null {
  rmSync(RESULT, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', ...PARAMETERS, ...process.argv.slice(2)];
  spawnSync(process.execPath, jest, {
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
finish(runJest(ensureChromium()));
