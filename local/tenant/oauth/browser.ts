import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findSession } from '../store/sessions.ts';
import type { Session, Transaction } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { loadKeys } from './keys.ts';

// http on localhost cannot carry `SameSite=None; Secure`, which Auth0 uses.
const cookieOptions = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
const yearSeconds = 365 * 24 * 3600;

/** The browser's id, from its `did` cookie. */
export function readBrowserId(c: Context): string | undefined {
  return getCookie(c, 'did');
}

/** The browser's id; a browser without one gets one. */
export function ensureBrowserId(tenant: Tenant, c: Context): string {
  const known = readBrowserId(c);
  if (known) return known;
  const id = tenant.createId('');
  setCookie(c, 'did', id, { ...cookieOptions, maxAge: yearSeconds });
  return id;
}

// A session's id is no secret (it is `sid` in tokens and `event.session.id`), so the cookie adds a proof to it.
async function proveSessionId(tenant: Tenant, id: string): Promise<string> {
  const { cookieKey } = await loadKeys(tenant);
  return createHmac('sha256', cookieKey).update(id).digest('base64url');
}

/** The session of this browser, from its `auth0` cookie. */
export async function readSession(tenant: Tenant, c: Context): Promise<Session | undefined> {
  const [id, proof] = (getCookie(c, 'auth0') ?? '').split('.');
  if (!id || !proof) return undefined;
  const expected = Buffer.from(await proveSessionId(tenant, id));
  const given = Buffer.from(proof);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return findSession(tenant, id);
}

/**
 * Makes the session of a sign-in the session of this browser. The one it replaces ends; other sign-ins of the same person
 * in this browser go on with the new one.
 */
export async function keepSession(
  tenant: Tenant,
  c: Context,
  transaction: Transaction,
): Promise<void> {
  const id = transaction.session_id;
  if (id === undefined || !findSession(tenant, id)) return;
  const replaced = await readSession(tenant, c);
  if (replaced?.id === id) return;
  setCookie(c, 'auth0', `${id}.${await proveSessionId(tenant, id)}`, cookieOptions);
  if (!replaced) return;
  for (const other of tenant.state.transactions.values()) {
    const samePerson = other.user_id === transaction.user_id;
    if (samePerson && other.session_id === replaced.id) other.session_id = id;
  }
  tenant.state.sessions.delete(replaced.id);
}

/** Takes the session cookie away. */
export function forgetSession(c: Context): void {
  deleteCookie(c, 'auth0', cookieOptions);
}
