import { expect, test } from '@jest/globals';
import { sendError } from '../../local/tenant/universal-login/error-page.ts';
import { renderPage } from '../../local/tenant/universal-login/layout.ts';
import { escapeHtml, html, trustedHtml } from '../../local/tenant/universal-login/markup.ts';
import { english } from '../../local/tenant/universal-login/texts/default-texts.en.ts';
import { french } from '../../local/tenant/universal-login/texts/default-texts.fr.ts';
import { findText, text } from '../../local/tenant/universal-login/texts.ts';
import { makeTenant } from '../support/make-tenant.ts';
import { decode, openLogin } from './open-login.ts';

const page = { locale: 'en', title: 'T', widget: 'login', body: html`` };

test('every English text has a French one, with the same variables', () => {
  const keys = (texts: typeof english) =>
    Object.entries(texts).flatMap(([prompt, screens]) =>
      Object.entries(screens).flatMap(([screen, entries]) =>
        Object.entries(entries).map(
          ([key, value]) =>
            `${prompt}/${screen}/${key} ${(value.match(/\$\{\w+\}/g) ?? []).sort()}`,
        ),
      ),
    );
  expect(keys(french).sort()).toEqual(keys(english).sort());
});

test('a text comes from the locale, then its language, then the defaults, then English', () => {
  const texts = (title: string) => ({ 'login-id': { 'login-id': { title } } });
  const say = (locale: string, customText = {}) =>
    text(makeTenant({ configuration: { customText } }), locale, 'login-id', 'login-id', 'title');
  expect(say('fr-CA', { 'fr-CA': texts('a'), fr: texts('b') })).toBe('a');
  expect(say('fr-CA', { fr: texts('b') })).toBe('b');
  expect(say('fr-CA')).toBe('Bienvenue');
  expect(say('de')).toBe('Welcome');
});

test('a key without a text is a bug, unless somebody else chose it', () => {
  const tenant = makeTenant();
  expect(() => text(tenant, 'en', 'login-id', 'login-id', 'nonsense')).toThrow('nonsense');
  for (const key of ['nonsense', 'constructor', '__proto__', 'toString'])
    expect(findText(tenant, 'en', 'login-id', 'login-id', key)).toBeUndefined();
});

test('markup escapes values, for text and attributes, and nothing twice', () => {
  const hostile = `<img src=x onerror="alert('&')">`;
  expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
    `<p title="${escapeHtml(hostile)}">${escapeHtml(hostile)}</p>`,
  );
  expect(escapeHtml(hostile)).not.toMatch(/[<>"']/);
  expect(html`${html`<b>${'&'}</b>`}${[trustedHtml('<i>')]}${undefined}${1}`.markup).toBe(
    '<b>&#38;</b><i>1',
  );
});

test("a theme cannot leave its declaration, and a form's CSS not its element", () => {
  const tenant = makeTenant({
    configuration: {
      theme: {
        colors: { primary_button: 'red;} body{display:none', error: '#abc' },
        borders: { buttons_style: 'pill', widget_corner_radius: '1px;} *{' },
        page_background: { page_layout: 'left"><script>' },
      },
    },
  });
  const document = renderPage(tenant, { ...page, style: '</style><script>alert(1)</script>' }, 'n');
  expect(document).not.toContain('display:none');
  expect(document).toContain('--error: #abc;');
  expect(document).toContain('--button-radius: 999px;');
  expect(document).toContain('_page-center');
  expect(document).not.toContain('</style><script>');
});

test("a tenant without a theme has Auth0's", () => {
  const document = renderPage(makeTenant({ configuration: { theme: {} } }), page, 'n');
  expect(document).toContain('--primary-button: #635dff;');
});

test('a logo of this tenant is shown, with its name', () => {
  const tenant = makeTenant();
  tenant.configuration.theme.widget = { logo_url: `${tenant.issuer}assets/logo.svg` };
  expect(renderPage(tenant, page, 'n')).toContain(
    '<img id="prompt-logo-center" src="http://localhost:4400/assets/logo.svg" alt="Akeneo Product Cloud">',
  );
});

test('the error page is the deployed one, in the language, escaped as it says, without scripts', async () => {
  const tenant = makeTenant({
    configuration: {
      errorPage: {
        html: '<h1>{{ lang }} {{ error | escape }}</h1>{{ error_description | escape }} {{ support_url }} {{ tracking }}',
      },
    },
  });
  const response = sendError(tenant, {
    error: 'invalid_request',
    error_description: '<script>alert(1)</script>',
    language: 'fr-FR,fr;q=0.9',
  });
  const body = await response.text();
  expect(response.status).toBe(400);
  expect(body).toContain('<h1>fr invalid_request</h1>');
  expect(body).not.toContain('<script>');
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(tenant.state.logs).toMatchObject([
    { type: 'f', description: '<script>alert(1)</script>' },
  ]);
});

test('without a deployed error page there is one in the look of the tenant', async () => {
  const response = sendError(makeTenant(), {
    error: 'access_denied',
    error_description: 'no <b>',
    language: 'fr',
    status: 403,
  });
  const body = decode(await response.text());
  expect(response.status).toBe(403);
  expect(body).toContain("<h1>Une erreur s'est produite</h1>");
  expect(body).toContain('<strong>access_denied</strong>: no <b>');
});

test('stylesheet, script and favicon come from the tenant itself', async () => {
  const { app } = openLogin();
  for (const [file, type] of [
    ['universal-login.css', 'text/css'],
    ['universal-login.js', 'text/javascript'],
    ['favicon.svg', 'image/svg+xml'],
  ]) {
    const response = await app.request(`/u/assets/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
  }
});
