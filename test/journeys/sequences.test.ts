import { afterAll, beforeAll, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findLosses,
  findUnfinished,
  findViolations,
  type Stock,
} from '../support/check-invariants.ts';
import { compareWithModel, findMixed, finish } from '../support/finish-sequence.ts';
import { createPerson } from '../support/http-person.ts';
import {
  arriveForSequence,
  forgetAccount,
  type SequencePerson,
  takeSignInStep,
} from '../support/sequence-people.ts';
import { type Step, sequences } from '../support/sequence-steps.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

/**
 * The same ten every time, so that a change of ours is what fails. More, and others: `SEQUENCE_RUNS=500 SEQUENCE_SEED=7`. A failure
 * prints its seed and path: `SEQUENCE_SEED=<seed> SEQUENCE_PATH=<path>` replays it.
 */
const { SEQUENCE_RUNS, SEQUENCE_SEED = '1', SEQUENCE_PATH } = process.env;
const runs = Number(SEQUENCE_RUNS ?? 10);
const limitMs = SEQUENCE_RUNS === undefined ? 60_000 : 6 * 60 * 60_000;

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

test(
  'whatever two people do, in whatever order, the invariants hold, and the end depends only on who proved what',
  async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(sequences, async ({ sameEmail, steps }) => {
        number += 1;
        const people = [
          await arriveForSequence(world, `one-${number}`, sameEmail[0]),
          await arriveForSequence(world, `two-${number}`, sameEmail[1]),
        ] as const;
        let before = await world.stock();
        for (const [index, step] of steps.entries()) {
          const odd = await take(step, people);
          before = await judge(before, people, odd, `step ${index + 1}`);
        }
        await world.setMetadata('acme', 'rollout', 'on');
        for (const person of people) {
          before = await judge(before, people, await finish(world, person), 'finishing');
        }
        const ends = people.flatMap((person) => compareWithModel(person, before));
        throwIfAny([...ends, ...findUnfinished(before)], 'in the end');
      }),
      {
        numRuns: runs,
        seed: Number(SEQUENCE_SEED),
        ...(SEQUENCE_PATH !== undefined && { path: SEQUENCE_PATH }),
        interruptAfterTimeLimit: limitMs,
        // A world in which something is wrong tells nothing about a shorter sequence.
        endOnFailure: true,
      },
    );
  },
  limitMs + 60_000,
);

async function take(
  step: Step,
  people: readonly [SequencePerson, SequencePerson],
): Promise<string[]> {
  switch (step.kind) {
    case 'sign_in': {
      const [self, other] = step.person === 0 ? people : [people[1], people[0]];
      if (step.down !== null) await world.setFault(step.down, { kind: 'closed_socket' });
      const odd = await takeSignInStep(world, step, self, other);
      if (step.down !== null) {
        await world.setFault(step.down, null);
        // For so long a product that was down is not called.
        await world.advanceClock(60_000);
      }
      return odd;
    }
    case 'sign_out': {
      const self = people[step.person];
      const browser = self.browsers[step.browser];
      await browser.openProduct('pim', 'acme');
      if (browser.where().kind === 'home') await browser.signOut();
      return [];
    }
    case 'later':
      await world.advanceClock(11 * 60_000);
      return [];
    case 'rollout':
      await world.setMetadata('acme', 'rollout', step.value);
      return [];
    case 'delete': {
      const self = people[step.person];
      const deleted = forgetAccount(self, step.of, await world.stock());
      if (deleted === null) return [];
      // The products' own sessions outlive the account, and say nothing about the tenant.
      self.browsers = [await createPerson(world), await createPerson(world)];
      self.sessions = [null, null];
      await world.deleteUser(deleted);
      await world.releaseClaims(deleted);
      return [];
    }
  }
}

async function judge(
  before: Stock,
  people: readonly SequencePerson[],
  odd: string[],
  when: string,
): Promise<Stock> {
  const now = await world.stock();
  const wrong = [...findViolations(now), ...findMixed(people, now), ...findLosses(before, now)];
  throwIfAny([...odd, ...wrong], when);
  return now;
}

function throwIfAny(wrong: string[], when: string): void {
  if (wrong.length > 0) throw new Error(`${when}: ${wrong.join('; ')}`);
}
