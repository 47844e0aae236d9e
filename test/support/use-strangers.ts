import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Language } from '../../policy/language.ts';
import { addresses } from './addresses.ts';
import { startTestWorld, type TestWorld } from './start-world.ts';
import { openStranger, type Stranger } from './stranger.ts';

/** A world in which every kind of address is somebody's, for strangers to try; `known` has the address of each kind by its title. */
export function useStrangers() {
  const held: { world?: TestWorld } = {};
  const known = new Map<string, string>();
  /** Wherever a stranger has been. */
  const visited: Stranger['visited'] = [];

  beforeAll(async () => {
    const world = await startTestWorld();
    held.world = world;
    for (const [index, { title, arrive }] of addresses.entries())
      known.set(title, await arrive(world, `same-${index}`));
  }, 120_000);
  afterAll(() => held.world?.close());

  /**
   * Walks with each of these addresses (by title, or as written). What a stranger gets must be what they get with the first one,
   * which is returned.
   */
  async function expectSame(
    titles: readonly string[],
    walk: (stranger: Stranger) => Promise<unknown>,
    language: Language = 'en',
  ): Promise<Stranger> {
    let first: Stranger | undefined;
    for (const title of titles) {
      const stranger = openStranger(known.get(title) ?? title, language);
      await walk(stranger);
      visited.push(...stranger.visited);
      first ??= stranger;
      const seen = stranger.impressions;
      expect({ title, seen }).toEqual({ title, seen: first.impressions });
    }
    if (!first) throw new Error('nobody to compare');
    return first;
  }

  /** The outside calls of a walk, sorted, since look-ups go out together; without what they are about. */
  async function listCalls(walk: () => Promise<unknown>): Promise<string[]> {
    await world.resetCalls();
    await walk();
    await world.settle();
    const calls = (await world.calls()).map(({ method, url, status }) => {
      const { port, pathname } = new URL(url);
      const call = pathname.split('/').slice(-2).join('/');
      return `${method} :${port} ${call.replace(/auth0(%7C|\|)\S+/, 'user')} ${status}`;
    });
    return calls.toSorted();
  }

  const world = new Proxy({} as TestWorld, {
    get: (_, name: keyof TestWorld) => held.world?.[name],
  });
  return { world, known, visited, expectSame, listCalls };
}

/** Where two strangers were answered differently. */
export function listDifferences(one: Stranger, other: Stranger): string[] {
  return one.impressions.flatMap((impression, at) =>
    JSON.stringify(impression) === JSON.stringify(other.impressions[at])
      ? []
      : [impression.request.replace(/\?.*/, '')],
  );
}
