import { connectSupport, type Support } from '../../scripts/support/connect-support.ts';
import { readSettings } from '../../scripts/support/read-settings.ts';
import type { Talk } from '../../scripts/support/stop-unless-agreed.ts';
import type { TestWorld } from '../support/start-world.ts';

/** Support of a world, by the clock of its tenant; `waits` notes for how long it would have waited, and nobody waits. */
export async function connectTo(world: TestWorld): Promise<Support & { waits: number[] }> {
  const settings = readSettings('.', undefined, await world.supportSettings());
  const waits: number[] = [];
  const support = await connectSupport(settings, Date.now, async (ms) => {
    waits.push(ms);
  });
  return { ...support, waits };
}

/** Whoever started the command: says `answer` to the question, and remembers what was shown. */
export function listen(answer: boolean | null = true): Talk & { said: string[] } {
  const said: string[] = [];
  return {
    said,
    say: (text) => void said.push(text),
    ask: async (question) => {
      said.push(question);
      return answer;
    },
  };
}
