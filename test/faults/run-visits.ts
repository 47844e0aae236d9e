import { createDraw } from '../../local/world/draw.ts';
import type { FaultyMessage } from '../../local/world/network.ts';
import { findUnfinished, type Stock } from '../support/check-invariants.ts';
import type { TestWorld } from '../support/start-world.ts';
import { arrive, type Customer } from './customers.ts';
import { finish } from './finish.ts';
import { judgeEnd, judgeMoment } from './judge.ts';
import { walk } from './walk.ts';

/** How often each thing happened. */
export type Counts = Record<string, number>;

export interface Outcome {
  /** Of the last visit: what was wrong in it, or after it; nothing if everything held. */
  wrong: string[];
  visits: number;
  customers: number;
  ends: Counts;
  faults: Counts;
  /** What people read that is no step of a sign-in: refusals, messages, pages that did not come. */
  read: Counts;
  /** The last visit, page by page and fault by fault. */
  trail: string[];
}

const CROWD = 6;

/**
 * Lets people come and go on a network that loses, doubles, delays and cuts off, each of them some times, until each comes once more
 * with nothing in the way. Stops at the first visit after which something is wrong. The same seed does the same again.
 */
export async function runVisits(
  world: TestWorld,
  { seed, visits, say = () => {} }: { seed: number; visits: number; say?: (line: string) => void },
): Promise<Outcome> {
  const everybody: Customer[] = [];
  let here: { customer: Customer; visitsLeft: number }[] = [];
  const outcome: Outcome = {
    wrong: [],
    visits: 0,
    customers: 0,
    ends: {},
    faults: {},
    read: {},
    trail: [],
  };
  let before: Stock = await world.stock();

  const judge = async (wrong: string[]) => {
    const now = await world.stock();
    outcome.wrong.push(...wrong, ...judgeMoment(before, now, everybody));
    before = now;
  };
  const leave = async (customer: Customer) => {
    outcome.trail.push(`${customer.name} comes once more with nothing in the way`);
    await judge(await finish(world, customer));
    outcome.wrong.push(...judgeEnd(customer, before));
  };

  for (let visit = 1; visit <= visits && outcome.wrong.length === 0; visit += 1) {
    const draw = createDraw(`${seed} ${visit}`);
    outcome.visits = visit;
    outcome.trail = [];
    while (here.length < CROWD) {
      const number = everybody.length + 1;
      const customer = await arrive(world, `faults-${seed}-${number}`, number, draw);
      everybody.push(customer);
      here.push({ customer, visitsLeft: 3 + Math.floor(draw() * 5) });
    }
    const guest = here[Math.floor(draw() * here.length)];
    if (guest === undefined) break;
    await judge(await visitOnce(world, `${seed} ${visit}`, draw, guest.customer, outcome));
    guest.visitsLeft -= 1;
    if (guest.visitsLeft === 0) {
      here = here.filter((one) => one !== guest);
      await leave(guest.customer);
    }
    if (visit % 100 === 0) say(`${visit} visits, ${everybody.length} people`);
  }
  for (const { customer } of here) if (outcome.wrong.length === 0) await leave(customer);
  if (outcome.wrong.length === 0) {
    outcome.trail = [];
    outcome.wrong.push(...findUnfinished(before));
  }
  return { ...outcome, customers: everybody.length };
}

/** One visit of one person, now and then in two tabs at once; what was wrong in it. */
async function visitOnce(
  world: TestWorld,
  seed: string,
  draw: () => number,
  customer: Customer,
  { ends, faults, read, trail }: Outcome,
): Promise<string[]> {
  const wrong: string[] = [];
  if (draw() < 0.6) customer.changeBrowser();
  const tabs = draw() < 0.15 ? 2 : 1;
  const rate = [0, 0.02, 0.05, 0.15][Math.floor(draw() * 4)] ?? 0;
  trail.push(`${customer.name}, ${customer.title}, ${tabs} tab(s), ${100 * rate} % of messages`);
  const walks = Array.from({ length: tabs }, (_, tab) => ({
    tab,
    steps: walk(world, customer, createDraw(`${seed} tab ${tab}`), wrong),
  }));
  await world.beginFaults(seed, rate);
  while (walks.length > 0) {
    const turn = Math.floor(draw() * walks.length);
    const [one] = walks.slice(turn);
    const step = await one?.steps.next();
    if (one === undefined || step === undefined) break;
    trail.push(`tab ${one.tab}: ${step.value}`);
    if (!step.done) {
      if (/[ :]/.test(step.value)) count(read, step.value);
      continue;
    }
    walks.splice(turn, 1);
    count(ends, step.value);
  }
  const happened: FaultyMessage[] = await world.endFaults();
  for (const { kind, message } of happened) {
    count(faults, kind);
    trail.push(`${kind}: ${message}`);
  }
  // Whatever a product's circuit has opened is closed again by then; nothing waits longer.
  await world.advanceClock(60_000);
  return wrong;
}

function count(counts: Counts, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}
