import type { Context } from 'hono';
import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import { readParameters } from '../read-parameters.ts';
import { invalidRequest } from '../refusal.ts';
import { respondErrorPage } from '../respond-error-page.ts';
import { checkReturnUrl, listTenantUrls } from './check-return-url.ts';
import { endBrowserSession } from './end-browser-session.ts';

/** GET /v2/logout: ends the session and goes to `returnTo`, or to the first allowed URL when none is given. */
export async function handleLogout(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readParameters(c);
  if (read.kind === 'refused') return respondErrorPage(tenant, c, read.refusal);
  const { client_id: clientId, returnTo } = read.parameters;
  const client = findClient(tenant, clientId);
  if (clientId !== undefined && !client)
    return respondErrorPage(tenant, c, invalidRequest(`Unknown client: ${clientId}`));
  if (returnTo !== undefined && !checkReturnUrl(tenant, client, returnTo))
    return respondErrorPage(
      tenant,
      c,
      invalidRequest(
        `The "returnTo" querystring parameter "${returnTo}" is not defined as a valid URL in "Allowed Logout URLs"`,
      ),
    );
  await endBrowserSession(tenant, c, client);
  c.header('Cache-Control', 'no-store');
  const destination = returnTo ?? chooseFirst(tenant, client);
  return destination === undefined ? c.text('OK') : c.redirect(destination, 302);
}

// A placeholder names no page by itself.
function chooseFirst(tenant: Tenant, client: Client | undefined): string | undefined {
  const allowed = client ? client.allowed_logout_urls : listTenantUrls(tenant);
  return allowed.find((one) => !one.includes('{'));
}
