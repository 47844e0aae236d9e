/** Who is due when: one entry for each person at most, to the precision of a tick. */
export interface Calendar {
  /** Earliest in the tick after the one that was emptied last; at most a day and an hour later. */
  put(person: number, atMs: number): void;
  /** Empties the next tick; calls `act` for everybody in it. */
  next(act: (person: number) => void): void;
}

const REACH_MS = 25 * 3_600_000;
const NOBODY = -1;

/** Lists of people by tick, in a ring: a million people and tens of millions of entries are no matter. */
export function createCalendar(people: number, tickMs: number): Calendar {
  const length = Math.ceil(REACH_MS / tickMs);
  const first = new Int32Array(length).fill(NOBODY);
  const following = new Int32Array(people);
  let tick = 0;
  return {
    put(person, atMs) {
      const wanted = Math.min(Math.max(Math.floor(atMs / tickMs), tick), tick + length - 1);
      const slot = wanted % length;
      following[person] = first[slot] ?? NOBODY;
      first[slot] = person;
    },
    next(act) {
      const slot = tick % length;
      let person = first[slot] ?? NOBODY;
      first[slot] = NOBODY;
      tick += 1;
      while (person !== NOBODY) {
        const after = following[person] ?? NOBODY;
        act(person);
        person = after;
      }
    },
  };
}
