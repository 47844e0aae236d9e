import type { DeployedAction } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { buildEvent } from './build-event.ts';
import type { Sandbox } from './create-sandbox.ts';
import { listFormFields } from './list-form-fields.ts';
import type { Progress } from './progress.ts';
import { type ActionResult, runHandler } from './run-handler.ts';
import type { PostLoginRun } from './types.ts';

/** Runs one Action of a post-login run; `run.resume` is there only for the Action that is continued. */
export function runAction(
  sandbox: Sandbox,
  tenant: Tenant,
  action: DeployedAction,
  run: PostLoginRun,
  progress: Progress,
  limitMs: number,
): Promise<ActionResult> {
  const prompt = run.resume?.prompt;
  return runHandler(
    sandbox,
    action,
    'post-login',
    {
      handler: run.resume ? 'onContinuePostLogin' : 'onExecutePostLogin',
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
}
