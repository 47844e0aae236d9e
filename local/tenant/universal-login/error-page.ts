import { renderLiquid } from '../email/render-liquid.ts';
import { chooseLocale } from '../oauth/authorize/choose-locale.ts';
import { lostTransaction } from '../oauth/error-page.ts';
import type { Client, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { pageHeaders, sendPage } from './layout.ts';
import { html } from './markup.ts';
import { text } from './texts.ts';

/** An OAuth error that must stay on a page of the tenant. */
export interface PageError {
  error: string;
  error_description: string;
  /** A locale, or an Accept-Language header. */
  language: string;
  client?: Client | undefined;
  /** 400 if absent. */
  status?: number;
}

/** The deployed error page (Liquid, as Auth0 renders it), or one in the look of the tenant if none was deployed. */
export function sendError(tenant: Tenant, error: PageError): Response {
  const { settings, errorPage } = tenant.configuration;
  const status = error.status ?? 400;
  const lang = chooseLocale(settings.enabled_locales, [], error.language);
  const tracking = tenant.createId('');
  tenant.log({
    type: 'f',
    description: error.error_description,
    ...(error.client && { client_id: error.client.client_id, client_name: error.client.name }),
    details: { error: error.error, tracking },
  });
  const source = errorPage?.html;
  if (source === undefined || source === '')
    return sendOwnPage(tenant, error, lang, tracking, status);
  const variables: JsonObject = {
    client_id: error.client?.client_id ?? '',
    connection: '',
    lang,
    error: error.error,
    error_description: error.error_description,
    tracking,
    tenant: settings.friendly_name,
    support_email: settings.support_email ?? '',
    support_url: settings.support_url ?? '',
  };
  return new Response(renderLiquid(source, variables, tenant.clock.now()), {
    status,
    // A deployed page brings its own style element; scripts stay out.
    headers: pageHeaders(tenant, "'self' 'unsafe-inline'"),
  });
}

/** Auth0's page for a `state` that is unknown, used up, or another browser's. */
export function sendLostTransaction(tenant: Tenant, language: string): Response {
  return sendError(tenant, { ...lostTransaction, language });
}

function sendOwnPage(
  tenant: Tenant,
  error: PageError,
  locale: string,
  tracking: string,
  status: number,
): Response {
  const say = (key: string) => text(tenant, locale, 'common', 'common', key);
  const lost = error.error_description === lostTransaction.error_description;
  const body = html`<p>${lost ? say('session-not-found') : say('error-description')}</p>
<p>${say('error-support')}</p>
<dl class="ulp-details">
<dt>${say('error-details')}</dt>
<dd><strong>${error.error}</strong>: ${error.error_description}</dd>
<dt>${say('error-tracking')}</dt>
<dd>${tracking}</dd>
</dl>`;
  const heading = say('error-title');
  return sendPage(tenant, { locale, title: heading, widget: 'error', heading, body }, status);
}
