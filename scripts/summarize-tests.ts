/** What we read of Jest's `--json` result. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not be run at all: none of their tests is counted. */
  numRuntimeErrorTestSuites: number;
  success: boolean;
}

/** The last line of a test run, and whether it was a good one. No result, or a run without a single test, is a failure. */
export function summarize(result: JestResult | null): { line: string; good: boolean } {
  if (result === null) return { line: '0 passed, 1 failed', good: false };
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    line: `${passed} passed, ${failed} failed`,
    good: result.success && failed === 0 && passed > 0,
  };
}
