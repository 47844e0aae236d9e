import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  createSession,
  deleteSession,
  findSession,
  type ProductSession,
  type SessionContent,
  setNotice,
} from './database/sessions.ts';
import type { Notice } from './pages/forms.ts';
import type { Product } from './product.ts';
import type { ProductEnv } from './product-env.ts';
import { isTextKey, type TextKey } from './texts/text.ts';

export interface BrowserSession {
  id: string;
  session: ProductSession;
}

/** What this browser's cookie stands for at this organization. */
export function readSession(c: Context<ProductEnv>, product: Product): BrowserSession | null {
  const id = getCookie(c, cookieName(product));
  if (!id) return null;
  const { customer_id } = c.var.organization;
  const session = findSession(product.database, customer_id, id, product.clock.now());
  return session && { id, session };
}

/** Ends the session of this browser and starts another under a new id. */
export function replaceSession(
  c: Context<ProductEnv>,
  product: Product,
  content: SessionContent,
): BrowserSession {
  endSession(c, product);
  const { customer_id } = c.var.organization;
  const opened = createSession(product.database, customer_id, content, product.clock.now());
  setCookie(c, cookieName(product), opened.id, cookieOptions(c, product));
  return opened;
}

/** What a session holds before anybody has signed in. */
export const nobody: SessionContent = { userId: null, way: null, productCloud: null, notice: null };

/** A session for the pages before login, which need a CSRF token. */
export function ensureSession(c: Context<ProductEnv>, product: Product): BrowserSession {
  return readSession(c, product) ?? replaceSession(c, product, nobody);
}

export function endSession(c: Context<ProductEnv>, product: Product): void {
  const id = getCookie(c, cookieName(product));
  if (!id) return;
  deleteSession(product.database, id);
  deleteCookie(c, cookieName(product), cookieOptions(c, product));
}

/** Leaves a text for the next page. */
export function leaveNotice(c: Context<ProductEnv>, product: Product, key: TextKey): void {
  setNotice(product.database, ensureSession(c, product).id, key);
}

const doneNotices: TextKey[] = ['reset_done', 'reset_link_sent'];

/** The text left by the page before, once. */
export function takeNotice(product: Product, { id, session }: BrowserSession): Notice | null {
  const key = session.notice;
  if (key === null || !isTextKey(key)) return null;
  setNotice(product.database, id, null);
  return { kind: doneNotices.includes(key) ? 'done' : 'error', key };
}

/** Attributes of every cookie of a product: one organization's cookies are never sent to another's pages. */
export function cookieOptions(
  c: Context<ProductEnv>,
  product: Product,
): { path: string; httpOnly: true; sameSite: 'Lax'; secure: boolean } {
  return {
    path: `/${c.var.organization.name}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: product.baseUrl.startsWith('https:'),
  };
}

function cookieName(product: Product): string {
  return `${product.rules.product}_session`;
}
