import { expect, test } from '@jest/globals';
import { sendError } from '../../local/tenant/universal-login/error-page.ts';
import { LANGUAGES } from '../../policy/language.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { placeTextsInHtml } from '../../scripts/build/place-texts-in-html.ts';
import { readSources } from '../../scripts/build/read-sources.ts';
import { readTexts } from '../../scripts/build/texts.ts';
import { makeTenant } from '../support/make-tenant.ts';

const sources = readSources(process.cwd());
const pages = placeTextsInHtml(sources.html, readTexts(sources.json), []);
const html = pages.get('tenant/pages/error_page.html') ?? '';
const lost = "You may have pressed the back button, since we couldn't find your session.";

/** The deployed page for an error, a day after the clock of this machine. */
async function show(error: string, error_description: string, language = 'en') {
  const tenant = makeTenant({
    configuration: {
      errorPage: { html },
      settings: { ...makeTenant().configuration.settings, enabled_locales: [...LANGUAGES] },
    },
  });
  tenant.clock.advance(24 * 60 * 60_000);
  const response = sendError(tenant, { error, error_description, language });
  const body = await response.text();
  const time = Date.parse(/<dd>(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC)<\/dd>/.exec(body)?.[1] ?? '');
  return { body, lateMs: tenant.clock.now() - time, log: tenant.state.logs[0] };
}

test.each([
  ['too_many_requests', 'Too many requests', 'too_many_requests', 'Too many requests'],
  ['invalid_request', lost, 'session_lost', 'Authentication failed'],
  ['unauthorized_client', 'Callback URL mismatch', 'page_failed', 'Authentication failed'],
] as const)(
  '%s (%s): reason, code, time, tracking number, what to do, ways back',
  async (error, description, reason, title) => {
    const { body, lateMs, log } = await show(error, description);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body.match(/AK-\d+/g)).toEqual([REASON_CODES[reason]]);
    expect([lateMs >= 0, lateMs < 10_000]).toEqual([true, true]);
    const { tracking } = log?.details ?? {};
    expect([typeof tracking, body]).toEqual([
      'string',
      expect.stringContaining(`<dd>${tracking}</dd>`),
    ]);
    expect(body).toContain('send a screenshot of this page to <a href=');
    for (const [id, { name }] of Object.entries(PRODUCTS)) {
      const link = `<a href="##${id.toUpperCase()}_LOGIN_URL##">\\s*Back to ${name}</a>`;
      expect(body).toMatch(new RegExp(link));
    }
  },
);

test.each(LANGUAGES)(
  'in %s nothing of the page is left out, and nothing in it is markup from outside',
  async (language) => {
    const { body } = await show('<b>', '<script>alert("x")</script> [AK-999]', language);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).not.toMatch(/\[\[|\{\{|\{%|<b>|<script/);
    expect(body).toContain('&lt;script&gt;');
    expect(body.match(/<dd>AK-\d+<\/dd>/g)).toEqual([`<dd>${REASON_CODES.page_failed}</dd>`]);
  },
);
