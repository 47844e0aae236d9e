import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';

/** Where the answer to an authorization request goes; the callback is a proven one. */
export interface ResponseTarget {
  redirect_uri: string;
  response_mode?: string | undefined;
  state?: string | undefined;
}

/** Sends a code or an error to the application, in the way it asked for. */
export function respond(
  c: Context,
  target: ResponseTarget,
  answer: Record<string, string>,
): Response | Promise<Response> {
  const parameters = { ...answer, ...(target.state !== undefined && { state: target.state }) };
  c.header('Cache-Control', 'no-store');
  switch (target.response_mode) {
    case 'form_post':
      return respondForm(c, target.redirect_uri, parameters);
    case 'web_message':
      return respondMessage(c, target.redirect_uri, parameters);
    default:
      return c.redirect(appendQuery(target.redirect_uri, parameters), 302);
  }
}

/** Adds parameters to a URL without touching those it has. */
export function appendQuery(url: string, parameters: Record<string, string>): string {
  const [base = '', fragment] = url.split('#', 2);
  const query = new URLSearchParams(parameters).toString();
  const glue = base.includes('?') ? '&' : '?';
  return `${base}${glue}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

function startPage(c: Context): string {
  const nonce = randomBytes(16).toString('base64');
  c.header('Content-Security-Policy', `default-src 'none'; script-src 'nonce-${nonce}'`);
  return nonce;
}

function respondForm(c: Context, action: string, parameters: Record<string, string>) {
  const nonce = startPage(c);
  const inputs = Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return c.html(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Submit this form</title></head><body>
<form method="post" action="${action}">${inputs}<noscript><button>Continue</button></noscript></form>
<script nonce="${nonce}">document.forms[0].submit();</script>
</body></html>`);
}

function respondMessage(c: Context, redirectUri: string, response: Record<string, string>) {
  const nonce = startPage(c);
  const message = asScript({ type: 'authorization_response', response });
  const origin = asScript(new URL(redirectUri).origin);
  return c.html(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Authorization Response</title></head><body>
<script nonce="${nonce}">
(function (window) { (window.opener || window.parent).postMessage(${raw(message)}, ${raw(origin)}); })(this);
</script>
</body></html>`);
}

// A `<` in the data must not be able to close the script element.
function asScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
}
