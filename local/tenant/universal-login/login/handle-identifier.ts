import type { Context } from 'hono';
import type { Tenant } from '../../tenant.ts';
import { parseIdentifier, readIdentifiers } from '../identifiers.ts';
import { readSignInRequest, redirect } from '../sign-in-request.ts';
import { sendIdentifierPage } from './identifier-page.ts';

/** GET /u/login/identifier: asks who signs in, with what is known already. */
export async function showIdentifier(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { transaction } = read.request;
  return sendIdentifierPage(read.request, transaction.identifier ?? transaction.request.login_hint);
}

/** POST /u/login/identifier: keeps what was typed and goes on to the password, whoever that may be. */
export async function takeIdentifier(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { request } = read;
  const typed = parseIdentifier(readIdentifiers(request.connection), request.fields.username);
  if (typed.kind === 'refused')
    return sendIdentifierPage(request, request.fields.username, { code: typed.code, status: 400 });
  request.transaction.identifier = typed.value;
  return redirect(`/u/login/password?state=${encodeURIComponent(request.transaction.state)}`);
}
