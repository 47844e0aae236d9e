import type { Context } from 'hono';
import { type BrowserSession, readSession } from './browser-session.ts';
import { findById } from './database/find-user.ts';
import type { ProductUser } from './database/product-user.ts';
import type { Product } from './product.ts';
import type { ProductEnv } from './product-env.ts';

export interface SignedIn {
  user: ProductUser;
  way: 'product_cloud' | 'legacy';
  opened: BrowserSession;
}

/** Who is signed in in this browser; nobody if the user has been disabled since. */
export function readSignedIn(c: Context<ProductEnv>, product: Product): SignedIn | null {
  const opened = readSession(c, product);
  if (!opened || opened.session.userId === null || opened.session.way === null) return null;
  const { userId, way } = opened.session;
  const { customer_id } = c.var.organization;
  const user = findById(product.database, customer_id, String(userId));
  return user?.enabled ? { user, way, opened } : null;
}
