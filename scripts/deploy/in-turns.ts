/** How many are written at a time; the tenant's rate limit does the rest. */
const AT_ONCE = 4;

/** A few at a time, in order. */
export async function inTurns<T, R>(list: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async () => {
    while (next < list.length) {
      const index = next;
      next += 1;
      results[index] = await act(list[index] as T);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
