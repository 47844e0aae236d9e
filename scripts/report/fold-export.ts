import type { Support } from '../support/connect-support.ts';
import { type Awaited, awaitExport, type Export } from './export-users.ts';
import { readLines } from './read-lines.ts';
import type { Snapshot } from './snapshot.ts';
import type { Tally } from './tally-people.ts';

const MOST_DOWNLOADS = 5;
const PAUSE_MS = 5000;
/** So long may nothing arrive. */
const SILENCE_MS = 60_000;
const SAY_EVERY = 50_000;

export type Folded =
  | { kind: 'folded'; snapshot: Snapshot }
  /** The file could not be read to its end, five times. */
  | { kind: 'broken' }
  | Exclude<Awaited, { kind: 'ready' }>;

/**
 * Counts the users of an export while they arrive; nothing of them touches the disk. A download that breaks off, or a link that was too
 * old, begins anew with another link and empty counters, so that nobody counts twice.
 */
export async function foldExport(
  support: Support,
  { id }: Export,
  start: () => Tally,
  say: (text: string) => void,
): Promise<Folded> {
  for (let downloads = 0; downloads < MOST_DOWNLOADS; downloads += 1) {
    if (downloads > 0) {
      say('The download broke off; beginning it again');
      await support.wait(PAUSE_MS);
    }
    const awaited = await awaitExport(support, id, say);
    if (awaited.kind !== 'ready') return awaited;
    const tally = start();
    if (await fold(awaited.location, tally, say))
      return { kind: 'folded', snapshot: tally.finish() };
  }
  return { kind: 'broken' };
}

/** `false`: not all of it came. */
async function fold(location: string, tally: Tally, say: (text: string) => void): Promise<boolean> {
  const lines = readLines(download(location));
  for (let users = 0; ; users += 1) {
    // Network, an old link, a file that breaks off: each is another try. What counting throws is a bug.
    const next = await lines.next().catch(() => null);
    if (next === null) return false;
    if (next.done) return true;
    if (next.value.trim() !== '') tally.add(parse(next.value));
    if (users > 0 && users % SAY_EVERY === 0) say(`${users.toLocaleString('en')} users read`);
  }
}

async function* download(location: string): AsyncGenerator<Uint8Array> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), SILENCE_MS);
  try {
    const { ok, status, body } = await fetch(location, {
      redirect: 'error',
      signal: controller.signal,
    });
    if (!ok || body === null) throw new Error(`no file: ${status}`);
    for await (const chunk of body) {
      timer.refresh();
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
