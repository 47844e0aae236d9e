import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { cookieOptions } from '../browser-session.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Notes where this browser signs in: `/login` alone says no organization, and the tenant may lead there. */
export function noteOrganization(c: Context<ProductEnv>, product: Product): void {
  setCookie(c, cookieName(product), c.var.organization.name, {
    ...cookieOptions(c, product),
    path: '/login',
    maxAge: yearSeconds,
  });
}

/** The name of the organization that this browser signed in to last, as the browser says. */
export function readLastOrganization(c: Context, product: Product): string | undefined {
  return getCookie(c, cookieName(product));
}

function cookieName(product: Product): string {
  return `${product.rules.product}_organization`;
}
