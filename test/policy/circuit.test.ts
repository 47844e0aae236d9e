import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  admitCall,
  type CallEnd,
  type Circuit,
  CLOSED,
  FIRST_OPEN_MS,
  judgeCallEnd,
  LONGEST_OPEN_MS,
  noteCall,
  PROBE_MS,
  readCircuit,
} from '../../policy/circuit.ts';
import type { Trouble } from '../../policy/product-account.ts';

const start = Date.UTC(2026, 10, 21, 12);
const open = (until: number, openMs = FIRST_OPEN_MS): Circuit => ({ kind: 'open', until, openMs });

/** One call after the other, each ending at once, each as late as it may be; where they led, and for how long it was shut each time. */
function fail(times: number, end: CallEnd) {
  let circuit: Circuit = CLOSED;
  let now = start;
  const shut: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const admission = admitCall(circuit, now);
    if (admission.kind === 'refused') throw new Error('refused');
    circuit = noteCall(admission.circuit, admission.circuit, end, now);
    if (circuit.kind === 'open') {
      shut.push(circuit.until - now);
      now = circuit.until;
    }
  }
  return { circuit, shut };
}

test.each<[CallEnd, Trouble[]]>([
  ['late', ['timeout']],
  ['failed', ['network', 'gateway']],
  [
    'answered',
    ['server_error', 'malformed', 'not_json', 'throttled', 'redirect', 'too_large', 'circuit_open'],
  ],
])('the product as a whole, by the trouble of one call: %s', (end, troubles) => {
  for (const why of troubles) expect(judgeCallEnd(why)).toBe(end);
  expect(judgeCallEnd(null)).toBe('answered');
});

test('one deadline opens it; each lost probe twice as long, up to a minute', () => {
  expect(fail(6, 'late').shut).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});

test('of the quick failures, two in a row open it; an answer between them counts from the start', () => {
  expect(fail(1, 'failed').circuit).toEqual({ kind: 'closed', failures: 1 });
  expect(fail(2, 'failed').shut).toEqual([10_000]);
  const once = fail(1, 'failed').circuit;
  expect(noteCall(once, once, 'answered', start)).toEqual(CLOSED);
});

test('while it is open nobody goes; then one alone, until that one is taken for lost', () => {
  const opened = open(start);
  expect(admitCall(opened, start - 1)).toEqual({ kind: 'refused' });
  const probe = admitCall(opened, start);
  if (probe.kind === 'refused') throw new Error('no probe');
  expect(admitCall(probe.circuit, start + PROBE_MS - 1)).toEqual({ kind: 'refused' });
  expect(admitCall(probe.circuit, start + PROBE_MS).kind).toBe('admitted');
});

test('fifty calls that wait for one deadline together open it once, not ever longer', () => {
  let circuit: Circuit = CLOSED;
  for (let call = 0; call < 50; call += 1) circuit = noteCall(circuit, CLOSED, 'late', start);
  expect(circuit).toEqual(open(start + FIRST_OPEN_MS));
});

test('what a probe finds that was taken for lost counts as an answer only', () => {
  const admit = (circuit: Circuit, now: number) => {
    const admission = admitCall(circuit, now);
    if (admission.kind === 'refused') throw new Error('refused');
    return admission.circuit;
  };
  const first = admit(open(start), start);
  const second = admit(first, start + PROBE_MS);
  expect(noteCall(second, first, 'late', start + PROBE_MS)).toEqual(second);
  expect(noteCall(second, CLOSED, 'failed', start + PROBE_MS)).toEqual(second);
  expect(noteCall(second, first, 'answered', start + PROBE_MS)).toEqual(CLOSED);
  expect(noteCall(second, second, 'failed', start + PROBE_MS)).toEqual(
    open(start + PROBE_MS + 20_000, 20_000),
  );
});

/** A product's circuit, the time, and the calls that are under way. */
interface Line {
  circuit: Circuit;
  now: number;
  underWay: Circuit[];
}

function wait(line: Line, ms: number): void {
  line.now += ms;
}

function call(line: Line): void {
  const admission = admitCall(line.circuit, line.now);
  if (admission.kind === 'refused') return;
  line.circuit = admission.circuit;
  line.underWay.push(admission.circuit);
  if (line.circuit.kind === 'half_open') {
    expect(admitCall(line.circuit, line.now).kind).toBe('refused');
  }
}

function end(line: Line, which: number, how: CallEnd): void {
  const [ticket] = line.underWay.splice(which, 1);
  if (ticket === undefined) return;
  line.circuit = noteCall(line.circuit, ticket, how, line.now);
  if (how === 'answered') expect(line.circuit).toEqual(CLOSED);
}

const acts = fc.array(
  fc.oneof(
    fc.constant(call),
    fc.nat(30_000).map((ms) => (line: Line) => wait(line, ms)),
    fc.tuple(fc.nat(5), fc.constantFrom<CallEnd>('answered', 'late', 'failed')).map(
      ([which, how]) =>
        (line: Line) =>
          end(line, which, how),
    ),
  ),
  { maxLength: 60 },
);

test('whatever happens in whatever order: one probe at a time, never shut for more than a minute, an answer opens the way', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const line: Line = { circuit: CLOSED, now: start, underWay: [] };
      for (const act of steps) {
        act(line);
        const { circuit, now } = line;
        expect(admitCall(circuit, now + LONGEST_OPEN_MS).kind).toBe('admitted');
        // Kept and read again it is the same.
        expect(readCircuit(JSON.parse(JSON.stringify(circuit)), now)).toEqual(circuit);
      }
    }),
  );
});

test('whatever was kept, nothing shuts a product for more than a minute, and what cannot be a circuit is closed', () => {
  const kinds = fc.constantFrom('closed', 'open', 'half_open', 'else');
  const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(start, FIRST_OPEN_MS, '1'));
  const shaped = fc.record(
    { kind: kinds, failures: numbers, until: numbers, openMs: numbers },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), shaped), (kept) => {
      const circuit = readCircuit(kept, start);
      expect(admitCall(circuit, start + LONGEST_OPEN_MS).kind).toBe('admitted');
    }),
  );
  for (const kept of [
    undefined,
    null,
    'open',
    [],
    { kind: 'open' },
    open(Number.NaN),
    open(start + LONGEST_OPEN_MS + 1),
    open(start + 1, Number.POSITIVE_INFINITY),
    { kind: 'half_open', until: String(start + 1), openMs: FIRST_OPEN_MS },
    { kind: 'closed', failures: -1 },
  ])
    expect(readCircuit(kept, start)).toEqual(CLOSED);
});
