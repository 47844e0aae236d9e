import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../store/clock.ts';
import { compilePackage } from './compile-package.ts';
import { findInstalledVersion } from './find-installed-version.ts';
import type { CacheRecord, Job, WorkerSetup } from './protocol.ts';
import type { Execution } from './types.ts';
import { type Ran, startWarmWorker, type WarmWorker } from './warm-worker.ts';

/** Runs scripts and Actions, each text in a warm worker of its own. One per tenant. */
export interface Sandbox {
  /** For one database script, and for all Actions of one trigger run together; milliseconds. */
  limitMs: number;
  /** The version that scripts would get of a package; undefined if it is not installed. */
  installedVersion(name: string): string | undefined;
  run(
    setup: Omit<WorkerSetup, 'modulesRoot' | 'compiled'>,
    job: Job,
    limitMs: number,
  ): Promise<Ran>;
  /** The cache of the post-login trigger, by key. */
  cache: Map<string, CacheRecord>;
  record(execution: Omit<Execution, 'at'>): void;
  /** The last 200 runs, newest last. */
  executions(): readonly Execution[];
  /** What the last 1,000 runs printed, before anything is masked or cut: for whoever looks for leaks. */
  printed(): readonly string[];
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** A file (it need not exist) from whose folder packages are looked up: `<repository>/package.json`. */
  modulesRoot: string;
  clock: Clock & { offsetMs(): number };
  /** Auth0's limit is 20 s. */
  limitMs?: number;
}

export function createSandbox({ modulesRoot, clock, limitMs = 20_000 }: SandboxOptions): Sandbox {
  const workers = new Map<string, { setup: WorkerSetup; worker: WarmWorker }>();
  const versions = new Map<string, string | undefined>();
  const compiled = new Map<string, string | undefined>();
  const executions: Execution[] = [];
  const printed: string[] = [];

  function record(execution: Omit<Execution, 'at'>): void {
    executions.push({ at: new Date(clock.now()).toISOString(), ...execution });
    if (executions.length > 200) executions.shift();
  }

  /** A database script may require dozens of packages and ours require none: only what an Action declares is worth it. */
  function compile({ kind, packages }: Pick<WorkerSetup, 'kind' | 'packages'>) {
    if (kind === 'database') return {};
    const found: Record<string, string> = {};
    for (const [name, version] of Object.entries(packages)) {
      const path = compileOnce(name, version);
      if (path !== undefined) found[name] = path;
    }
    return found;
  }

  function compileOnce(name: string, version: string): string | undefined {
    if (!compiled.has(name)) compiled.set(name, tryToCompile(modulesRoot, name, version));
    return compiled.get(name);
  }

  function findWorker(setup: WorkerSetup): WarmWorker {
    const owner = `${setup.kind} ${setup.name}`;
    const found = workers.get(owner);
    if (found?.worker.alive() && isDeepStrictEqual(found.setup, setup)) return found.worker;
    found?.worker.retire();
    const worker = startWarmWorker(setup, (message) => {
      console.error(`${setup.name}: ${message}`);
      record({
        name: setup.name,
        handler: 'late',
        ms: 0,
        outcome: message,
        commands: [],
        logs: '',
      });
    });
    workers.set(owner, { setup, worker });
    return worker;
  }

  return {
    limitMs,
    installedVersion(name) {
      if (!versions.has(name)) versions.set(name, findInstalledVersion(modulesRoot, name));
      return versions.get(name);
    },
    async run(setup, job, limit) {
      const worker = findWorker({ ...setup, modulesRoot, compiled: compile(setup) });
      const ran = await worker.run(job, clock.offsetMs(), limit);
      printed.push(ran.logs);
      if (printed.length > 1000) printed.shift();
      return ran;
    },
    cache: new Map(),
    record,
    executions: () => executions,
    printed: () => printed,
    async close() {
      const open = [...workers.values()];
      workers.clear();
      await Promise.all(open.map(({ worker }) => worker.terminate()));
    },
  };
}

/** A package that is not plain JavaScript is loaded as it is. */
function tryToCompile(modulesRoot: string, name: string, version: string): string | undefined {
  try {
    return compilePackage(modulesRoot, name, version);
  } catch {
    return undefined;
  }
}
