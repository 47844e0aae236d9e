import { admitCall, type Circuit, judgeCallEnd, noteCall, readCircuit } from '../policy/circuit.ts';
import type { JsonAnswer } from './http.ts';

/** What every call passes on its way out. */
export type Guard = (send: () => Promise<JsonAnswer>) => Promise<JsonAnswer>;

const memory = globalThis as typeof globalThis & { akeneoCircuits?: unknown };

/** Some 10 kB: how much a container may keep is not documented. */
const MOST_KEPT = 100;

/**
 * Holds calls back from a product that is down, as this container knows it; a container that is new learns it anew. `key`: product
 * and customer id, so that one product's outage is nobody else's. `readNow` in Unix milliseconds.
 */
export function guardWithCircuit(key: string, readNow: () => number): Guard {
  return async (send) => {
    const now = readNow();
    const admission = admitCall(readKept(key, now), now);
    if (admission.kind === 'refused') return { kind: 'unavailable', why: 'circuit_open' };
    keep(key, admission.circuit);
    const answer = await send();
    const end = judgeCallEnd(answer.kind === 'unavailable' ? answer.why : null);
    const later = readNow();
    keep(key, noteCall(readKept(key, later), admission.circuit, end, later));
    return answer;
  };
}

function readKept(key: string, now: number): Circuit {
  return readCircuit(Object(memory.akeneoCircuits)[key], now);
}

/** Nothing is kept of a product that answers. */
function keep(key: string, circuit: Circuit): void {
  const { [key]: _, ...others } = Object(memory.akeneoCircuits) as Record<string, unknown>;
  if (circuit.kind === 'closed' && circuit.failures === 0) {
    memory.akeneoCircuits = others;
    return;
  }
  const isFull = Object.keys(others).length >= MOST_KEPT;
  memory.akeneoCircuits = isFull ? { [key]: circuit } : { ...others, [key]: circuit };
}
