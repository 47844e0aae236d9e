import type { JsonObject } from '../../store/types.ts';
import type { Journey } from '../journey.ts';

/** What an action did. `cause` goes to the log and holds no value; `output` is what an action that may fail leaves behind. */
export type ActionOutcome =
  | { kind: 'done'; output: JsonObject }
  | { kind: 'failed'; cause: string; output?: JsonObject };

/** Runs one action. `params` have their templates resolved; what could not be resolved is missing. */
export type RunAction = (
  params: JsonObject,
  journey: Journey,
  signal: AbortSignal,
) => Promise<ActionOutcome> | ActionOutcome;

export function done(output: JsonObject): ActionOutcome {
  return { kind: 'done', output };
}

export function failed(cause: string, output?: JsonObject): ActionOutcome {
  return output === undefined ? { kind: 'failed', cause } : { kind: 'failed', cause, output };
}
