import type { Context } from 'hono';
import { readBrowserId } from '../oauth/browser.ts';
import {
  findClient,
  findOrganization,
  listUsableConnections,
} from '../oauth/find-configuration.ts';
import { readHttp } from '../oauth/read-http.ts';
import { readParameters } from '../oauth/read-parameters.ts';
import { findTransaction } from '../store/transactions.ts';
import type { Client, Connection, Organization, Transaction } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { sendError, sendLostTransaction } from './error-page.ts';

/** One request of a sign-in under way: who asks, for which application, and what was posted. */
export interface SignInRequest {
  tenant: Tenant;
  transaction: Transaction;
  client: Client;
  connection: Connection;
  organization: Organization | undefined;
  /** The fields of a POST; empty for a GET. */
  fields: Record<string, string>;
  http: { ip: string; user_agent: string };
}

export type SignInRequestRead =
  | { kind: 'read'; request: SignInRequest }
  | { kind: 'answered'; response: Response };

/** Reads the `state` of the query or the form in the browser that started it; anything else is answered with a page. */
export async function readSignInRequest(tenant: Tenant, c: Context): Promise<SignInRequestRead> {
  const posted =
    c.req.method === 'POST'
      ? await readParameters(c)
      : { kind: 'read' as const, parameters: {} as Record<string, string> };
  const http = readHttp(c);
  if (posted.kind === 'refused')
    return answer(sendError(tenant, { ...posted.refusal, language: http.language }));
  const fields = posted.parameters;
  const state = c.req.query('state') ?? fields.state;
  if (fields.state !== undefined && fields.state !== state)
    return answer(sendLostTransaction(tenant, http.language));

  const search = findTransaction(tenant, state, readBrowserId(c));
  switch (search.kind) {
    case 'missing':
      return answer(sendLostTransaction(tenant, http.language));
    case 'expired':
      return answer(leaveExpired(tenant, search.transaction));
    case 'found':
      return readTransaction(tenant, search.transaction, fields, http);
  }
}

function readTransaction(
  tenant: Tenant,
  transaction: Transaction,
  fields: Record<string, string>,
  http: { ip: string; user_agent: string },
): SignInRequestRead {
  const client = findClient(tenant, transaction.client_id);
  if (!client) throw new Error(`no such client: ${transaction.client_id}`);
  const organization = findOrganization(tenant, transaction.organization_id);
  const usable = listUsableConnections(tenant, client, organization);
  const wanted = transaction.query.connection;
  const connection = wanted === undefined ? usable[0] : usable.find((one) => one.name === wanted);
  if (!connection) {
    const error_description = 'the connection was not found or is not enabled for this application';
    return answer(
      sendError(tenant, {
        error: 'invalid_request',
        error_description,
        language: transaction.locale,
        client,
      }),
    );
  }
  const request = { tenant, transaction, client, connection, organization, fields, http };
  return { kind: 'read', request };
}

// Auth0 sends whoever comes too late to the application, which starts again.
function leaveExpired(tenant: Tenant, transaction: Transaction): Response {
  const client = findClient(tenant, transaction.client_id);
  if (client?.initiate_login_uri) return redirect(client.initiate_login_uri);
  return sendLostTransaction(tenant, transaction.locale);
}

/** A 302 that nobody keeps. */
export function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

function answer(response: Response): SignInRequestRead {
  return { kind: 'answered', response };
}
