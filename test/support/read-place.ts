import type { HttpPage } from './http-tab.ts';
import { findAttribute, readText } from './read-html.ts';

/** Where a person stands; `message` is what the page says went wrong, `null` if nothing. */
export type Place =
  | { kind: 'identifier' | 'password' | 'confirm' | 'inbox'; message: string | null }
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
  switch (url.pathname) {
    case '/u/login/identifier':
      return { kind: 'identifier', message };
    case '/u/login/password':
      return { kind: 'password', message };
  }
  if (url.pathname.startsWith('/u/custom-prompt/')) {
    switch (findAttribute(html, 'data-step')) {
      case 'ask_email':
        return { kind: 'confirm', message };
      case 'check_inbox':
        return { kind: 'inbox', message };
      case null:
        break;
      default:
        return { kind: 'link', outcome: findAttribute(html, 'data-step') ?? '' };
    }
  }
  if (status === 200 && html.includes('class="welcome"'))
    return { kind: 'home', account: /auth0\|[\w|.-]+/.exec(html)?.[0] ?? null };
  const reason =
    status === 403 ? readText(html, /<dl class="facts"><div><dt>[^<]*<\/dt>/, '</div>') : null;
  if (reason !== null) return { kind: 'refused', reason };
  if (url.searchParams.has('signed_out')) return { kind: 'signed_out' };
  const text = readText(html, /<main\b[^>]*>/, '</main>') ?? html.slice(0, 200);
  return { kind: 'elsewhere', path: url.pathname, status, text };
}
