import { holds } from './condition.ts';
import { ending, type Flow, type FormNode, findNode, type StepNode } from './definition.ts';
import type { Journey } from './journey.ts';
import { type FlowOutcome, runFlow } from './run-flow.ts';

/** Where a way through FLOW and ROUTER nodes led. */
export type Arrival =
  | { kind: 'step'; step: StepNode }
  | { kind: 'ending' }
  | { kind: 'message'; message: string }
  | { kind: 'failed' };

// Far above any real form: it ends a circle of routers.
const longestWay = 50;

/** Goes on from a node until somebody has to do something; flows on the way run once each. */
export async function walkFrom(journey: Journey, pointer: string): Promise<Arrival> {
  let at = pointer;
  for (let hops = 0; hops < longestWay; hops += 1) {
    if (at === ending) return { kind: 'ending' };
    const node = findNode(journey.form, at);
    if (!node) return { kind: 'failed' };
    if (node.type === 'STEP') return { kind: 'step', step: node };
    const next = await pass(journey, node);
    if (typeof next !== 'string') return next;
    at = next;
  }
  return { kind: 'failed' };
}

/** Runs the flow that a node or a button names by id or by name. */
export async function runNamedFlow(journey: Journey, reference: string): Promise<FlowOutcome> {
  const flow = journey.tenant.configuration.flows.find(
    ({ id, name }) => id === reference || name === reference,
  );
  // The flow was checked when the tenant started.
  return flow ? runFlow(journey, flow as unknown as Flow) : { kind: 'failed' };
}

async function pass(
  journey: Journey,
  node: Exclude<FormNode, StepNode>,
): Promise<string | Exclude<FlowOutcome, { kind: 'completed' }>> {
  if (node.type === 'ROUTER') {
    const rule = node.config.rules.find(({ condition }) => holds(condition, journey.scope));
    return rule?.next_node ?? node.config.fallback;
  }
  const outcome = await runNamedFlow(journey, node.config.flow_id);
  return outcome.kind === 'completed' ? node.config.next_node : outcome;
}
