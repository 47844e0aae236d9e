import type { Context } from 'hono';
import type { Client } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { sendError } from '../universal-login/error-page.ts';
import { readHttp } from './read-http.ts';
import type { Refusal } from './refusal.ts';

/** A page for what must not be sent to an application: the request does not say, provably, whose it is. It is logged. */
export function respondErrorPage(
  tenant: Tenant,
  c: Context,
  refusal: Refusal,
  client?: Client,
): Response {
  const status = refusal.error === 'unauthorized_client' ? 403 : 400;
  return sendError(tenant, { ...refusal, language: readHttp(c).language, client, status });
}
