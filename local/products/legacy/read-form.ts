import type { Context } from 'hono';
import { readSession } from '../browser-session.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';

/** The posted fields, or null when the form was not one of ours (no session, or another CSRF token). */
export async function readForm(
  c: Context<ProductEnv>,
  product: Product,
): Promise<Partial<Record<string, string>> | null> {
  const session = readSession(c, product)?.session;
  const posted = await c.req.parseBody();
  if (!session || posted._csrf_token !== session.csrfToken) return null;
  const texts = Object.entries(posted).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Object.fromEntries(texts);
}
