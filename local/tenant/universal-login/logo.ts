import type { Tenant } from '../tenant.ts';
import { html, type Markup, trustedHtml } from './markup.ts';

/** Our own drawing, for a tenant whose logo cannot be loaded on this machine. */
const mark =
  '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path fill="currentColor" d="M16 1.5 28.6 8.8v14.4L16 30.5 3.4 23.2V8.8z"/><path fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="m9.6 21.4 6.4-11 6.4 11M12 17.8h8"/></svg>';

/** The favicon of the local tenant, in the tenant's primary colour. */
export function drawFavicon(primary: string): string {
  return mark
    .replace('<svg ', `<svg xmlns="http://www.w3.org/2000/svg" color="${primary}" `)
    .replace(' aria-hidden="true" focusable="false"', '');
}

/** The theme's logo, else the branding's, else the tenant's name as a word mark: pages load nothing from outside. */
export function renderLogo(tenant: Tenant, alternative: string): Markup {
  const { theme, branding, settings } = tenant.configuration;
  const widget = theme.widget;
  const themed = widget && typeof widget === 'object' && !Array.isArray(widget) ? widget : {};
  const source = [themed.logo_url, branding.logo_url].find((url) => isLocal(tenant, url));
  const logo =
    typeof source === 'string'
      ? html`<img id="prompt-logo-center" src="${source}" alt="${alternative}">`
      : html`<span id="prompt-logo-center" class="ulp-wordmark">${trustedHtml(mark)}${settings.friendly_name}</span>`;
  return html`<div id="custom-prompt-logo"></div>
<div class="ulp-logo">${logo}</div>`;
}

function isLocal(tenant: Tenant, url: unknown): boolean {
  if (typeof url !== 'string') return false;
  return url.startsWith('data:image/') || url.startsWith(tenant.issuer);
}
