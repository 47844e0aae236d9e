export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What happened in one hour. */
export interface Hour {
  /** Hours since the start. */
  hour: number;
  /** Who had not come over, each time that they came of their own accord; who had; and who came over. */
  came: number;
  again: number;
  over: number;
  /** People who were turned away at least once. */
  turnedAway: number;
  /** Refusals by limit; after those of the plan the scripts that are under way, and the products' deadline. */
  refusals: number[];
  /** Calls that were answered, by limit. */
  taken: number[];
  /** What was read how often, by its index. */
  seen: number[];
  /** Slots that the sweep deleted. */
  deletions: number;
}

/** One `Hour` for each in which something is counted. */
export function createTally(limits: number) {
  const hours: Hour[] = [];
  return {
    hour(nowMs: number): Hour {
      const hour = Math.floor(nowMs / HOUR_MS);
      const last = hours.at(-1);
      if (last?.hour === hour) return last;
      const zeros = () => new Array<number>(limits).fill(0);
      const begun: Hour = {
        hour,
        came: 0,
        again: 0,
        over: 0,
        turnedAway: 0,
        refusals: zeros(),
        taken: zeros(),
        seen: [],
        deletions: 0,
      };
      hours.push(begun);
      return begun;
    },
    hours: () => hours,
  };
}
