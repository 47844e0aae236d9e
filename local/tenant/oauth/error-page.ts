import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Tenant } from '../tenant.ts';
import type { Refusal } from './refusal.ts';

/** Auth0's words for a `state` that is unknown, used up, or another browser's. */
export const lostTransaction: Refusal = {
  error: 'invalid_request',
  error_description:
    "You may have pressed the back button, refreshed during login, opened too many login dialogs, or there is some issue with cookies, since we couldn't find your session. Try logging in again from the application and if the problem persists please contact the administrator.",
};

/** A page for what must not be sent to an application: the request does not say, provably, whose it is. */
export function respondErrorPage(
  tenant: Tenant,
  c: Context,
  refusal: Refusal,
  status: 400 | 403 = 400,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  return c.html(
    html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Error | ${tenant.configuration.settings.friendly_name}</title></head>
<body>
<h1>Oops!, something went wrong</h1>
<p id="error">${refusal.error}: ${refusal.error_description}</p>
</body>
</html>`,
    status,
  );
}
