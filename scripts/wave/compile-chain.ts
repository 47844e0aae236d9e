import type { Ask, Step } from './paths.ts';

/** How long things take; milliseconds. */
export interface Durations {
  /** One round trip to a product. */
  productMs: number;
  /** One call at the Management API. */
  managementMs: number;
  /** From a page to the next press, and from a mail's sending to the click. */
  pageMs: number;
  mailMs: number;
  /** A product that takes longer has not answered. */
  deadlineMs: number;
}

/** What the simulation does at one moment of a sign-in. */
export interface Op {
  /** Index of the limit that `tokens` calls count against; -1 for none. */
  limit: number;
  tokens: number;
  /** Until the next one, fixed, and what people take, which varies. */
  ms: number;
  thinkMs: number;
  /** Where it stands in a step with scripts; null in a step without. */
  script: 'begins' | 'inside' | 'ends' | null;
  /** Whether it leaves something to delete. */
  isSlot: boolean;
  /** A product has not answered in time. */
  fails: boolean;
  refusal: OpRefusal;
}

/** `chain`: where it goes on when they press or come again; `tomorrow`: and if they give up for the day. `seen` is an index. */
export type OpRefusal =
  | { kind: 'in' }
  | { kind: 'again'; chain: number; tomorrow: number; stays: boolean; seen: number };

export interface ChainContext {
  durations: Durations;
  /** Index of the limit of the Authentication API, and of a call at the Management API. */
  authentication: number;
  ofManagement(method: string, path: string): number;
  /** What becomes of the call with this number, and of whom something else stops before it. */
  refusalOf(call: number): OpRefusal;
  stoppedBefore(call: number): OpRefusal;
}

/** The steps of one chain, one after the other. `skipped`: calls that this chain has behind it. */
export function compileChain(steps: readonly Step[], skipped: number, context: ChainContext): Op[] {
  const { pageMs, mailMs } = context.durations;
  const ops: Op[] = [];
  let call = skipped;
  for (const [index, { asks }] of steps.entries()) {
    ops.push(...compileStep(asks, call, context, ops.length === 0));
    call += asks.filter(({ kind }) => kind === 'management').length;
    const [last, next] = [ops.at(-1), steps[index + 1]];
    if (last && next) last.thinkMs += next.afterMail ? mailMs : pageMs;
  }
  return ops;
}

/** A step that asks nothing is only the time that it takes, unless it is the first. */
function compileStep(
  asks: readonly Ask[],
  from: number,
  context: ChainContext,
  isFirst: boolean,
): Op[] {
  if (asks.length === 0 && !isFirst) return [];
  const stopped = context.stoppedBefore(from);
  const tokens = asks.filter(({ kind }) => kind === 'authentication').length;
  const limit = tokens > 0 ? context.authentication : -1;
  const begins: Op = { ...idle(stopped), limit, tokens };
  const ops = [begins];
  let call = from;
  for (const ask of asks) {
    if (ask.kind === 'management') ops.push(compileCall(ask, context, call++));
    if (ask.kind === 'product') ops.push(...waitForProduct(ops.at(-1) ?? begins, stopped, context));
  }
  if (asks.length === tokens) return ops;
  begins.script = 'begins';
  return [...ops, { ...idle(stopped), script: 'ends' }];
}

function compileCall(
  { method, path, isSlot }: Extract<Ask, { kind: 'management' }>,
  { durations, ofManagement, refusalOf }: ChainContext,
  call: number,
): Op {
  const [limit, ms] = [ofManagement(method, path), durations.managementMs];
  return { ...idle(refusalOf(call)), limit, tokens: 1, ms, isSlot, script: 'inside' };
}

/** The time is added to what went before; only a product that does not answer is something that happens. */
function waitForProduct(before: Op, stopped: OpRefusal, { durations }: ChainContext): Op[] {
  const { productMs, deadlineMs } = durations;
  before.ms += Math.min(productMs, deadlineMs);
  return productMs < deadlineMs ? [] : [{ ...idle(stopped), fails: true, script: 'inside' }];
}

function idle(refusal: OpRefusal): Op {
  const script = null;
  return { limit: -1, tokens: 0, ms: 0, thinkMs: 0, script, isSlot: false, fails: false, refusal };
}
