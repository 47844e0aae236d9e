import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCrashChooser } from '../support/choose-crashes.ts';
import { kinds, recordCleanRun } from '../support/newcomers.ts';
import { describeDone, returnAfterTrouble } from '../support/return-after-trouble.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

// A25, ASVS 2.3.3. Without it a crash leaves an address or a product account with nobody who can open it.

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
}, 30_000);
afterAll(() => world?.close());

const chooseCrashes = createCrashChooser();

test.each(kinds)(
  'a crash after an outside call of the first sign-in, any that writes and any kind that reads, then again: $title',
  async (kind) => {
    const slug = `crash-${kinds.indexOf(kind)}`;
    const { way, calls } = await recordCleanRun(world, kind, `${slug}-clean`);
    expect(way.end.kind).toBe('home');
    for (const number of chooseCrashes(calls)) {
      const call = calls[number - 1];
      const trouble = { kind: 'crash', call: number, name: `${slug}-${number}` } as const;
      // Both ways back meet every call in one kind of sign-in or another.
      const comeBack = (number + kinds.indexOf(kind)) % 2 === 1 ? 'at_once' : 'later_elsewhere';
      const { newcomer, first, aftermath } = await returnAfterTrouble(
        world,
        kind,
        trouble,
        comeBack,
      );
      // The account is complete by then: that the other products could not be asked keeps nobody out.
      const isComplete = call === 'GET accounts' && number - 1 > calls.lastIndexOf('PATCH users');
      expect({ call, comeBack, letIn: first.end.kind === 'home', ...aftermath }).toEqual({
        call,
        comeBack,
        letIn: isComplete,
        ...describeDone(newcomer),
      });
    }
  },
);
