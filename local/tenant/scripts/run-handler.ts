import type { DeployedAction } from '../store/types.ts';
import { checkAction } from './check-action.ts';
import type { Sandbox } from './create-sandbox.ts';
import { maskCommand, maskText } from './mask-secrets.ts';
import type { ActionAnswer, ActionJob, Command } from './protocol.ts';
import type { Ran } from './warm-worker.ts';

export type ActionResult =
  | { kind: 'ended'; commands: Command[] }
  | {
      kind: 'failed';
      errorClass: 'action_error' | 'action_timeout';
      name: string;
      message: string;
    };

/** Runs one handler of an Action that is bound to this trigger, and records the run. */
export async function runHandler(
  sandbox: Sandbox,
  action: DeployedAction,
  triggerId: string,
  job: Omit<ActionJob, 'kind'>,
  limitMs: number,
): Promise<ActionResult> {
  const refused = checkAction(sandbox, action, triggerId);
  if (refused !== undefined) return fail('Error', refused);
  const ran = await sandbox.run(
    { kind: 'action', name: action.name, code: action.code, packages: listPackages(action) },
    { kind: 'action', ...job },
    limitMs,
  );
  const secrets = Object.values(action.secrets);
  const result = readResult(ran, secrets);
  sandbox.record({
    name: action.name,
    handler: job.handler,
    ms: ran.ms,
    outcome: result.kind === 'ended' ? 'ended' : result.message,
    commands:
      result.kind === 'ended' ? result.commands.map((one) => maskCommand(one, secrets)) : [],
    logs: maskText(ran.logs, secrets).slice(0, 256),
  });
  return result;
}

function listPackages(action: DeployedAction): Record<string, string> {
  return Object.fromEntries(action.dependencies.map(({ name, version }) => [name, version]));
}

function readResult(ran: Ran, secrets: string[]): ActionResult {
  switch (ran.kind) {
    case 'timeout': {
      const message = 'the trigger ran into its limit';
      return { kind: 'failed', errorClass: 'action_timeout', name: 'Error', message };
    }
    case 'died':
      return fail('Error', ran.message);
    case 'answered': {
      // A worker answers an Action job with an Action answer.
      const answer = ran.answer as ActionAnswer;
      if (answer.kind === 'ended') return answer;
      return fail(answer.name, maskText(answer.message, secrets));
    }
  }
}

function fail(name: string, message: string): ActionResult {
  return { kind: 'failed', errorClass: 'action_error', name, message };
}
