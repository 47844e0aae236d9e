import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { Counted } from './count-users.ts';
import type { Section } from './report.ts';

const FEW = 10_000;
const MANY = 1_000_000;
/** So much more may be held at once for a hundred times as many people. */
const MOST_GROWTH = 1.5;

/** What a report of a million people holds in memory, beside one of ten thousand. Throws when it grows with them. */
export async function measureReport(root: string): Promise<Section> {
  const rows = [];
  for (const users of [FEW, MANY]) {
    const startedAt = performance.now();
    const { heapBytes } = await countInWorker(root, users);
    const seconds = (performance.now() - startedAt) / 1000;
    rows.push({ users, heapBytes, seconds });
  }
  const growth = (rows[1]?.heapBytes ?? 0) / (rows[0]?.heapBytes ?? 1);
  if (growth > MOST_GROWTH) throw new Error(`the report holds ${growth.toFixed(1)} times as much`);
  return {
    title: 'Report',
    note: 'Users of an export that is made on the way; the heap after garbage collection, at its peak. 32 MB more for what came already.',
    columns: ['MB held', 'seconds'],
    rows: rows.map(({ users, heapBytes, seconds }) => ({
      name: `${users.toLocaleString('en-US')} people`,
      values: [heapBytes / 1024 / 1024, seconds],
    })),
    ratios: { 'held for a million people, of what ten thousand need': growth },
  };
}

/** Counts so many made-up users in a worker with a heap of its own. */
export async function countInWorker(root: string, users: number): Promise<Counted> {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, 'scripts/bench/count-users.ts')],
    bundle: true,
    platform: 'node',
    // A worker from a text is no module.
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  const worker = new Worker(outputFiles[0]?.text ?? '', { eval: true, workerData: users });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the worker ended without an answer')));
  });
}
