import { afterAll, beforeAll } from '@jest/globals';
import { ordinaryPim } from '../support/newcomers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';
import { comeIn } from './come-in.ts';

/** A world of its own for one test file, in which somebody has come in already; what it prints is kept from the tests. */
export function useFuzzWorld(): () => TestWorld {
  let world: TestWorld | undefined;
  beforeAll(async () => {
    world = await startTestWorld({ hear: () => {} });
    // The first calls of a world take longest: no test is to miss a deadline.
    await comeIn(world, (await ordinaryPim.arrive(world, 'warm-up')).who);
  }, 60_000);
  afterAll(() => world?.close());
  return () => {
    if (world === undefined) throw new Error('there is no world');
    return world;
  };
}
