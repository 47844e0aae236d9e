import { compileFunction } from 'node:vm';
import type { ActionAnswer, ActionJob, Command, WorkerSetup } from '../protocol.ts';
import { createApi } from './create-api.ts';
import { createPostChallengeApi } from './create-post-challenge-api.ts';
import { prepareEvent } from './prepare-event.ts';
import { createAllowedRequire } from './require-allowed.ts';
import type { RunInProgress } from './run-in-progress.ts';

type Load = () => Record<string, unknown>;

/** Loads the Action's module at the first run and keeps it: what a module throws while loading, it throws at every run. */
export function createActionServer(setup: WorkerSetup) {
  const load = createLoad(setup);
  return (job: ActionJob, run: RunInProgress): void => {
    runHandler(load, job).then(
      (answer) => run.end(answer),
      (error) => run.end(describeThrown(error)),
    );
  };
}

async function runHandler(load: Load, job: ActionJob): Promise<ActionAnswer> {
  const handler = load()[job.handler];
  if (handler === undefined) throw new Error(`the Action exports no ${job.handler}`);
  if (typeof handler !== 'function' || handler.constructor.name !== 'AsyncFunction')
    throw new Error(`${job.handler} must be an async function`);
  const recorded: Command[] = [];
  let open = true;
  const record = (command: Command) => {
    if (!open) throw new Error(`api.${command.call} was called after the Action had ended`);
    recorded.push(command);
  };
  const { event, transactionMetadata } = prepareEvent(job.event);
  try {
    const create = job.handler === 'onExecutePostChallenge' ? createPostChallengeApi : createApi;
    await handler(event, create({ job, record, recorded, transactionMetadata }));
  } finally {
    open = false;
  }
  return { kind: 'ended', commands: recorded };
}

function createLoad(setup: WorkerSetup): Load {
  let loaded: { exports: Record<string, unknown> } | { error: unknown } | undefined;
  return () => {
    loaded ??= loadModule(setup);
    if ('error' in loaded) throw loaded.error;
    return loaded.exports;
  };
}

function loadModule(setup: WorkerSetup) {
  const module = { exports: {} as Record<string, unknown> };
  try {
    const names = ['exports', 'require', 'module'];
    const run = compileFunction(setup.code, names, { filename: `${setup.name}.js` });
    run.call(module.exports, module.exports, createAllowedRequire(setup), module);
    return module;
  } catch (error) {
    return { error };
  }
}

function describeThrown(error: unknown): ActionAnswer {
  return error instanceof Error
    ? { kind: 'threw', name: error.name, message: error.message }
    : { kind: 'threw', name: 'Error', message: String(error) };
}
