import { createPerson, type SignIn, signIn } from '../../test/support/http-person.ts';
import { ordinaryPim, ordinarySdm } from '../../test/support/newcomers.ts';
import { resetPassword } from '../../test/support/product-users.ts';
import type { TestWorld } from '../../test/support/start-world.ts';
import type { Sample } from './judge-load.ts';

/** How many of a hundred visits are of each kind: a customer in the middle of its migration. */
export const MIX = { repeat: 60, first: 25, link: 10, reset: 5 } as const;

type VisitKind = keyof typeof MIX;

/** Full visits without a browser, from opening the product to its home page; everybody is new or has been here before. */
export interface Visits {
  /** Lets this many people come over, so that there is somebody to come again. */
  warmUp(people: number): Promise<void>;
  /** The next visit of the mix. Never throws: what went wrong is in the sample. */
  next(): Promise<Sample>;
}

export function createVisits(world: TestWorld): Visits {
  let visits = 0;
  /** Whoever has come over, is not on a visit and comes again. */
  const known: SignIn[] = [];

  const invite = async (kind: typeof ordinaryPim) => {
    visits += 1;
    return (await kind.arrive(world, `load-${visits}`)).who;
  };
  const enter = async (who: SignIn) => {
    const { end } = await signIn(world, await createPerson(world), who);
    if (end.kind !== 'home') throw new Error(describeEnd(end));
  };
  const first = async () => {
    const who = await invite(ordinaryPim);
    await enter(who);
    known.push(who);
  };
  /** Back into the pool only if all went well: a stuck account would fail again and again. */
  const withKnown = async (act: (who: SignIn) => Promise<SignIn>) => {
    const who = known.shift();
    if (who === undefined) throw new Error('nobody has come over');
    known.push(await act(who));
  };

  const acts: Record<VisitKind, () => Promise<void>> = {
    first,
    repeat: () =>
      withKnown(async (who) => {
        await enter(who);
        return who;
      }),
    /** A first sign-in at one product, then the other one, whose account has another address. */
    async link() {
      const who = await invite(ordinarySdm);
      const other = await invite(ordinaryPim);
      await enter(who);
      const productLogin = { identifier: other.identifier, password: other.password };
      await enter({ ...who, product: 'pim', productLogin });
    },
    reset: () =>
      withKnown(async (who) => {
        const password = `${who.password}1`;
        await resetPassword(world, who, password);
        await enter({ ...who, password });
        return { ...who, password };
      }),
  };

  async function measure(kind: VisitKind): Promise<Sample> {
    const began = performance.now();
    try {
      await acts[kind]();
      return { kind, ms: performance.now() - began };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind, ms: performance.now() - began, error: message.slice(0, 80) };
    }
  }

  let turn = 0;
  return {
    async warmUp(people) {
      for (let one = 0; one < people; one += 1) await first();
    },
    next() {
      // 37 and 100 share no divisor: every kind comes as often as the mix says, and never in one block.
      turn = (turn + 37) % 100;
      // Where everybody known is on a visit, somebody new comes.
      return measure(known.length > 0 ? pick(turn) : 'first');
    },
  };
}

function pick(turn: number): VisitKind {
  let below = 0;
  for (const [kind, share] of Object.entries(MIX)) {
    below += share;
    if (turn < below) return kind as VisitKind;
  }
  return 'repeat';
}

function describeEnd(end: object): string {
  const { kind, ...rest } = end as { kind: string; message?: string; reason?: string };
  return [kind, rest.reason ?? rest.message].filter(Boolean).join(': ');
}
