import type { Json, JsonObject } from '../../store/types.ts';
import type { FlowMail, Journey, ManagementCall } from '../journey.ts';
import { type ActionOutcome, done, failed, type RunAction } from './outcome.ts';
import { findVault, isJsonObject, readText, readTexts } from './read-params.ts';

const encodedPath = /^\/api\/v2(?:\/(?!\.\.?(?:\/|$))[\w.~%!'()*-]+)+$/;

/** Actions on the tenant itself: the Management API, and its mail. */
export const auth0Actions: Record<string, RunAction> = {
  'AUTH0/GET_USER': (params, journey, signal) => {
    const pathname = userPath(params);
    if (pathname === undefined) return failed('user_id is missing');
    return request(params, journey, { method: 'GET', pathname, signal });
  },
  'AUTH0/CREATE_USER': ({ payload = {}, ...params }, journey, signal) =>
    request(params, journey, { method: 'POST', pathname: '/api/v2/users', payload, signal }),
  'AUTH0/UPDATE_USER': (params, journey, signal) => {
    const pathname = userPath(params);
    if (pathname === undefined) return failed('user_id is missing');
    const payload = params.changes ?? {};
    return request(params, journey, { method: 'PATCH', pathname, payload, signal });
  },
  'AUTH0/SEND_REQUEST': (params, journey, signal) => {
    const pathname = readText(params, 'pathname') ?? '';
    return request(params, journey, {
      method: readText(params, 'method') ?? 'GET',
      pathname,
      query: readTexts(params.params),
      headers: readTexts(params.headers),
      ...(params.payload !== undefined && { payload: params.payload }),
      signal,
    });
  },
  'AUTH0/SEND_EMAIL': sendEmail,
};

function userPath(params: JsonObject): string | undefined {
  const id = readText(params, 'user_id');
  return id === undefined ? undefined : `/api/v2/users/${encodeURIComponent(id)}`;
}

async function request(
  params: JsonObject,
  journey: Journey,
  call: Omit<ManagementCall, 'vault'>,
): Promise<ActionOutcome> {
  // A value with `..` or `?` in it must not lead to another endpoint.
  if (!encodedPath.test(call.pathname)) return failed('pathname is no encoded path');
  const vault = findVault(journey.tenant, params);
  if (!vault) return failed('no such vault connection');
  const answer = await journey.rooms.managementRequest({ ...call, vault });
  if (answer.kind === 'unreachable') return failed('no answer', {});
  const output = asObject(answer.body);
  if (answer.status >= 200 && answer.status < 300) return done(output);
  return failed(`status ${answer.status}`, output);
}

// A list cannot be an output of its own: `actions.<id>` is an object.
function asObject(body: Json): JsonObject {
  return isJsonObject(body) ? body : { data: body };
}

async function sendEmail(params: JsonObject, journey: Journey): Promise<ActionOutcome> {
  const { tenant, transaction, rooms, language } = journey;
  const to = readText(params, 'to');
  if (to === undefined) return failed('to is missing', { success: false });
  if (!tenant.configuration.emailProvider?.enabled) {
    return failed('the email provider is not enabled', { success: false });
  }
  const user = tenant.state.users.get(transaction.user_id ?? '');
  const mail: FlowMail = {
    to,
    subject: String(params.subject),
    html: String(params.body),
    customVars: isJsonObject(params.custom_vars) ? params.custom_vars : {},
    about: { client_id: transaction.client_id, language },
  };
  if (user) mail.about.user = user;
  if (transaction.organization_id !== undefined) {
    mail.about.organization_id = transaction.organization_id;
  }
  const from = readSender(params.from);
  if (from) mail.from = from;
  const { success } = await rooms.sendMail(tenant, mail);
  return success ? done({ success }) : failed('the mail was not taken', { success });
}

function readSender(from: Json | undefined): FlowMail['from'] {
  if (!isJsonObject(from)) return undefined;
  const email = readText(from, 'email');
  const name = readText(from, 'name');
  if (email === undefined) return undefined;
  return name === undefined ? { email } : { name, email };
}
