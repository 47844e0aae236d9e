import type { DeployedAction, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { ActionResult } from './run-action.ts';
import type { PostLoginOutcome, PostLoginRun } from './types.ts';

/** Logs an Action that threw or ran out of time, and ends the run with it. */
export function failAction(
  tenant: Tenant,
  run: PostLoginRun,
  action: DeployedAction,
  { errorClass, name, message }: Extract<ActionResult, { kind: 'failed' }>,
): PostLoginOutcome {
  return fail(tenant, run, action.name, message, {
    action_id: action.id,
    action_error: { name, message },
    error_class: errorClass,
  });
}

/** Logs why a run cannot go on, and ends it; the entry for the failed sign-in itself is the caller's. */
export function fail(
  tenant: Tenant,
  run: PostLoginRun,
  action: string,
  error: string,
  details: JsonObject = {},
): PostLoginOutcome {
  tenant.log({
    type: 'actions_execution_failed',
    description: `${action}: ${error}`,
    client_id: run.client.client_id,
    client_name: run.client.name,
    connection: run.connection.name,
    user_id: run.user.user_id,
    details: { trigger_id: 'post-login', action_name: action, ...details },
  });
  return { kind: 'failed', action, error };
}
