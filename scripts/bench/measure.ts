/** Milliseconds of one act. */
export async function time(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** The middle one of `runs` measurements, in milliseconds: one slow run does not move it. */
export async function timeMedian(runs: number, act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await time(act));
  times.sort((one, other) => one - other);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Does `act` for every item, `atOnce` of them at a time; answers how many were done per second. */
export async function rate<Item>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<void>,
): Promise<number> {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  const ms = await time(() => Promise.all(Array.from({ length: atOnce }, work)));
  return (items.length * 1000) / ms;
}
