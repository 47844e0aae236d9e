import type { DeployedAction } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { buildEvent } from './build-event.ts';
import { checkAction } from './check-action.ts';
import type { Sandbox } from './create-sandbox.ts';
import { listFormFields } from './list-form-fields.ts';
import { maskCommand, maskText } from './mask-secrets.ts';
import type { Progress } from './progress.ts';
import type { ActionAnswer, Command } from './protocol.ts';
import type { PostLoginRun } from './types.ts';
import type { Ran } from './warm-worker.ts';

export type ActionResult =
  | { kind: 'ended'; commands: Command[] }
  | {
      kind: 'failed';
      errorClass: 'action_error' | 'action_timeout';
      name: string;
      message: string;
    };

/** Runs one Action of a trigger run; `run.resume` is there only for the Action that is continued. */
export async function runAction(
  sandbox: Sandbox,
  tenant: Tenant,
  action: DeployedAction,
  run: PostLoginRun,
  progress: Progress,
  limitMs: number,
): Promise<ActionResult> {
  const refused = checkAction(sandbox, action);
  if (refused !== undefined) return fail('Error', refused);
  const prompt = run.resume?.prompt;
  const handler = run.resume ? 'onContinuePostLogin' : 'onExecutePostLogin';
  const ran = await sandbox.run(
    { kind: 'action', name: action.name, code: action.code, packages: listPackages(action) },
    {
      kind: 'action',
      handler,
      event: buildEvent(tenant, run, {
        user: progress.user,
        metadata: progress.metadata,
        secrets: action.secrets,
        ...(prompt && { prompt: { id: prompt.formId, fields: prompt.fields, vars: prompt.vars } }),
      }),
      canRedirect: run.canPrompt,
      forms: listFormFields(tenant.configuration),
      primaryUserSet: progress.primaryUser !== undefined,
      cache: Object.fromEntries(sandbox.cache),
    },
    limitMs,
  );
  const secrets = Object.values(action.secrets);
  const result = readResult(ran, secrets);
  sandbox.record({
    name: action.name,
    handler,
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
