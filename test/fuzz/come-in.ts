import { createPerson, type SignIn, signIn } from '../support/http-person.ts';
import type { TestWorld } from '../support/start-world.ts';

/** Signs somebody in for the first time. On a busy machine a world just started may miss a deadline: a person tries again. */
export async function comeIn(world: TestWorld, who: SignIn): Promise<void> {
  let end = '';
  for (let tries = 0; tries < 3; tries += 1) {
    const way = await signIn(world, await createPerson(world), who);
    if (way.end.kind === 'home') return;
    end = JSON.stringify(way.end);
    // For so long a product that did not answer is not asked.
    await world.advanceClock(60_000);
  }
  throw new Error(`nobody came in: ${end}`);
}
