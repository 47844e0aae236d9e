import { findReason } from '../../policy/reason-codes.ts';
import type { HttpPage } from './http-tab.ts';
import { findAttribute, findLink, readForm, readText } from './read-html.ts';

/** Where a person stands; `message` is what the page says went wrong, `null` if nothing. */
export type Place =
  | { kind: 'identifier' | 'password' | 'confirm' | 'inbox'; message: string | null }
  /** The steps of *Link your account.*, in the product's own words. */
  | { kind: 'link_account' | 'ask_reset' | 'reset_sent' | 'no_account'; message: string | null }
  /** *Choose a new password*, and the page after its mail. */
  | { kind: 'choose_password'; message: string | null }
  | { kind: 'password_inbox'; message: string | null; signIn: string }
  /** *Sign in with the password of ...*, and where its button leads. */
  | { kind: 'other_password'; signIn: string }
  /** The page behind a mailed link, by its step in the form: `confirmed`, `used`, `expired`, ... */
  | { kind: 'link'; outcome: string }
  /** In the product; `account` is the Product Cloud account that its page names, `null` before a claim. */
  | { kind: 'home'; account: string | null }
  /** Back at the product without being let in. */
  | { kind: 'refused'; reason: string }
  | { kind: 'signed_out' }
  | { kind: 'elsewhere'; path: string; status: number; text: string };

/** Reads from a page of the tenant or of a product where it leaves the person. */
export function readPlace({ url, status, html }: HttpPage): Place {
  const message = readText(html, /\srole="alert"[\s\S]*?<(?:p|span)>/, '</');
  // What the tenant refuses has the path of the page, and no form.
  switch (readForm(html) === null ? null : url.pathname) {
    case '/u/login/identifier':
      return { kind: 'identifier', message };
    case '/u/login/password':
      return { kind: 'password', message };
  }
  if (url.pathname.startsWith('/u/custom-prompt/')) {
    const place = readStep(html, message);
    if (place !== null) return place;
  }
  if (status === 200 && html.includes('class="welcome"'))
    return { kind: 'home', account: /auth0\|[\w|.-]+/.exec(html)?.[0] ?? null };
  const code =
    status === 403 ? readText(html, /<dl class="facts"><div><dt>[^<]*<\/dt>/, '</div>') : null;
  if (code !== null) return { kind: 'refused', reason: findReason(code) ?? code };
  if (url.searchParams.has('signed_out')) return { kind: 'signed_out' };
  const text = readText(html, /<main\b[^>]*>/, '</main>') ?? html.slice(0, 200);
  return { kind: 'elsewhere', path: url.pathname, status, text };
}

function readStep(html: string, message: string | null): Place | null {
  const step = findAttribute(html, 'data-step');
  switch (step) {
    case 'ask_email':
      return { kind: 'confirm', message };
    case 'check_inbox':
      return { kind: isLeadingOn(html) ? 'inbox' : 'reset_sent', message };
    case 'link_account':
    case 'ask_reset':
    case 'no_account':
    case 'choose_password':
      return { kind: step, message };
    case 'password_inbox':
      return { kind: step, message, signIn: findLink(html, 'login_hint') ?? '' };
    case 'other_password':
      return { kind: step, signIn: findLink(html, 'login_hint') ?? '' };
    default:
      return step === null ? null : { kind: 'link', outcome: step };
  }
}

/** Both forms have a *Check your inbox*; only that of the confirmation goes on from there. */
function isLeadingOn(html: string): boolean {
  return readForm(html)?.buttons.some(({ value }) => value === 'default') ?? false;
}
