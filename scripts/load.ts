import { parseArgs } from 'node:util';
import { compileWorld } from '../test/support/compile-world.ts';
import { startTestWorld } from '../test/support/start-world.ts';
import { formatSections } from './bench/report.ts';
import { describeStages } from './load/describe-stages.ts';
import { runCrowd, runSteadily } from './load/drive.ts';
import { judgeMinutes, judgeStages, type Stage, summarize } from './load/judge-load.ts';
import { createVisits } from './load/visits.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '10' },
  },
});

await compileWorld();
const world = await startTestWorld({ ratePlan: 'unlimited' });
const visits = createVisits(world);
const driver = { visits, readMemory: () => world.memory() };
await visits.warmUp(40);

const stages: Stage[] = [];
let verdict = judgeStages(stages);
for (let crowd = 1; verdict.kind === 'goes_on'; crowd *= 2) {
  const stage = await runCrowd(driver, crowd, Number(values.seconds));
  stages.push(stage);
  verdict = judgeStages(stages);
  console.info(`${crowd} at once: ${describeOne(stage)}`);
}
const steady = 0.8 * verdict.limit;
console.info(`It gave: ${verdict.why}. Now ${steady.toFixed(1)} a second, 80 % of the limit ...`);

const minutes: Stage[] = [];
await runSteadily(driver, steady, Number(values.minutes), (minute) => {
  minutes.push(minute);
  console.info(`minute ${minutes.length}: ${describeOne(minute)}`);
});
await world.close();
console.info(`\n${formatSections(describeStages(stages, minutes))}`);
const wrong = judgeMinutes(minutes);
console.info(wrong === null ? 'The minutes held.' : `The minutes did not hold: ${wrong}.`);
process.exit(wrong === null ? 0 : 1);

function describeOne({ samples, seconds, memory }: Stage): string {
  const { perSecond, p95, errors } = summarize(samples, seconds);
  return `${perSecond.toFixed(1)} visits a second, p95 ${p95.toFixed(0)} ms, ${errors} errors, ${memory.held.toFixed(0)} MB held`;
}
