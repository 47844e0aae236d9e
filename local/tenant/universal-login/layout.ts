import { randomBytes } from 'node:crypto';
import type { Tenant } from '../tenant.ts';
import { renderLogo } from './logo.ts';
import { html, type Markup, trustedHtml } from './markup.ts';
import { readPageLayout, writeThemeVariables } from './theme.ts';

/** One page of the tenant. Texts are plain; `body` and `description` may be markup. */
export interface Page {
  locale: string;
  /** The browser's title bar. */
  title: string;
  /** Names the screen on `main._widget`: `login`, `reset-password`, `custom-form`, `error`. */
  widget: string;
  /** Without it the body brings its own `h1`, as a deployed form does. */
  heading?: string;
  description?: string | Markup;
  /** A drawing above the heading. */
  icon?: { drawing: Markup; tone: 'neutral' | 'success' | 'error' };
  body: Markup;
  /** What the logo is called; the tenant's name if absent. */
  logoAlt?: string;
  /** A form's own CSS (`style.css`). */
  style?: string;
  /** More files of this origin, by path: `/u/assets/forms.js`. */
  assets?: readonly string[];
}

/** The page as a document, in the tenant's theme and branding; works without JavaScript. `nonce` must be the one in
 * the answer's Content-Security-Policy: `sendPage` sees to both. */
export function renderPage(tenant: Tenant, page: Page, nonce: string): string {
  const { configuration } = tenant;
  const variables = writeThemeVariables(configuration);
  const document = html`<!DOCTYPE html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${page.title}</title>
<link rel="icon" href="/u/assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/u/assets/universal-login.css">
<style nonce="${nonce}">${css(`:root { ${variables} }${page.style ?? ''}`)}</style>
${assetTags(page.assets ?? [])}<script src="/u/assets/universal-login.js" defer></script>
</head>
<body class="_widget-auto-layout _page-${readPageLayout(configuration)}">
<main class="_widget ${page.widget}">
<section class="_prompt-box-outer">
<div class="_prompt-box-inner">
<header class="ulp-header">
${renderLogo(tenant, page.logoAlt ?? configuration.settings.friendly_name)}
${page.icon && html`<div class="ulp-event-icon ulp-event-icon--${page.icon.tone}">${page.icon.drawing}</div>`}
${page.heading === undefined ? undefined : html`<h1>${page.heading}</h1>`}
${page.description === undefined ? undefined : html`<p class="ulp-description">${page.description}</p>`}
</header>
${page.body}
</div>
</section>
</main>
</body>
</html>
`;
  return document.markup;
}

/** The page as an answer that no other site can frame, script or keep. */
export function sendPage(tenant: Tenant, page: Page, status = 200): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(renderPage(tenant, page, nonce), {
    status,
    headers: pageHeaders(tenant, `'self' 'nonce-${nonce}'`),
  });
}

/** Headers of every HTML answer; `styles` are the sources of its CSS in CSP's words. */
export function pageHeaders(tenant: Tenant, styles: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src ${styles}`,
      "img-src 'self' data: http://localhost:*",
      "font-src 'self' data:",
      "connect-src 'self'",
      `form-action 'self' ${callbackOrigins(tenant).join(' ')}`.trimEnd(),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

// Chromium applies form-action to the redirects after a POST, and a sign-in ends at a callback.
function callbackOrigins(tenant: Tenant): string[] {
  const callbacks = tenant.configuration.clients.flatMap((client) => client.callbacks);
  const origins = callbacks.flatMap((callback) => {
    const origin = /^https?:\/\/[^/?#;,\s]+/.exec(callback)?.[0];
    return origin === undefined ? [] : [origin.replaceAll('{organization_name}', '*')];
  });
  return [...new Set(origins)];
}

function assetTags(assets: readonly string[]): Markup[] {
  return assets.map((path) =>
    path.endsWith('.css')
      ? html`<link rel="stylesheet" href="${path}">\n`
      : html`<script src="${path}" defer></script>\n`,
  );
}

// CSS cannot be escaped as HTML; only the end of its element must not occur in it.
function css(source: string): Markup {
  return trustedHtml(source.replaceAll('</', '<\\/'));
}
