import type { JsonObject, LogEvent } from '../store/types.ts';
import type { Flow } from './definition.ts';
import type { Journey } from './journey.ts';

/** Where a form or a flow ended in the tenant's log: ids and the cause, never a value. */
export function logForm(
  journey: Journey,
  type: 'forms_submission_succeeded' | 'forms_submission_failed',
  error?: { code: string; message: string },
): void {
  const { id, name } = journey.form;
  write(journey, type, `form ${name}`, { form_id: id ?? name, ...(error && { error }) });
}

export function logFlow(
  journey: Journey,
  type: 'flows_execution_completed' | 'flows_execution_failed',
  flow: Flow,
  failure?: { action: string; cause: string },
): void {
  const where = failure ? `, action ${failure.action}: ${failure.cause}` : '';
  write(journey, type, `flow ${flow.name}${where}`, {
    flow_id: flow.id ?? flow.name,
    ...(failure && { action_id: failure.action, cause: failure.cause }),
  });
}

function write(journey: Journey, type: string, description: string, details: JsonObject): void {
  const { tenant, transaction } = journey;
  const client = tenant.configuration.clients.find(
    (known) => known.client_id === transaction.client_id,
  );
  const event: Omit<LogEvent, 'log_id' | 'date'> = {
    type,
    description,
    client_id: transaction.client_id,
    ip: transaction.http.ip,
    user_agent: transaction.http.user_agent,
    details,
  };
  if (client) event.client_name = client.name;
  if (transaction.user_id !== undefined) event.user_id = transaction.user_id;
  tenant.log(event);
}
