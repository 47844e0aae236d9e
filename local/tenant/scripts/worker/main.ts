import { parentPort, workerData } from 'node:worker_threads';
import type { RunMessage, WorkerMessage, WorkerSetup } from '../protocol.ts';
import { captureOutput } from './capture-output.ts';
import { currentRun, type RunInProgress } from './run-in-progress.ts';
import { createActionServer } from './serve-action.ts';
import { createDatabaseServer } from './serve-database-script.ts';
import { shiftDate } from './shift-date.ts';

const setup = workerData as WorkerSetup;
const port = parentPort;
if (!port) throw new Error('this file runs in a worker');
const send = (message: WorkerMessage) => port.postMessage(message);
const reportLate = (message: string) => send({ kind: 'late', message });

let offsetMs = 0;
shiftDate(() => offsetMs);
captureOutput();
// An evaluated worker finds Node's own require and module as globals; scripts get theirs as parameters.
for (const name of ['require', 'module', 'exports', '__filename', '__dirname'])
  Reflect.deleteProperty(globalThis, name);
// A way past the list of modules.
Reflect.deleteProperty(process, 'getBuiltinModule');

const serveDatabaseScript = createDatabaseServer(setup, reportLate);
const serveAction = createActionServer(setup);
const runs = new Map<number, RunInProgress>();

function createRun(id: number, describe: (message: string) => Parameters<RunInProgress['end']>[0]) {
  const run: RunInProgress = {
    id,
    end(answer) {
      if (runs.delete(id)) send({ kind: 'answer', id, answer });
    },
    fail: (message) => run.end(describe(message)),
    log: (text) => (runs.has(id) ? send({ kind: 'log', id, text }) : undefined),
  };
  runs.set(id, run);
  return run;
}

port.on('message', ({ id, job, offsetMs: offset }: RunMessage) => {
  offsetMs = offset;
  switch (job.kind) {
    case 'database': {
      const run = createRun(id, (message) => ({ kind: 'broken', message }));
      return currentRun.run(run, serveDatabaseScript, job, run);
    }
    case 'action': {
      const run = createRun(id, (message) => ({ kind: 'threw', name: 'Error', message }));
      return currentRun.run(run, serveAction, job, run);
    }
  }
});

/** The run an error belongs to; all of them if that is unknown. */
function findGuilty(): RunInProgress[] {
  const run = currentRun.getStore();
  return run ? [run] : [...runs.values()];
}

process.on('uncaughtException', (error) => {
  const message = `uncaught: ${error instanceof Error ? error.message : String(error)}`;
  if (runs.size === 0) reportLate(message);
  for (const run of findGuilty()) run.fail(message);
});

process.on('unhandledRejection', (reason) => {
  const message = `unhandled rejection: ${reason instanceof Error ? reason.message : String(reason)}`;
  if (runs.size === 0) reportLate(message);
  // A database script then stalls until the limit, as on Auth0.
  for (const run of findGuilty())
    setup.kind === 'database' ? run.log(`${message}\n`) : run.fail(message);
});
