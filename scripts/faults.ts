import { parseArgs } from 'node:util';
import { runVisits } from '../test/faults/run-visits.ts';
import { compileWorld } from '../test/support/compile-world.ts';
import { startTestWorld } from '../test/support/start-world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    visits: { type: 'string', default: '3000' },
  },
});
const seed = Number(values.seed);

await compileWorld();
/** What the servers printed: a product that is not answered says so each time. */
const complaints: string[] = [];
const world = await startTestWorld({ hear: (printed) => complaints.push(printed) });
const began = performance.now();
console.info(`seed ${seed}`);
const outcome = await runVisits(world, {
  seed,
  visits: Number(values.visits),
  say: (line) => console.info(`${line}, ${((performance.now() - began) / 1000).toFixed(0)} s`),
});
const { resident } = await world.memory();
await world.close();

const { wrong, visits, customers, ends, faults, read, trail } = outcome;
console.info(`${visits} visits of ${customers} people, ${resident.toFixed(0)} MB`);
console.info(`how they ended: ${describe(ends)}`);
console.info(`what happened to messages: ${describe(faults)}`);
console.info(`what people read on the way:\n${listOften(read)}`);
if (wrong.length > 0) {
  console.error(complaints.slice(-20).join(''));
  console.error(`\n${trail.join('\n')}\n\n${wrong.join('\n')}`);
  console.error(`\nThe same again: npm run faults -- --seed ${seed} --visits ${visits}`);
} else console.info('Every invariant held after every visit, and everybody got in at the end.');
process.exit(wrong.length > 0 ? 1 : 0);

/** The most frequent first. */
function listOften(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([what, times]) => `${String(times).padStart(6)}  ${what}`)
    .join('\n');
}

function describe(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');
}
