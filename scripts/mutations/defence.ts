/** A condition as the source has it, and what is left when it is taken out. */
export interface Cut {
  file: string;
  /** Occurs exactly once in `file`. */
  condition: string;
  without: string;
}

/** A defence, and the test whose attack must succeed without it. */
export interface Defence {
  /** What the defence does, in a few words. */
  name: string;
  /** Taken out together: more than one where another condition stops the same attack, as it should. */
  cuts: [Cut, ...Cut[]];
  /** The attack's test, below `test/`, and words of its name. */
  attack: { file: string; test: string };
}
