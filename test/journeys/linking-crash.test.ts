import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCrashChooser } from '../support/choose-crashes.ts';
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

const chooseCrashes = createCrashChooser();

test.each(linkPaths)(
  'a crash after an outside call, any that writes and any kind that reads, then again, and linked as if nothing had happened: $title',
  async (path) => {
    const at = linkPaths.indexOf(path);
    const clean = await recordCleanLink(world, path, `crash-${at}-clean`);
    expect(clean.way.end.kind).toBe('home');
    for (const call of chooseCrashes(clean.calls)) {
      const trouble = { kind: 'crash', call, name: `crash-${at}-${call}` } as const;
      // Both ways back meet every call on one path or another.
      const comeBack = (call + at) % 2 === 1 ? 'at_once' : 'later_elsewhere';
      const { linker, linked } = await linkAfterTrouble(world, path, trouble, comeBack);
      const where = { call, of: clean.calls[call - 1], comeBack };
      expect({ ...where, ...linked }).toEqual({ ...where, ...describeLinked(linker) });
    }
  },
  180_000,
);
