import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallTrouble } from '../../local/world/record-calls.ts';
import {
  describeLinked,
  linkAfterTrouble,
  recordCleanLink,
} from '../support/link-after-trouble.ts';
import { linkPaths } from '../support/linkers.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const answers: CallTrouble[] = [
  { kind: 'refused', status: 400 },
  { kind: 'refused', status: 404 },
  { kind: 'refused', status: 409 },
  { kind: 'refused', status: 429 },
  { kind: 'refused', status: 500 },
  { kind: 'unheard' },
];

/** What earlier paths did: steps that two paths have in common are tried once. */
const tried: string[][] = [];
/** The kinds of call (`PATCH users`) that have had every answer. */
const met = new Set<string>();

/** All answers for a kind of call that is new, then one after the other: `LINKING_ANSWERS=every` gives all of them to all calls. */
function chooseAnswers(call: string, index: number): CallTrouble[] {
  const isNew = !met.has(call);
  met.add(call);
  if (isNew || process.env.LINKING_ANSWERS === 'every') return answers;
  return answers.filter((_, turn) => turn === index % answers.length);
}

test.each(linkPaths)(
  'an answer of the Management API at any call, and any at each kind of call, then again, and linked as if nothing had happened: $title',
  async (path) => {
    const at = linkPaths.indexOf(path);
    const { calls } = await recordCleanLink(world, path, `answer-${at}-clean`);
    const steps = calls
      .map((call, index) => ({ call, index }))
      .slice(Math.max(0, ...tried.map((other) => countCommon(other, calls))))
      .filter(({ call }) => / users/.test(call));
    tried.push(calls);
    expect(calls.length).toBeGreaterThan(0);
    for (const { call, index } of steps) {
      for (const answer of chooseAnswers(call, index)) {
        const name = `answer-${at}-${index + 1}-${'status' in answer ? answer.status : answer.kind}`;
        const trouble = { ...answer, call: index + 1, name };
        const { linker, first, linked } = await linkAfterTrouble(world, path, trouble, 'at_once');
        // Nothing of ours may read as somebody's own mistake.
        const blamed = /wrong password/.test(JSON.stringify(first.end));
        expect({ call, index, answer, blamed, ...linked }).toEqual({
          ...{ call, index, answer, blamed: false },
          ...describeLinked(linker),
        });
      }
    }
  },
  300_000,
);

function countCommon(one: string[], other: string[]): number {
  const different = other.findIndex((call, index) => call !== one[index]);
  return different < 0 ? other.length : different;
}
