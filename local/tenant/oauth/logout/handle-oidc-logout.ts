import type { Context } from 'hono';
import { errors, jwtVerify } from 'jose';
import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../../universal-login/layout.ts';
import { html } from '../../universal-login/markup.ts';
import { appendQuery } from '../authorize/respond.ts';
import { readSession } from '../browser.ts';
import { findClient } from '../find-configuration.ts';
import { loadKeys } from '../keys.ts';
import { type Parameters, readParameters } from '../read-parameters.ts';
import { invalidRequest, type Refusal } from '../refusal.ts';
import { respondErrorPage } from '../respond-error-page.ts';
import { checkReturnUrl } from './check-return-url.ts';
import { endBrowserSession } from './end-browser-session.ts';

type Hint =
  | { kind: 'none' }
  | { kind: 'invalid' }
  | { kind: 'valid'; clientId: string; sid: string };

/** GET and POST /oidc/logout (RP-Initiated Logout): without a hint that names this session, the person is asked first. */
export async function handleOidcLogout(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readParameters(c);
  if (read.kind === 'refused') return respondErrorPage(tenant, c, read.refusal);
  const { parameters } = read;
  const hint = await readHint(tenant, parameters.id_token_hint);
  const check = checkRequest(tenant, hint, parameters);
  if (check.kind === 'refused') return respondErrorPage(tenant, c, check.refusal);

  const session = await readSession(tenant, c);
  const proven = hint.kind === 'valid' && hint.sid === session?.id;
  // The cookie is SameSite=Lax: a form of another site comes here without a session.
  const confirmed = c.req.method === 'POST' && parameters.confirmed === 'yes';
  if (session && !proven && !confirmed) return askToConfirm(tenant, parameters);
  await endBrowserSession(tenant, c, check.client);
  c.header('Cache-Control', 'no-store');
  const { post_logout_redirect_uri: url, state } = parameters;
  if (url === undefined) return c.text('OK');
  return c.redirect(state === undefined ? url : appendQuery(url, { state }), 302);
}

type RequestCheck =
  | { kind: 'checked'; client: Client | undefined }
  | { kind: 'refused'; refusal: Refusal };

/** The hint is ours, it and `client_id` name one application, and the URL is one of its logout URLs. */
function checkRequest(tenant: Tenant, hint: Hint, parameters: Parameters): RequestCheck {
  const refuse = (text: string): RequestCheck => ({
    kind: 'refused',
    refusal: invalidRequest(text),
  });
  if (hint.kind === 'invalid') return refuse('Invalid id_token_hint');
  const hinted = hint.kind === 'valid' ? hint.clientId : undefined;
  const { client_id: named = hinted, post_logout_redirect_uri: url } = parameters;
  const client = findClient(tenant, named);
  const contradicts = hinted !== undefined && named !== hinted;
  if (contradicts || (named !== undefined && !client)) return refuse('Invalid client_id');
  if (url === undefined || checkReturnUrl(tenant, client, url)) return { kind: 'checked', client };
  return refuse(
    `The "post_logout_redirect_uri" parameter "${url}" is not defined as a valid URL in "Allowed Logout URLs"`,
  );
}

/** Reads an ID token of this tenant, expired or not: a person may sign out late. */
async function readHint(tenant: Tenant, hint: string | undefined): Promise<Hint> {
  if (hint === undefined) return { kind: 'none' };
  const { verificationKey } = await loadKeys(tenant);
  try {
    const { payload } = await jwtVerify(hint, verificationKey, {
      issuer: tenant.issuer,
      algorithms: ['RS256'],
      clockTolerance: Number.MAX_SAFE_INTEGER,
      currentDate: new Date(tenant.clock.now()),
    });
    const { aud, sid } = payload;
    if (typeof aud !== 'string') return { kind: 'invalid' };
    return { kind: 'valid', clientId: aud, sid: typeof sid === 'string' ? sid : '' };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'invalid' };
    throw error;
  }
}

function askToConfirm(tenant: Tenant, parameters: Parameters): Response {
  const { confirmed, ...kept } = parameters;
  const inputs = Object.entries(kept).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return sendPage(tenant, {
    locale: 'en',
    title: 'Log out',
    widget: 'logout',
    heading: 'Log out',
    description: 'Do you want to log out?',
    body: html`<form method="post" action="/oidc/logout">
${inputs}<button type="submit" name="confirmed" value="yes">Log out</button>
</form>`,
  });
}
