/** Numbers from 0 to 1, the same ones for the same seed: every choice of a seeded run comes from here. */
export function createDraw(seed: string): () => number {
  // FNV-1a makes a number of the text, mulberry32 the next ones of it.
  let state = 0x811c9dc5;
  for (const letter of seed)
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these, each as likely as it is often in the list. */
export function pick<T>(draw: () => number, from: readonly [T, ...T[]]): T {
  return from[Math.floor(draw() * from.length)] ?? from[0];
}
