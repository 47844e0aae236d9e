import type { Context } from 'hono';
import { endSession } from '../../store/sessions.ts';
import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { forgetSession, readSession } from '../browser.ts';
import { logClientEvent } from '../log-client-event.ts';
import { readHttp } from '../read-http.ts';

/** Ends the session of this browser, on the server and in its cookie, and logs it. */
export async function endBrowserSession(
  tenant: Tenant,
  c: Context,
  client: Client | undefined,
): Promise<void> {
  const session = await readSession(tenant, c);
  forgetSession(c);
  if (!session) return;
  endSession(tenant, session.id, 'rp-logout');
  const { ip, user_agent } = readHttp(c);
  logClientEvent(tenant, 'slo', client, {
    user_id: session.user_id,
    connection: session.connection,
    ip,
    user_agent,
    details: { session_id: session.id },
  });
}
