/** What the tenant log tells of one identifier: when it was blocked for which address, and when it was released; Unix milliseconds. */
export interface BlockHistory {
  blocks: readonly { at: number; ip: string }[];
  releases: readonly number[];
}

/** Why a block stays. The ids are stable: printed, and counted by schedulers. */
export type BlockKeepReason =
  /** It was lifted since: by the owner's mail, a reset, by hand or by an earlier run. */
  | 'released'
  /** The newest entry is younger than asked for: somebody may still be guessing. */
  | 'too_young'
  /** It came back again and again in a day: by hand only. */
  | 'persistent'
  /** Guessed at from several addresses in a day: by hand only. */
  | 'many_addresses';

export type BlockVerdict = { kind: 'lift' } | { kind: 'keep'; reason: BlockKeepReason };

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * So often in a day a block may be lifted without anybody looking. With ten guesses before each block, nobody gets more than forty
 * a day from one address out of it; NIST SP 800-63B allows a hundred in a row.
 */
export const MOST_LIFTS_A_DAY = 3;
export const MOST_ADDRESSES_A_DAY = 5;

/** Whether a block may be lifted at `now`. `olderThanMs`: for so long nothing may have happened to it. */
export function judgeBlock(
  { blocks, releases }: BlockHistory,
  olderThanMs: number,
  now: number,
): BlockVerdict {
  const newest = Math.max(...blocks.map(({ at }) => at));
  // In the same moment as a release: asking once more costs a call, not asking a person.
  if (blocks.length === 0 || releases.some((at) => at > newest)) return keep('released');
  if (now - newest < olderThanMs) return keep('too_young');
  const today = blocks.filter(({ at }) => now - at < DAY_MS);
  if (countRuns(today, olderThanMs) > MOST_LIFTS_A_DAY) return keep('persistent');
  if (new Set(today.map(({ ip }) => ip)).size > MOST_ADDRESSES_A_DAY) return keep('many_addresses');
  return { kind: 'lift' };
}

/** Since when it has been blocked without a release, as far as the log tells; `null` if it tells of no block since. */
export function findBlockedSince({ blocks, releases }: BlockHistory): number | null {
  const lastRelease = Math.max(Number.NEGATIVE_INFINITY, ...releases);
  const since = blocks.map(({ at }) => at).filter((at) => at >= lastRelease);
  return since.length === 0 ? null : Math.min(...since);
}

/** A pause as long as that is one in which a sweep would have lifted the block: what comes after it is another one. */
function countRuns(blocks: BlockHistory['blocks'], pauseMs: number): number {
  const times = blocks.map(({ at }) => at).sort((one, other) => one - other);
  return times.filter((at, index) => at - (times[index - 1] ?? Number.NEGATIVE_INFINITY) >= pauseMs)
    .length;
}

function keep(reason: BlockKeepReason): BlockVerdict {
  return { kind: 'keep', reason };
}
