import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { findByIdentifier } from '../database/find-user.ts';
import { hasPassword } from '../database/product-user.ts';
import type { Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { requestReset } from '../request-reset.ts';
import { toAccount } from './account.ts';
import { changeClaim } from './change-claim.ts';
import { checkToken } from './check-token.ts';
import { problem } from './problems.ts';
import { isText, readBody } from './read-body.ts';
import { verifyCredentials } from './verify-credentials.ts';

const maxBodyBytes = 32 * 1024;

/** The five calls of apis/product-identity.openapi.yaml, for one organization that stands in the context. */
export function createIdentityApi(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  app.onError((error) => {
    console.error(`${product.rules.product} identity API:`, error);
    return problem('internal');
  });

  app.use(async (c, next) => {
    if (await checkToken(product, c.var.organization, c.req.header('authorization'))) return next();
    return problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  });
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: () => problem('too_large') }));

  app.post('/credentials/verify', async (c) => {
    const read = await readBody(c.req.raw, { identifier: 255, password: 4096 });
    if (read.kind === 'invalid') return problem('invalid', read);
    const verification = await verifyCredentials(product, c.var.organization, read.body);
    switch (verification.kind) {
      case 'valid':
        return c.json({ account: toAccount(verification.user) });
      case 'rejected':
        return problem(verification.why);
      case 'throttled':
        return problem('too_many', {
          headers: { 'retry-after': String(verification.retryAfterSeconds) },
        });
      case 'ambiguous':
        return problem('internal');
    }
  });

  app.get('/accounts', (c) => {
    const identifier = c.req.query('identifier');
    if (!isText(identifier, 255))
      return problem('invalid', {
        detail: 'identifier is missing or not a string of 1 to 255 characters',
      });
    const { customer_id } = c.var.organization;
    const found = findByIdentifier(product.database, product.rules, customer_id, identifier);
    if (found.kind === 'ambiguous') return problem('internal');
    const user = found.kind === 'found' && hasPassword(found.user) ? found.user : null;
    return c.json({ accounts: user ? [toAccount(user)] : [] });
  });

  app.post('/password-reset', async (c) => {
    const read = await readBody(c.req.raw, { identifier: 255 });
    if (read.kind === 'invalid') return problem('invalid', read);
    requestReset(product, c.var.organization, read.body.identifier);
    return c.body(null, 202);
  });

  app.on(['PUT', 'DELETE'], '/accounts/:id/product-cloud', (c) =>
    changeClaim(product, c.var.organization, c.req.param('id'), c.req.raw),
  );
  app.all('*', () => problem('invalid', { detail: 'there is no such call' }));
  return app;
}
