import { compileFunction } from 'node:vm';
import type { DatabaseAnswer, DatabaseJob, WorkerSetup } from '../protocol.ts';
import { readProfile } from './read-profile.ts';
import { createAllowedRequire } from './require-allowed.ts';
import type { RunInProgress } from './run-in-progress.ts';
import {
  readScriptError,
  UnauthorizedError,
  ValidationError,
  WrongUsernameOrPasswordError,
} from './script-errors.ts';

/** Loads the script at the first run; the answer is what its callback got, never what it returned. */
export function createDatabaseServer(setup: WorkerSetup, reportLate: (message: string) => void) {
  Object.assign(globalThis, { WrongUsernameOrPasswordError, ValidationError, UnauthorizedError });
  let script: unknown;
  return (job: DatabaseJob, run: RunInProgress): void => {
    Object.assign(globalThis, { configuration: Object.freeze(job.configuration) });
    try {
      script ??= loadScript(setup);
      if (typeof script !== 'function') throw new Error('the text is no expression of a function');
      const callback = createCallback(run, reportLate);
      const returned: unknown = script(...job.args, callback);
      // Without a callback this stalls until the limit, as on Auth0; the log tells why.
      Promise.resolve(returned).catch((error) => run.log(`rejected: ${error?.message ?? error}\n`));
    } catch (error) {
      run.fail(`threw: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

function loadScript(setup: WorkerSetup): unknown {
  // The line break keeps a comment in the last line from swallowing the bracket.
  const text = `return (${setup.code}\n);`;
  return compileFunction(text, ['require'], { filename: setup.name })(createAllowedRequire(setup));
}

function createCallback(run: RunInProgress, reportLate: (message: string) => void) {
  let first: DatabaseAnswer | undefined;
  let answered = false;
  return (error?: unknown, profile?: unknown): void => {
    if (answered) reportLate('callback was called again after the result was used');
    else if (first) run.fail('callback was called more than once');
    else {
      const answer = error ? readScriptError(error) : readProfile(profile);
      first = answer;
      // A second call mostly follows in the same turn: a catch block around the first one.
      setImmediate(() => {
        answered = true;
        run.end(answer);
      });
    }
  };
}
