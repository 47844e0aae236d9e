import type { Context } from 'hono';
import { startTransaction } from '../../store/transactions.ts';
import type { Tenant } from '../../tenant.ts';
import { ensureBrowserId } from '../browser.ts';
import { logClientEvent } from '../log-client-event.ts';
import { readHttp } from '../read-http.ts';
import { readParameters } from '../read-parameters.ts';
import { invalidRequest, type Refusal } from '../refusal.ts';
import { respondErrorPage } from '../respond-error-page.ts';
import type { OauthRooms } from '../rooms.ts';
import { answerSignIn } from '../sign-in/answer-sign-in.ts';
import { continueSignIn } from '../sign-in/continue-sign-in.ts';
import { checkAudience } from './check-audience.ts';
import { checkClient } from './check-client.ts';
import { checkConnection } from './check-connection.ts';
import { checkExtParameters } from './check-ext-parameters.ts';
import { checkOrganization, findRequestedOrganization } from './check-organization.ts';
import { checkPkce } from './check-pkce.ts';
import { checkPrompt } from './check-prompt.ts';
import { checkRedirectUri } from './check-redirect-uri.ts';
import { checkResponse, mayPostMessage } from './check-response.ts';
import { chooseLocale } from './choose-locale.ts';
import { type AuthorizeCheck, type AuthorizeContext, splitList } from './context.ts';
import { loadSession } from './load-session.ts';
import { respond } from './respond.ts';

const checks: AuthorizeCheck[] = [
  checkResponse,
  checkPkce,
  checkPrompt,
  checkExtParameters,
  checkAudience,
  checkOrganization,
  checkConnection,
];

/** GET and POST /authorize: checks the request, starts a sign-in, and takes it as far as it goes without a page. */
export async function handleAuthorize(
  tenant: Tenant,
  rooms: OauthRooms,
  c: Context,
): Promise<Response> {
  const read = await readParameters(c);
  if (read.kind === 'refused') return respondErrorPage(tenant, c, read.refusal);
  const { parameters } = read;
  const known = checkClient(tenant, parameters);
  if (known.kind === 'refused') return respondErrorPage(tenant, c, known.refusal);
  const { client } = known;
  const organization = findRequestedOrganization(tenant, parameters.organization);
  const context: AuthorizeContext = { tenant, client, organization, parameters };
  const mismatch = checkRedirectUri(client, organization, parameters) ?? checkMessage(context);
  if (mismatch) return respondErrorPage(tenant, c, mismatch, client);

  const target = {
    redirect_uri: parameters.redirect_uri ?? '',
    response_mode: parameters.response_mode,
    state: parameters.state,
  };
  for (const check of checks) {
    const refusal = check(context);
    if (!refusal) continue;
    logRefusal(context, c, refusal);
    return respond(c, target, { ...refusal });
  }

  const http = readHttp(c);
  const session = await loadSession(context, c);
  const transaction = startTransaction(tenant, {
    ...describeRequest(context),
    browser: ensureBrowserId(tenant, c),
    http,
    locale: chooseLocale(
      tenant.configuration.settings.enabled_locales,
      splitList(parameters.ui_locales),
      http.language,
    ),
    ...(session && {
      user_id: session.user_id,
      session_id: session.id,
      connection: session.connection,
    }),
  });
  const step = await continueSignIn(tenant, rooms, transaction, {
    http,
    query: parameters,
    body: {},
  });
  return answerSignIn(tenant, c, transaction, step);
}

/** An answer by `postMessage` goes only to an origin that the application lists. */
function checkMessage({ client, parameters }: AuthorizeContext): Refusal | undefined {
  if (parameters.response_mode !== 'web_message') return undefined;
  if (mayPostMessage(client.web_origins, parameters.redirect_uri ?? '')) return undefined;
  return invalidRequest('The origin of redirect_uri is not in the list of allowed web origins');
}

function describeRequest({ client, organization, parameters }: AuthorizeContext) {
  const optional = [
    'response_mode',
    'audience',
    'state',
    'nonce',
    'code_challenge',
    'code_challenge_method',
    'login_hint',
  ] as const;
  const given: Partial<Record<(typeof optional)[number], string>> = {};
  for (const name of optional) {
    const value = parameters[name];
    if (value !== undefined) given[name] = value;
  }
  return {
    client_id: client.client_id,
    request: {
      ...given,
      redirect_uri: parameters.redirect_uri ?? '',
      response_type: 'code',
      scope: [...new Set(splitList(parameters.scope))],
      prompt: splitList(parameters.prompt),
      ui_locales: splitList(parameters.ui_locales),
      ...(parameters.max_age !== undefined && { max_age: Number(parameters.max_age) }),
    },
    query: parameters,
    ...(organization && { organization_id: organization.id }),
  };
}

function logRefusal(
  { tenant, client, parameters }: AuthorizeContext,
  c: Context,
  refusal: Refusal,
) {
  const { ip, user_agent } = readHttp(c);
  logClientEvent(tenant, parameters.prompt === 'none' ? 'fsa' : 'f', client, {
    description: refusal.error_description,
    ip,
    user_agent,
    details: { error: { message: refusal.error_description, oauthError: refusal.error } },
  });
}
