import type { Client, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** Logs an event of an application with Auth0's type code. `description` and `details` must hold no secret. */
export function logClientEvent(
  tenant: Tenant,
  type: string,
  client: Client | undefined,
  event: {
    description?: string;
    connection?: string;
    user_id?: string;
    ip?: string;
    user_agent?: string;
    details?: JsonObject;
  },
): void {
  const user = event.user_id === undefined ? undefined : tenant.state.users.get(event.user_id);
  tenant.log({
    type,
    ...(client && { client_id: client.client_id, client_name: client.name }),
    ...(user && { user_name: user.email }),
    ...event,
  });
}
