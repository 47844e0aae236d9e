import type { OutsideCall } from '../../local/tenant/console/world.ts';
import type { HttpPerson } from '../../test/support/http-person.ts';
import type { TestWorld } from '../../test/support/start-world.ts';

/** What one press of a person caused. */
export interface RecordedStep {
  /** The function of `HttpPerson`. */
  name: string;
  /** Calls to products and Management API, in the order in which they went out. */
  calls: OutsideCall[];
  /** Calls of browser and product at the Authentication API. */
  authentication: number;
  /** Runs of `get_user` and `login`. */
  databaseScripts: number;
}

export interface Recording {
  person: HttpPerson;
  steps: RecordedStep[];
}

/** Records one act in `steps`, what the tenant does after its answer included. */
export async function record<Result>(
  world: TestWorld,
  steps: RecordedStep[],
  name: string,
  act: () => Promise<Result>,
): Promise<Result> {
  await world.settle();
  await world.resetCalls();
  const began = await world.now();
  const result = await act();
  await world.settle();
  const runs = (await world.executions()).filter(({ at }) => Date.parse(at) >= began);
  steps.push({
    name,
    calls: (await world.calls()).toSorted((one, other) => one.at - other.at),
    authentication: await world.authenticationCalls(),
    databaseScripts: runs.filter((run) => run.name.includes('/')).length,
  });
  return result;
}

/** The same person, each of whose acts is recorded as a step. */
export function recordPerson(world: TestWorld, person: HttpPerson): Recording {
  const steps: RecordedStep[] = [];
  const recorded = new Proxy(person, {
    get(target, name: keyof HttpPerson) {
      const act = target[name] as (...args: unknown[]) => unknown;
      if (name === 'where' || name === 'listCookies') return act;
      return (...args: unknown[]) =>
        record(world, steps, name, async () => act.apply(target, args));
    },
  });
  return { person: recorded, steps };
}
