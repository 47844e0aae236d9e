import { compileChain, type Durations, type Op, type OpRefusal } from './compile-chain.ts';
import { AUTHENTICATION_API, type LimitsOfPlan } from './limits.ts';
import type { Path, Step } from './paths.ts';

export interface CompiledPaths {
  chains: Op[][];
  /** The chain with which each way begins. */
  starts: number[];
  /** What people who were turned away read. */
  seen: string[];
}

/** What people read whom something else turns away, at these indices. */
export const SEEN_ELSEWHERE = { authentication: 0, scripts: 1, products: 2 } as const;
const SEEN_TEXTS = [
  "Auth0's page for too many requests",
  'a generic error of Auth0: too many scripts under way',
  'temporarily unavailable: a product does not answer in time',
];

/** Turns measured ways into what the simulation walks through: of each way the walk as it should go, and one after each refusal. */
export function compilePaths(
  ways: readonly Path[],
  plan: LimitsOfPlan,
  durations: Durations,
): CompiledPaths {
  const chains: Op[][] = [];
  const seen = [...SEEN_TEXTS];
  const authentication = plan.limits.findIndex(({ name }) => name === AUTHENTICATION_API);
  const starts = ways.map((way) => {
    const start = chains.length;
    chains.push(...compileWay(way, start));
    return start;
  });
  return { chains, starts, seen };

  function compileWay({ steps, refusals }: Path, start: number): Op[][] {
    // Who gave up for the day begins as after the first refusal: imported, and nothing else.
    const tomorrow = start + 1;
    const chainAfter = (call: number) => start + 1 + clamp(call);
    // A call counts from the end: all walks of a way end alike.
    const clamp = (call: number) => Math.min(Math.max(0, call), refusals.length - 1);
    const resolved = refusals.map((refusal, index): OpRefusal => {
      if (refusal.kind === 'in') return refusal;
      const { stays } = refusal;
      const chain = chainAfter(index);
      return { kind: 'again', chain, tomorrow, stays, seen: indexOf(refusal.seen) };
    });
    const compile = (walk: readonly Step[], own: number) => {
      const skipped = refusals.length - countCalls(walk);
      const stoppedBefore = (call: number): OpRefusal => ({
        kind: 'again',
        chain: call === skipped ? own : chainAfter(call),
        tomorrow: own === start && call === skipped ? start : tomorrow,
        stays: false,
        seen: SEEN_ELSEWHERE.authentication,
      });
      const refusalOf = (call: number) => resolved[clamp(call)] ?? stoppedBefore(call);
      const { ofManagement } = plan;
      const context = { durations, authentication, ofManagement, refusalOf, stoppedBefore };
      return compileChain(walk, skipped, context);
    };
    const rests = refusals.map((refusal) => (refusal.kind === 'in' ? [] : refusal.rest));
    return [steps, ...rests].map((walk, index) => compile(walk, start + index));
  }

  function indexOf(text: string): number {
    const known = seen.indexOf(text);
    return known >= 0 ? known : seen.push(text) - 1;
  }
}

function countCalls(steps: readonly Step[]): number {
  return steps.flatMap(({ asks }) => asks).filter(({ kind }) => kind === 'management').length;
}
