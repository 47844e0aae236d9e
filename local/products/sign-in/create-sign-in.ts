import { type Context, Hono } from 'hono';
import type { Configuration } from 'openid-client';
import { replaceSession } from '../browser-session.ts';
import { endOlderSessions, hasEnded } from '../database/end-cloud-sessions.ts';
import { findById } from '../database/find-user.ts';
import type { ProductCloudSignIn } from '../database/sessions.ts';
import { takeSignIn } from '../database/sign-ins.ts';
import { organizationUrl, type Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { createDiscovery } from './discover-issuer.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { judgeClaims } from './judge-claims.ts';
import { refusalOf } from './read-refusal.ts';
import { safeReturnTo } from './return-to.ts';
import { showRefusal, showUnavailable, showUnfinished } from './show-outcome.ts';
import { readBrowser, type SignInWishes, startSignIn } from './start-sign-in.ts';

/** `/login` and `/callback` of an organization on Product Cloud. */
export function createSignIn(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  const discover = createDiscovery(product);

  app.on('GET', ['/login', '/callback'], async (c, next) => {
    const { name, authentication } = c.var.organization;
    if (authentication === 'legacy') return c.redirect(`/${name}/user/login`);
    return next();
  });

  app.get('/login', (c) =>
    start(c, {
      returnTo: safeReturnTo(c.var.organization, c.req.query('return_to')),
      loginHint: c.req.query('login_hint')?.slice(0, 255),
      forceLogin: c.req.query('prompt') === 'login',
      restarted: false,
    }),
  );

  app.get('/callback', async (c) => {
    const { customer_id } = c.var.organization;
    const state = c.req.query('state') ?? '';
    const browser = readBrowser(c, product) ?? '';
    const key = { customerId: customer_id, state, browser };
    const pending = takeSignIn(product.database, key, product.clock.now());
    // Nothing of such a request is shown: anybody can write a URL with an error text in it.
    if (!pending) return showUnfinished(c, product);
    const configuration = await tryDiscover(discover);
    if (!configuration) return showUnavailable(c, product);
    const url = new URL(`${organizationUrl(product, c.var.organization)}/callback`);
    url.search = new URL(c.req.url).search;
    const finished = await finishSignIn(configuration, url, state, pending);
    switch (finished.kind) {
      case 'signed_in':
        return enter(c, product, finished.claims, pending.returnTo);
      case 'refused':
        if (finished.refusal.reason === 'not_a_member' && !pending.restarted)
          return start(c, { returnTo: pending.returnTo, forceLogin: true, restarted: true });
        return showRefusal(c, product, finished.refusal);
      case 'unfinished':
        return showUnfinished(c, product);
      case 'unavailable':
        return showUnavailable(c, product);
    }
  });

  async function start(c: Context<ProductEnv>, wishes: SignInWishes): Promise<Response> {
    const configuration = await tryDiscover(discover);
    return configuration
      ? startSignIn(c, product, configuration, wishes)
      : showUnavailable(c, product);
  }
  return app;
}

async function tryDiscover(discover: () => Promise<Configuration>): Promise<Configuration | null> {
  try {
    return await discover();
  } catch (error) {
    console.error(`the issuer does not answer: ${String(error)}`);
    return null;
  }
}

const passwordChangedClaim = 'https://claims.akeneo.cloud/password_changed_at';

/** The ID token decides who somebody is; the product decides whether that user may enter. */
function enter(
  c: Context<ProductEnv>,
  product: Product,
  claims: Record<string, unknown>,
  returnTo: string,
): Response | Promise<Response> {
  const { organization } = c.var;
  const judged = judgeClaims(claims, product.rules.product, organization);
  if (judged.kind !== 'ours') return showRefusal(c, product, refusalOf(judged.kind));
  const user = findById(product.database, organization.customer_id, judged.id);
  if (user?.userType !== 'user') return showRefusal(c, product, refusalOf('no_account'));
  if (!user.enabled) return showRefusal(c, product, refusalOf('disabled'));
  const productCloud = readProductCloud(claims);
  // The session at the tenant ended while this sign-in was on its way back, or nobody could tell when it does.
  if (!productCloud || hasEnded(product.database, productCloud.sid, product.clock.now()))
    return showUnfinished(c, product);
  const changedAt = claims[passwordChangedClaim];
  if (typeof changedAt === 'number')
    endOlderSessions(product.database, productCloud.account, changedAt);
  replaceSession(c, product, { userId: user.id, way: 'product_cloud', productCloud, notice: null });
  return c.redirect(returnTo);
}

/** Who signed in at the tenant; the address there may differ from the one in the product. */
function readProductCloud(claims: Record<string, unknown>): ProductCloudSignIn | null {
  const { sub: account, email, sid, iat: issuedAt } = claims;
  const isComplete =
    typeof account === 'string' &&
    typeof email === 'string' &&
    typeof sid === 'string' &&
    typeof issuedAt === 'number';
  return isComplete ? { account, email, sid, issuedAt } : null;
}
