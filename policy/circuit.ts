import type { Trouble } from './product-account.ts';

/**
 * Whether a product of a customer is called at all: an outage should cost one deadline, not one for each person. Times in Unix
 * milliseconds.
 */
export type Circuit =
  /** Called. `failures`: calls in a row that found nobody at the other end. */
  | { kind: 'closed'; failures: number }
  /** Not called before `until`; it was opened for `openMs`. */
  | { kind: 'open'; until: number; openMs: number }
  /** One call is on its way to see whether the product is back. Until `until` nobody else goes; then that call counts as lost. */
  | { kind: 'half_open'; until: number; openMs: number };

export const CLOSED: Circuit = { kind: 'closed', failures: 0 };
export const FIRST_OPEN_MS = 10_000;
export const LONGEST_OPEN_MS = 60_000;
/** Longer than any call's deadline: only a call that was killed gets this far. */
export const PROBE_MS = 5000;
/** Of the quick kind: a single one may be a restart, which a second try passes. */
const FAILURES_TO_OPEN = 2;

/** How a call ended: `late` has cost a deadline, `failed` found nobody; whoever says anything at all has `answered`. */
export type CallEnd = 'answered' | 'late' | 'failed';

/**
 * What an answer says about the product as a whole. What one identifier or one request can bring about is no outage: else whoever
 * finds one that a product fails on (500, nonsense, 429) could shut it for everybody.
 */
export function judgeCallEnd(why: Trouble | null): CallEnd {
  switch (why) {
    case 'timeout':
      return 'late';
    case 'network':
    case 'gateway':
      return 'failed';
    case null:
    case 'circuit_open':
    case 'malformed':
    case 'not_json':
    case 'redirect':
    case 'server_error':
    case 'throttled':
    case 'too_large':
      return 'answered';
  }
}

/** Whether one more call may go out now, and the circuit from then on; what is returned as `circuit` is that call's ticket. */
export function admitCall(
  circuit: Circuit,
  now: number,
): { kind: 'admitted'; circuit: Circuit } | { kind: 'refused' } {
  if (circuit.kind === 'closed') return { kind: 'admitted', circuit };
  if (now < circuit.until) return { kind: 'refused' };
  const { openMs } = circuit;
  return { kind: 'admitted', circuit: { kind: 'half_open', until: now + PROBE_MS, openMs } };
}

/** The circuit after a call that was admitted with `ticket`. */
export function noteCall(circuit: Circuit, ticket: Circuit, end: CallEnd, now: number): Circuit {
  if (end === 'answered') return CLOSED;
  switch (circuit.kind) {
    case 'closed': {
      const failures = circuit.failures + 1;
      const isEnough = end === 'late' || failures >= FAILURES_TO_OPEN;
      return isEnough ? open(now, FIRST_OPEN_MS) : { kind: 'closed', failures };
    }
    case 'open':
      // It went out before this opened: many that wait for one deadline together are one outage, not many.
      return circuit;
    case 'half_open':
      return ticket.kind === 'half_open' && ticket.until === circuit.until
        ? open(now, Math.min(circuit.openMs * 2, LONGEST_OPEN_MS))
        : circuit;
  }
}

/** A circuit that was kept somewhere; whatever cannot be one is closed, so that nothing kept can shut a product for long. */
export function readCircuit(kept: unknown, now: number): Circuit {
  const { kind, failures, until, openMs } = Object(kept) as Record<string, unknown>;
  if (kind === 'closed') {
    return isBetween(failures, 0, FAILURES_TO_OPEN) ? { kind, failures } : CLOSED;
  }
  if (kind !== 'open' && kind !== 'half_open') return CLOSED;
  const isOne =
    isBetween(openMs, FIRST_OPEN_MS, LONGEST_OPEN_MS) && isBetween(until, 0, now + LONGEST_OPEN_MS);
  return isOne ? { kind, until, openMs } : CLOSED;
}

function open(now: number, openMs: number): Circuit {
  return { kind: 'open', until: now + openMs, openMs };
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
