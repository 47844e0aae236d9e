import { expect, test } from '@jest/globals';
import { countInWorker } from '../../scripts/bench/report-memory.ts';

// Twenty thousand of them, kept, would be forty megabytes. `npm run bench` counts a million.
test('what is held in memory does not grow with the people that are counted', async () => {
  const few = await countInWorker('.', 5000);
  const many = await countInWorker('.', 20_000);
  expect(many.people).toBe(20_000);
  expect(many.heapBytes / few.heapBytes).toBeLessThan(1.5);
});
