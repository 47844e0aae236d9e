import type { JsonObject } from '../store/types.ts';
import { holds } from './condition.ts';
import type { Condition, Flow, FlowAction } from './definition.ts';
import { resolve, resolveObject, type Scope } from './evaluate.ts';
import { auth0Actions } from './flow-actions/auth0.ts';
import { sendHttpRequest } from './flow-actions/http.ts';
import { jwtActions } from './flow-actions/jwt.ts';
import { logicActions } from './flow-actions/logic.ts';
import { type ActionOutcome, failed, type RunAction } from './flow-actions/outcome.ts';
import { writeText } from './functions.ts';
import { type Journey, standardLimits } from './journey.ts';
import { logFlow } from './log-form.ts';

/** How a flow ended. A failure's cause is in the log; the person sees a general text. */
export type FlowOutcome =
  | { kind: 'completed' }
  | { kind: 'message'; message: string }
  | { kind: 'failed' };

type Step = { kind: 'go_on' } | { kind: 'ended' } | { kind: 'message'; message: string } | Failure;
type Failure = { kind: 'failed'; action: string; cause: string };

const runners: Record<string, RunAction> = {
  ...auth0Actions,
  ...jwtActions,
  ...logicActions,
  'HTTP/SEND_REQUEST': sendHttpRequest,
};

/** Runs a flow of the open form, within the time a flow has. Vars stored before it fails stay stored. */
export async function runFlow(journey: Journey, flow: Flow): Promise<FlowOutcome> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), (journey.rooms.limits ?? standardLimits).flowMs);
  // Outputs live as long as their flow.
  const scope: Scope = { ...journey.scope, actions: {} };
  try {
    const end = await runActions(flow.actions, { ...journey, scope }, deadline.signal);
    if (end.kind === 'failed') {
      logFlow(journey, 'flows_execution_failed', flow, end);
      return { kind: 'failed' };
    }
    logFlow(journey, 'flows_execution_completed', flow);
    return end.kind === 'message' ? end : { kind: 'completed' };
  } finally {
    clearTimeout(timer);
  }
}

async function runActions(
  actions: FlowAction[],
  journey: Journey,
  signal: AbortSignal,
): Promise<Step> {
  for (const action of actions) {
    const step = await runStep(action, journey, signal);
    if (step.kind !== 'go_on') return step;
  }
  return { kind: 'go_on' };
}

async function runStep(action: FlowAction, journey: Journey, signal: AbortSignal): Promise<Step> {
  const { scope } = journey;
  switch (`${action.type}/${action.action}`) {
    case 'FLOW/ERROR_MESSAGE':
      return { kind: 'message', message: writeText(resolve(action.params.message ?? '', scope)) };
    case 'FLOW/RETURN_JSON':
      return { kind: 'ended' };
    case 'FLOW/BOOLEAN_CONDITION': {
      const branches = action.params as unknown as Branches;
      const result = holds(branches.if, scope);
      scope.actions[action.id] = { result };
      return runActions((result ? branches.then : branches.else) ?? [], journey, signal);
    }
    default: {
      const outcome = await race(action, journey, signal);
      if (outcome.kind === 'failed' && !mayFail(action, signal)) {
        return { kind: 'failed', action: action.id, cause: outcome.cause };
      }
      scope.actions[action.id] = outcome.output ?? {};
      return { kind: 'go_on' };
    }
  }
}

interface Branches {
  if: Condition;
  then?: FlowAction[];
  else?: FlowAction[];
}

// A flow that is out of time ends even where the action may fail.
function mayFail(action: FlowAction, signal: AbortSignal): boolean {
  return action.allow_failure === true && !signal.aborted;
}

async function race(
  action: FlowAction,
  journey: Journey,
  signal: AbortSignal,
): Promise<ActionOutcome> {
  const run = runners[`${action.type}/${action.action}`];
  if (!run) return failed('not supported by the local tenant');
  let giveUp = () => {};
  const late = new Promise<ActionOutcome>((settle) => {
    giveUp = () => settle(failed('the flow ran out of time'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    const ran = Promise.resolve(run(readParams(action, journey.scope), journey, signal));
    return await Promise.race([ran, late]);
  } catch {
    return failed('the action broke');
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

// Liquid belongs to the mail room: a flow's templates are not resolved in it.
function readParams({ action, params = {} }: FlowAction, scope: Scope): JsonObject {
  if (action !== 'SEND_EMAIL') return resolveObject(params, scope);
  const { subject = '', body = '', ...rest } = params;
  return { ...resolveObject(rest, scope), subject, body };
}
