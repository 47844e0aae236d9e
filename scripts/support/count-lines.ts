/** A line of a summary; none where it happened to nobody. */
export function countLine(what: string, count = 0): string[] {
  return count === 0 ? [] : [`${what}: ${count}`];
}

/** Why a sweep ended early, if it did. */
export function describeStopped(stopped: { reason: string; status: number } | null): string[] {
  return stopped === null
    ? []
    : [
        `Stopped early: ${stopped.reason} ${stopped.status}. What is left waits for the next sweep.`,
      ];
}
