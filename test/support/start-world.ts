import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { RatePlan } from '../../local/tenant/management-api/rate-plans.ts';
import { WORLD_PROCESS } from './compile-world.ts';
import type { Commands } from './world-process.ts';

/** The commands of the world's process, each a promise here. */
export type TestWorld = {
  [Name in keyof Commands]: (
    ...args: Parameters<Commands[Name]>
  ) => Promise<Awaited<ReturnType<Commands[Name]>>>;
};

/**
 * Starts a world of its own for one test file: the built files, on free ports, in a process that trusts the local
 * certificate. Nobody limits what its Management API is asked, unless `ratePlan` says so. `deployed` takes ten seconds and more:
 * Deploy CLI fills the tenant, which otherwise loads the files itself. `folder` keeps it for the next one. `hear` gets what its
 * process prints, which otherwise goes where the tests print. With `stillClock` time passes
 * by `advanceClock` alone. Close it in `afterAll`.
 */
export async function startTestWorld({
  ratePlan = 'unlimited',
  deployed = false,
  folder,
  hear,
  stillClock = false,
}: {
  ratePlan?: RatePlan;
  deployed?: boolean;
  folder?: string;
  hear?: (printed: string) => void;
  stillClock?: boolean;
} = {}): Promise<TestWorld> {
  const how = [
    ...(deployed ? ['deployed'] : []),
    ...(folder ? [`folder=${folder}`] : []),
    ...(stillClock ? ['still-clock'] : []),
  ];
  const child = fork(resolve(WORLD_PROCESS), [ratePlan, ...how], {
    execArgv: [],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: resolve('.local/certificate/ca.pem') },
    serialization: 'advanced',
    stdio: hear ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => hear?.(String(chunk)));
  await new Promise<void>((ready, fail) => {
    child.once('message', () => ready());
    child.once('exit', (code) => fail(new Error(`the world ended with ${code} before it was up`)));
  });
  return proxy(child);
}

function proxy(child: ChildProcess): TestWorld {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (message: { id: number; value?: unknown; error?: string }) => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) caller?.resolve(message.value);
    else caller?.reject(new Error(message.error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the world has ended'));
  });
  const ask = (name: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      child.send({ id: lastId, name, args });
    });
  return new Proxy({} as TestWorld, {
    get: (_, name: string) =>
      // A promise-like proxy would be awaited for ever.
      name === 'then' ? undefined : (...args: unknown[]) => ask(name, args),
  });
}
