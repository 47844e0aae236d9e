import type { Tenant } from '../tenant.ts';
import { html, type Markup } from './markup.ts';
import type { PageSubject } from './page-texts.ts';

/**
 * A link to `resultUrl`, else to the application's start page, which begins a sign-in, else to the tenant's; nothing where there
 * is none of them.
 */
export function renderWayBack(
  tenant: Tenant,
  { client }: PageSubject,
  label: string,
  resultUrl?: string,
): Markup {
  const start =
    resultUrl ??
    client?.initiate_login_uri ??
    tenant.configuration.settings.default_redirection_uri;
  if (typeof start !== 'string' || !/^https?:\/\//.test(start)) return html``;
  return html`<a class="ulp-button" href="${start}">${label}</a>`;
}
