import { createDraw, pick } from './draw.ts';

/** What happens to one message on its way. */
export type MessageFault =
  /** So many milliseconds of the machine: what was sent at the same moment overtakes it. */
  | { kind: 'delayed'; ms: number }
  /** So many milliseconds of the world's clock. */
  | { kind: 'aged'; ms: number }
  /** Never carried out, and nobody answers. */
  | { kind: 'dropped' }
  /** Carried out, and the answer is lost. */
  | { kind: 'lost' }
  /** Nobody answers, and it is carried out after so many later ones to the same server, or at the end. */
  | { kind: 'overtaken'; by: number }
  | { kind: 'doubled' }
  /** This share of the answer arrives. */
  | { kind: 'truncated'; share: number };

const MINUTE_MS = 60_000;

/** The fault of one message, decided by the seed and which message it is alone; `null` for the most. */
export function chooseFault(seed: string, message: string, rate: number): MessageFault | null {
  const draw = createDraw(`${seed} ${message}`);
  if (draw() >= rate) return null;
  const kinds: [MessageFault, ...MessageFault[]] = [
    { kind: 'delayed', ms: 1 + Math.floor(draw() * 40) },
    { kind: 'aged', ms: Math.floor(draw() ** 3 * 12 * MINUTE_MS) },
    { kind: 'dropped' },
    { kind: 'lost' },
    { kind: 'lost' },
    { kind: 'overtaken', by: 1 + Math.floor(draw() * 4) },
    { kind: 'overtaken', by: 1 + Math.floor(draw() * 20) },
    { kind: 'doubled' },
    { kind: 'truncated', share: draw() },
  ];
  return pick(draw, kinds);
}

/** Which message it is whenever the run is repeated: ids, tokens and secrets in the path are new each time. */
export function describeMessage(server: string, method: string, path: string): string {
  const known = path.replace(/(?:auth0|pim|sdm)(?:%7C|\|)[^/]+|[0-9a-f]{16,}|\d+/gi, '*');
  return `${server} ${method} ${known}`;
}
