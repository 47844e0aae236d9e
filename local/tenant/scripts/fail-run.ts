import type { DeployedAction, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { ActionResult } from './run-handler.ts';
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
  logFailedRun(tenant, 'post-login', run, { action, error, details });
  return { kind: 'failed', action, error };
}

/** The tenant log's entry for a run of any trigger that could not go on. */
export function logFailedRun(
  tenant: Tenant,
  triggerId: string,
  { client, connection, user }: Pick<PostLoginRun, 'client' | 'connection' | 'user'>,
  { action, error, details = {} }: { action: string; error: string; details?: JsonObject },
): void {
  tenant.log({
    type: 'actions_execution_failed',
    description: `${action}: ${error}`,
    client_id: client.client_id,
    client_name: client.name,
    connection: connection.name,
    user_id: user.user_id,
    details: { trigger_id: triggerId, action_name: action, ...details },
  });
}
