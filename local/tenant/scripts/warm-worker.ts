import { Worker } from 'node:worker_threads';
import { compileWorker } from './compile-worker.ts';
import type { Answer, Job, RunMessage, WorkerMessage, WorkerSetup } from './protocol.ts';

/** How one run went; `ms` counts from when the worker was up. `logs` is all that it printed. */
export type Ran = { ms: number; logs: string } & (
  | { kind: 'answered'; answer: Answer }
  | { kind: 'timeout' }
  /** Out of memory, or the script ended its process. */
  | { kind: 'died'; message: string }
);

export interface WarmWorker {
  alive(): boolean;
  run(job: Job, offsetMs: number, limitMs: number): Promise<Ran>;
  /** Ends it as soon as nothing runs in it any more. */
  retire(): void;
  terminate(): Promise<void>;
}

const memoryMb = 128;

interface OpenRun {
  logs: string;
  settle(end: { kind: 'answered'; answer: Answer } | { kind: 'timeout' } | Died): void;
}
type Died = { kind: 'died'; message: string };

/** Starts a worker with one script in it, without environment. A run over its limit ends the worker and every run in it. */
export function startWarmWorker(
  setup: WorkerSetup,
  reportLate: (message: string) => void,
): WarmWorker {
  const worker = new Worker(compileWorker(), {
    eval: true,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const runs = new Map<number, OpenRun>();
  let ids = 0;
  let alive = true;
  let retired = false;
  const up = new Promise<void>((resolve) => {
    worker.once('online', resolve);
    worker.once('exit', () => resolve());
  });

  function endAll(end: { kind: 'timeout' } | Died): void {
    alive = false;
    for (const run of runs.values()) run.settle(end);
  }
  function rest(): void {
    if (runs.size > 0) return;
    // A warm worker that waits for work must not keep the process alive.
    worker.unref();
    if (retired) void worker.terminate();
  }

  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'late') return reportLate(message.message);
    const run = runs.get(message.id);
    if (message.kind === 'answer') run?.settle({ kind: 'answered', answer: message.answer });
    else if (run) run.logs += message.text;
  });
  worker.on('error', (error: Error & { code?: string }) => {
    const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    endAll({
      kind: 'died',
      message: memory ? `more than ${memoryMb} MB of memory` : error.message,
    });
  });
  worker.on('exit', (code) =>
    endAll({ kind: 'died', message: `the script ended its process with code ${code}` }),
  );
  rest();

  return {
    alive: () => alive,
    async run(job, offsetMs, limitMs) {
      const id = ++ids;
      worker.ref();
      const end = new Promise<Ran>((resolve) => {
        let began = performance.now();
        let timer: NodeJS.Timeout | undefined;
        runs.set(id, {
          logs: '',
          settle(how) {
            clearTimeout(timer);
            const logs = runs.get(id)?.logs ?? '';
            runs.delete(id);
            resolve({ ...how, logs, ms: performance.now() - began });
            rest();
          },
        });
        void up.then(() => {
          if (!runs.has(id)) return;
          began = performance.now();
          timer = setTimeout(() => {
            endAll({ kind: 'timeout' });
            void worker.terminate();
          }, limitMs);
        });
      });
      worker.postMessage({ id, offsetMs, job } satisfies RunMessage);
      return end;
    },
    retire() {
      retired = true;
      rest();
    },
    async terminate() {
      endAll({ kind: 'died', message: 'the sandbox was closed' });
      await worker.terminate();
    },
  };
}
