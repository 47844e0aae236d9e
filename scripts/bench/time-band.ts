import type { TestWorld } from '../../test/support/start-world.ts';
import type { Section } from './report.ts';
import { listActs, type StrangerAct } from './stranger-acts.ts';

const batches = 25;
const perBatch = 8;
const productMs = 20;
/** Between two batches: whatever limits an address or a person, by minutes or by the day, has passed. */
const pauseMs = 25 * 3_600_000;

/** Milliseconds by what is behind the address, in the order of the act. */
type Times = Map<string, number[]>;

/** How long a stranger waits, by what is behind the address that they typed: no clock should tell one from the other. */
export async function measureTimeBand(world: TestWorld): Promise<Section> {
  await setProducts(world, productMs);
  const rows: Section['rows'] = [];
  for (const act of await listActs(world)) {
    const { answers, lookUps } = await measure(world, act);
    rows.push(...describe(act.name, answers), ...describe('get_user', lookUps));
  }
  await setProducts(world, 0);
  return {
    title: 'Time band of a stranger, milliseconds',
    note:
      `${batches * perBatch} of each, all kinds of addresses in turn, in another order every time; each identity call of a product takes ${productMs} ms more.\n` +
      'Ratios to an address that is nobody’s: within 10 %, but for those of Product Cloud accounts, whom Auth0 judges by itself. A second such\n' +
      'address shows what the machine alone makes of it. A reset is answered before anybody is looked up; get_user runs after that.',
    columns: ['p50', 'p95', 'p50 ratio', 'p95 ratio'],
    rows,
    ratios: {},
  };
}

async function setProducts(world: TestWorld, ms: number): Promise<void> {
  for (const product of ['pim', 'sdm'] as const)
    await world.setFault(product, ms === 0 ? null : { kind: 'slow', ms });
}

async function measure(world: TestWorld, act: StrangerAct) {
  const empty = (): Times => new Map(act.kinds.map(({ title }) => [title, []]));
  const [answers, lookUps] = [empty(), empty()];
  // The first batch warms up, and is not counted.
  for (let batch = 0; batch <= batches; batch += 1) {
    await world.advanceClock(pauseMs);
    for (const { title, ms } of await runBatch(world, act)) {
      if (batch === 0) continue;
      answers.get(title)?.push(ms.answer);
      if (ms.lookUp !== null) lookUps.get(title)?.push(ms.lookUp);
    }
  }
  return { answers, lookUps };
}

async function runBatch(world: TestWorld, { kinds, asksGetUser = [], open }: StrangerAct) {
  const opened: { title: string; run: () => Promise<number> }[] = [];
  for (const kind of kinds) opened.push({ title: kind.title, run: await open(kind) });
  const samples: { title: string; ms: { answer: number; lookUp: number | null } }[] = [];
  for (let sample = 0; sample < perBatch; sample += 1)
    for (const { title, run } of shuffle(opened)) {
      const answer = await run();
      // What comes after an answer must not weigh on the next one.
      await world.settle();
      const lookUp = asksGetUser.includes(title) ? await readLookUp(world) : null;
      samples.push({ title, ms: { answer, lookUp } });
    }
  return samples;
}

async function readLookUp(world: TestWorld): Promise<number> {
  const last = (await world.executions()).at(-1);
  if (last?.handler !== 'get_user') throw new Error('get_user did not run last');
  return last.ms;
}

function describe(name: string, times: Times): Section['rows'] {
  const [nobody] = times.values();
  const measured = [...times].filter(([, taken]) => taken.length > 0);
  return measured.map(([title, taken]) => ({
    name: `${name}: ${title}`,
    values: [
      ...[0.5, 0.95].map((share) => quantile(taken, share)),
      ...[0.5, 0.95].map((share) => quantile(taken, share) / quantile(nobody ?? [], share)),
    ],
  }));
}

function quantile(values: readonly number[], share: number): number {
  return (
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN
  );
}

function shuffle<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
