import type { Context } from 'hono';
import type { JWTVerifyGetKey } from 'jose';
import { endCloudSessions } from '../database/end-cloud-sessions.ts';
import type { Product } from '../product.ts';
import { createDiscovery } from '../sign-in/discover-issuer.ts';
import { checkLogoutToken, loadKeys } from './check-logout-token.ts';

/**
 * `POST /backchannel-logout`, one address for all customers: the tenant takes no second one. The answers are those of the
 * specification; which check failed is nobody's business.
 */
export function createLogoutReceiver(product: Product): (c: Context) => Promise<Response> {
  const discover = createDiscovery(product);
  let keys: JWTVerifyGetKey | null = null;

  async function findKeys(): Promise<JWTVerifyGetKey | null> {
    try {
      keys ??= loadKeys((await discover()).serverMetadata().jwks_uri ?? '');
    } catch (error) {
      console.error(`the issuer does not answer: ${String(error)}`);
    }
    return keys;
  }

  return async (c) => {
    c.header('cache-control', 'no-store');
    const token = await readToken(c);
    if (token === null) return c.json({ error: 'invalid_request' }, 400);
    const found = await findKeys();
    if (!found) return c.json({ error: 'temporarily_unavailable' }, 503);
    const check = await checkLogoutToken(product, found, token);
    switch (check.kind) {
      case 'valid':
        endCloudSessions(product.database, check.ended, product.clock.now());
        return c.body(null, 200);
      case 'invalid':
        return c.json({ error: 'invalid_request' }, 400);
      case 'unavailable':
        return c.json({ error: 'temporarily_unavailable' }, 503);
    }
  };
}

/** The one token of the form; `null` if there is none, or more. */
async function readToken(c: Context): Promise<string | null> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const [token, ...more] = new URLSearchParams(await c.req.text()).getAll('logout_token');
  return token !== undefined && more.length === 0 ? token : null;
}
