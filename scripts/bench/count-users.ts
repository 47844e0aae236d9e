import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { createGzip } from 'node:zlib';
import { makeCustomerId, makePeople } from '../../test/report/make-people.ts';
import { readLines } from '../report/read-lines.ts';
import { countKnown } from '../report/snapshot.ts';
import { startTally } from '../report/tally-people.ts';

/** What the worker tells: bytes that are still held after garbage collection, at their peak, and the people counted. */
export interface Counted {
  heapBytes: number;
  people: number;
}

const MEASURE_EVERY = 5000;
const at = Date.UTC(2026, 10, 21);
const samples = Array.from({ length: 20 }, (_, index) => ({
  customerId: makeCustomerId(index + 1),
  share: 0.05,
  startedDaysAgo: 90,
  both: 0.3,
}));

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Counts so many users of an export that is made, gzipped, read and forgotten line by line. */
async function countUsers(users: number): Promise<Counted> {
  const customers = new Map(
    samples.map(({ customerId }) => [
      customerId,
      { name: customerId, displayName: customerId, rollout: 'on' as const, products: new Map() },
    ]),
  );
  const tally = startTally('bench.example', at, customers, new Map());
  const file = Readable.from(writeLines(users)).pipe(createGzip({ level: 1 }));
  let heapBytes = 0;
  let lines = 0;
  for await (const line of readLines(file)) {
    tally.add(JSON.parse(line));
    lines += 1;
    if (lines % MEASURE_EVERY === 0) {
      collectGarbage();
      heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
    }
  }
  return { heapBytes, people: countKnown(tally.finish().people) };
}

function* writeLines(users: number): Generator<string> {
  for (const user of makePeople(users, samples, at)) yield `${JSON.stringify(user)}\n`;
}

countUsers(Number(workerData)).then((counted) => parentPort?.postMessage(counted));
