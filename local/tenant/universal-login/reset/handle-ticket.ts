import type { Context } from 'hono';
import { assumptions } from '../../assumptions.ts';
import { readParameters } from '../../oauth/read-parameters.ts';
import type { Tenant } from '../../tenant.ts';
import { sendError } from '../error-page.ts';
import type { LoginRooms } from '../rooms.ts';
import { redirect } from '../sign-in-request.ts';
import {
  readTicketRequest,
  type TicketRequest,
  type TicketRequestRead,
} from '../ticket-request.ts';
import { useTicket } from '../tickets.ts';
import { changePassword } from './change-password.ts';
import { sendResetErrorPage, sendResetSuccessPage } from './end-pages.ts';
import { type NewPasswordRefusal, sendNewPasswordPage } from './new-password-page.ts';
import { passChallenge } from './pass-challenge.ts';
import { meetsRules, type PasswordRules, readPasswordRules } from './password-rules.ts';

/** GET /u/reset-verify?ticket=: lets the Actions speak, shows the form and uses nothing up, since mail scanners follow links too. */
export async function showNewPassword(
  tenant: Tenant,
  rooms: LoginRooms,
  c: Context,
): Promise<Response> {
  const read = readTicketRequest(tenant, c, 'password-change');
  if (read.kind !== 'valid') return refuseTicket(tenant, read);
  if ((await passChallenge(rooms, read.request)) === 'stopped') return stop(read.request);
  return sendNewPasswordPage(read.request, readPasswordRules(read.request.connection));
}

/** POST there: takes the new password if it keeps the rules, and the ticket with it. */
export async function takeNewPassword(
  tenant: Tenant,
  rooms: LoginRooms,
  c: Context,
): Promise<Response> {
  const posted = await readParameters(c);
  const read = readTicketRequest(tenant, c, 'password-change');
  if (read.kind !== 'valid') return refuseTicket(tenant, read);
  const { request } = read;
  if (posted.kind === 'refused')
    return sendError(tenant, { ...posted.refusal, language: request.locale });
  const rules = readPasswordRules(request.connection);
  const { 'password-reset': password, 're-enter-password': again } = posted.parameters;
  const refused = check(rules, password, again);
  if (refused || password === undefined)
    return sendNewPasswordPage(
      request,
      rules,
      refused ?? { 'password-reset': 'no-password-reset' },
    );
  // Nobody gets past the Actions by posting at once.
  if (!request.ticket.challenge && (await passChallenge(rooms, request)) === 'stopped')
    return stop(request);
  // Before the work, so that a second click cannot use it again.
  useTicket(tenant, request.ticket);
  const change = await changePassword(request, password);
  return change.kind === 'changed' ? succeed(request, change.user.user_id) : fail(request);
}

function check(
  rules: PasswordRules,
  password: string | undefined,
  again: string | undefined,
): NewPasswordRefusal | undefined {
  if (password === undefined) return { 'password-reset': 'no-password-reset' };
  if (!meetsRules(rules, password)) return { 'password-reset': 'password-policy-not-conformant' };
  if (again === undefined) return { 're-enter-password': 'no-re-enter-password' };
  if (again !== password) return { 're-enter-password': 'password-mismatch' };
  return undefined;
}

function succeed(request: TicketRequest, userId: string): Response {
  const { tenant, ticket, locale } = request;
  log(request, 'scp', 'The password was changed.', userId);
  const resultUrl = ticket.challenge?.resultUrl;
  return assumptions.resetRedirectsAtOnce && resultUrl !== undefined
    ? redirect(resultUrl)
    : sendResetSuccessPage(tenant, locale, request, resultUrl);
}

function stop(request: TicketRequest): Response {
  const { tenant, locale } = request;
  log(request, 'fcp', 'An Action stopped the reset.');
  return sendResetErrorPage(tenant, locale, request, 'generic');
}

function fail(request: TicketRequest): Response {
  const { tenant, locale } = request;
  log(request, 'fcp', 'The account of this link has changed since.');
  return sendResetErrorPage(tenant, locale, request, 'generic');
}

function refuseTicket(
  tenant: Tenant,
  read: Exclude<TicketRequestRead, { kind: 'valid' }>,
): Response {
  if (read.kind === 'unknown') return sendResetErrorPage(tenant, read.locale, {}, 'generic');
  log(read.request, 'fcp', `The ticket is ${read.kind}.`);
  return sendResetErrorPage(tenant, read.request.locale, read.request, read.kind);
}

function log(request: TicketRequest, type: string, description: string, userId?: string): void {
  const { tenant, ticket, client, connection, http } = request;
  tenant.log({
    type,
    description,
    ...(client && { client_id: client.client_id, client_name: client.name }),
    connection: connection.name,
    user_name: ticket.email,
    ...(userId !== undefined && { user_id: userId }),
    ip: http.ip,
    user_agent: http.user_agent,
  });
}
