import { createHash } from 'node:crypto';

/** Two times this many product accounts fit before the table grows: 32 MB, whether a thousand come or two million. */
const SLOTS = 2 ** 22;

/**
 * Remembers which product accounts came already, eight bytes of a hash each: whoever is deleted and comes over again while
 * Auth0 exports would be counted twice. Two of two million are taken for one with a chance of one in ten million.
 */
export class SeenKeys {
  #high: Uint32Array;
  #low: Uint32Array;
  #count = 0;

  /** `slots`: a power of two. */
  constructor(slots: number = SLOTS) {
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
  }

  /** Whether it is the first time that this key comes. */
  add(key: string): boolean {
    const hash = createHash('sha1').update(key).digest();
    // Zero means that a slot is free.
    const isNew = this.#put(hash.readUInt32LE(0), hash.readUInt32LE(4) || 1);
    if (isNew && this.#count > this.#high.length / 2) this.#grow();
    return isNew;
  }

  #put(high: number, low: number): boolean {
    const last = this.#high.length - 1;
    let slot = high & last;
    while (this.#low[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) return false;
      slot = (slot + 1) & last;
    }
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(high.length * 2);
    this.#count = 0;
    for (const [slot, part] of low.entries()) if (part !== 0) this.#put(high[slot] ?? 0, part);
  }
}
