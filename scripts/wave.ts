import { compileWorld } from '../test/support/compile-world.ts';
import { startTestWorld } from '../test/support/start-world.ts';
import { formatSections } from './bench/report.ts';
import { checkWave, describeCheck } from './wave/check-wave.ts';
import { composeWave } from './wave/compose-wave.ts';
import { describeWave } from './wave/describe-wave.ts';
import { findPace } from './wave/find-pace.ts';
import { measurePaths } from './wave/measure-paths.ts';
import { readCommand, USAGE, type WaveOptions } from './wave/read-command.ts';
import { simulateWave } from './wave/simulate-wave.ts';

const PEOPLE_AT_ONCE = 60;

async function measure() {
  console.error('Measuring what sign-ins call, as they should go and with each call refused ...');
  await compileWorld();
  const world = await startTestWorld();
  const paths = await measurePaths(world);
  await world.close();
  return paths;
}

async function calculate(options: WaveOptions): Promise<string> {
  const paths = await measure();
  const { wave, plan, seen } = composeWave(paths, options);
  console.error('Walking everybody through the wave ...');
  const result = simulateWave(wave);
  const pace = findPace(wave);
  return options.json
    ? JSON.stringify({ options, paths, limits: plan.limits, seen, result, pace }, null, 2)
    : formatSections(describeWave(paths, plan, options, seen, result, pace));
}

async function run(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      console.info(USAGE);
      return 0;
    case 'wave':
      console.info(await calculate(command.options));
      return 0;
    case 'check': {
      const check = await checkWave((await measure()).ways.plain, PEOPLE_AT_ONCE);
      console.info(describeCheck(check));
      return check.isClose ? 0 : 1;
    }
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
