import type { Sample, Stage } from './judge-load.ts';
import type { Visits } from './visits.ts';

export interface Driver {
  visits: Visits;
  readMemory(): Promise<Stage['memory']>;
}

/** A crowd in which everybody begins another visit as soon as one has ended, for so many seconds. */
export async function runCrowd(driver: Driver, crowd: number, seconds: number): Promise<Stage> {
  const began = performance.now();
  const samples: Sample[] = [];
  const work = async () => {
    while (performance.now() - began < seconds * 1000) samples.push(await driver.visits.next());
  };
  await Promise.all(Array.from({ length: crowd }, work));
  const took = (performance.now() - began) / 1000;
  return { crowd, seconds: took, samples, memory: await driver.readMemory() };
}

/**
 * People who come at this rate whether or not those before them have been served, for so many minutes; calls `report` after each.
 * A visit belongs to the minute in which it ended.
 */
export async function runSteadily(
  driver: Driver,
  perSecond: number,
  minutes: number,
  report: (minute: Stage) => void,
): Promise<void> {
  let samples: Sample[] = [];
  const open = new Set<Promise<void>>();
  const begin = () => {
    const visit = driver.visits.next().then((sample) => {
      samples.push(sample);
      open.delete(visit);
    });
    open.add(visit);
  };
  for (let minute = 0; minute < minutes; minute += 1) {
    const began = performance.now();
    const arrivals = Math.round(perSecond * 60);
    for (let arrival = 0; arrival < arrivals; arrival += 1) {
      const due = began + (arrival * 60_000) / arrivals;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      begin();
    }
    report({
      crowd: open.size,
      seconds: (performance.now() - began) / 1000,
      samples,
      memory: await driver.readMemory(),
    });
    samples = [];
  }
  await Promise.all(open);
}
