/** The one source of time of the local world: Unix milliseconds. */
export interface Clock {
  now(): number;
}

/** A clock that a test or the console can move forward; it never goes back. */
export interface MovableClock extends Clock {
  /** How far it runs ahead of the machine, in milliseconds. */
  offsetMs(): number;
  advance(ms: number): void;
}

/** Promises real time plus whatever `advance` added to `offset`. Throws on a negative advance: links would come back to life. */
export function createClock(offset = 0): MovableClock {
  let aheadMs = offset;
  return {
    now: () => Date.now() + aheadMs,
    offsetMs: () => aheadMs,
    advance(ms) {
      if (!(ms >= 0)) throw new Error(`the clock only moves forward, not by ${ms} ms`);
      aheadMs += ms;
    },
  };
}

/** Stands still at this moment until somebody moves it: what the machine is slow at takes no time. */
export function createStillClock(at: number): MovableClock {
  let now = at;
  return {
    now: () => now,
    offsetMs: () => now - Date.now(),
    advance(ms) {
      now += ms;
    },
  };
}
