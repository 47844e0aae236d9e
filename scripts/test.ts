import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
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

/** As many files at once as there are cores: Jest would leave one core idle, and a world in a crowd misses its deadlines. */
const PARAMETERS = ['--maxWorkers=100%', '--json', `--outputFile=${RESULT}`];

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
