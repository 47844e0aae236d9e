/** What fast-check is told in every file here. */
export interface Often {
  numRuns: number;
  seed?: number;
  path?: string;
}

/**
 * As many runs as usual, with another seed every time. `FUZZ_RUNS=2000 npm test -- test/fuzz/proofs` for more; a failure prints seed
 * and path, `FUZZ_SEED=<seed> FUZZ_PATH=<path>` do it again.
 */
export function often(usual: number): Often {
  const { FUZZ_RUNS, FUZZ_SEED, FUZZ_PATH } = process.env;
  return {
    numRuns: Number(FUZZ_RUNS ?? usual),
    ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
    ...(FUZZ_PATH !== undefined && { path: FUZZ_PATH }),
  };
}

/** So that a longer run is not stopped by its test. */
export const fuzzLimitMs = process.env.FUZZ_RUNS === undefined ? 300_000 : 6 * 60 * 60_000;
