/**
 * What `act` gives, or `late` when it takes longer than `deadlineMs`. The signal fires at the end in either case and lets go of
 * whatever was not read: a redirect's body, the rest of a flood, an answer that never ends.
 */
export async function withDeadline<T>(
  deadlineMs: number,
  late: T,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), deadlineMs);
  });
  try {
    // A race, since not every reader of a body listens to the signal.
    return await Promise.race([act(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
