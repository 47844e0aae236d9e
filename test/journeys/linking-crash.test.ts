import { afterAll, beforeAll, expect, test } from '@jest/globals';
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

test.each(linkPaths)(
  'a crash after any outside call, then again, and linked as if nothing had happened: $title',
  async (path) => {
    const at = linkPaths.indexOf(path);
    const clean = await recordCleanLink(world, path, `crash-${at}-clean`);
    expect(clean.way.end.kind).toBe('home');
    for (const [index, call] of clean.calls.entries()) {
      const trouble = { kind: 'crash', call: index + 1, name: `crash-${at}-${index + 1}` } as const;
      // Both ways back meet every call on one path or another.
      const comeBack = (index + at) % 2 === 0 ? 'at_once' : 'later_elsewhere';
      const { linker, linked } = await linkAfterTrouble(world, path, trouble, comeBack);
      expect({ call, index, comeBack, ...linked }).toEqual({
        ...{ call, index, comeBack },
        ...describeLinked(linker),
      });
    }
  },
  180_000,
);
