import type { Context } from 'hono';
import type { Tenant } from '../../tenant.ts';
import { parseIdentifier, readIdentifiers } from '../identifiers.ts';
import type { LoginRooms } from '../rooms.ts';
import {
  readSignInRequest,
  redirect,
  type SignInRequest,
  type SignInRequestRead,
} from '../sign-in-request.ts';
import { takeResetMail } from './limit-reset-mails.ts';
import { mailResetLink, type ResetRequest } from './mail-reset-link.ts';
import { resetFieldName, sendResetRequestPage } from './request-page.ts';
import { sendSentPage } from './sent-page.ts';

/** GET /u/reset-password/request/:connection */
export async function showResetRequest(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readResetRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { transaction } = read.request;
  return sendResetRequestPage(
    read.request,
    transaction.identifier ?? transaction.request.login_hint,
  );
}

/** POST: mails a link if the address is somebody's, and answers *Check your email* in any case. */
export async function takeResetRequest(
  tenant: Tenant,
  rooms: LoginRooms,
  c: Context,
): Promise<Response> {
  const read = await readResetRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { request } = read;
  const identifiers = readIdentifiers(request.connection);
  const posted = request.fields[resetFieldName(identifiers)];
  const typed = parseIdentifier(identifiers, posted);
  if (typed.kind === 'refused')
    return sendResetRequestPage(request, posted, { code: typed.code, status: 400 });
  if (takeResetMail(tenant, request.http.ip, typed.value) === 'too_many')
    return sendResetRequestPage(request, typed.value, { code: 'too-many-email', status: 429 });
  request.transaction.identifier = typed.value;
  mailResetLink(rooms, describeReset(request), typed.value);
  return redirect(writeSentUrl(request));
}

/** GET /u/reset-password/email/:connection: *Check your email*. */
export async function showSent(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readResetRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { identifier } = read.request.transaction;
  if (identifier === undefined) return sendResetRequestPage(read.request, undefined);
  return sendSentPage(read.request, identifier);
}

/** POST there, `action=resend-email-action`: the same mail again, within the limits. */
export async function takeResend(tenant: Tenant, rooms: LoginRooms, c: Context): Promise<Response> {
  const read = await readResetRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { request } = read;
  const { identifier } = request.transaction;
  if (identifier === undefined) return sendResetRequestPage(request, undefined);
  if (request.fields.action !== 'resend-email-action') return sendSentPage(request, identifier);
  if (takeResetMail(tenant, request.http.ip, identifier) === 'too_many')
    return sendSentPage(request, identifier, { code: 'too-many-email', status: 429 });
  mailResetLink(rooms, describeReset(request), identifier);
  return redirect(writeSentUrl(request));
}

function describeReset(request: SignInRequest): ResetRequest {
  return { ...request, locale: request.transaction.locale };
}

function writeSentUrl({ connection, transaction }: SignInRequest): string {
  return `/u/reset-password/email/${encodeURIComponent(connection.name)}?state=${encodeURIComponent(transaction.state)}`;
}

/** A sign-in's own connection, if it lets people reset their password, and no other. */
async function readResetRequest(tenant: Tenant, c: Context): Promise<SignInRequestRead> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read;
  const { connection, transaction } = read.request;
  const isAllowed = connection.options.disable_self_service_change_password !== true;
  if (isAllowed && c.req.param('connection') === connection.name) return read;
  const login = `/u/login/identifier?state=${encodeURIComponent(transaction.state)}`;
  return { kind: 'answered', response: redirect(login) };
}
