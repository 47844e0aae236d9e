import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallTrouble } from '../../local/world/record-calls.ts';
import {
  changedAddress,
  leftoverInTheWay,
  ordinaryPim,
  recordCleanRun,
} from '../support/newcomers.ts';
import { describeDone, returnAfterTrouble } from '../support/return-after-trouble.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const troubles: { title: string; trouble: CallTrouble; kind: typeof ordinaryPim }[] = [
  { title: 'an answer lost', trouble: { kind: 'lost' }, kind: ordinaryPim },
  { title: 'an answer lost', trouble: { kind: 'lost' }, kind: leftoverInTheWay },
  { title: 'a 500', trouble: { kind: 'refused', status: 500 }, kind: ordinaryPim },
  { title: 'a 500', trouble: { kind: 'refused', status: 500 }, kind: changedAddress },
  { title: 'a 429', trouble: { kind: 'refused', status: 429 }, kind: ordinaryPim },
];

test.each(troubles)(
  '$title at any one outside call, then signing in again: $kind.title',
  async ({ trouble, kind }) => {
    const slug = `lost-${troubles.findIndex((one) => one.trouble === trouble)}`;
    const { calls } = await recordCleanRun(world, kind, `${slug}-clean`);
    for (const [index, call] of calls.entries()) {
      const { newcomer, first, aftermath } = await returnAfterTrouble(
        world,
        kind,
        { ...trouble, call: index + 1, name: `${slug}-${index + 1}` },
        'at_once',
      );
      // Nothing of ours may read as somebody's own mistake.
      const blamed = /wrong password/.test(JSON.stringify(first.end));
      const noticed = isAskedTwice(call, trouble) && first.end.kind !== 'home';
      expect({ call, blamed, noticed, ...aftermath }).toEqual({
        call,
        blamed: false,
        noticed: false,
        ...describeDone(newcomer),
      });
    }
  },
);

/** Look-ups and claims change nothing when they are repeated: the person does not notice. */
function isAskedTwice(call: string, trouble: CallTrouble): boolean {
  const mayPass = trouble.kind === 'lost' || (trouble.kind === 'refused' && trouble.status === 500);
  return mayPass && ['GET accounts', 'PUT product-cloud'].includes(call);
}
