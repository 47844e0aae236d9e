import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { cookieOptions } from '../browser-session.ts';
import { randomToken } from '../database/random-token.ts';
import { keepSignIn } from '../database/sign-ins.ts';
import { organizationUrl, type Product } from '../product.ts';
import type { ProductEnv } from '../product-env.ts';
import { noteOrganization } from './last-organization.ts';

export interface SignInWishes {
  returnTo: string;
  loginHint?: string | undefined;
  /** Ask for the password even where the tenant still knows the browser. */
  forceLogin: boolean;
  restarted: boolean;
}

/** Sends the browser to the tenant; state, nonce and PKCE verifier stay here. */
export async function startSignIn(
  c: Context<ProductEnv>,
  product: Product,
  configuration: Configuration,
  wishes: SignInWishes,
): Promise<Response> {
  const { organization, language } = c.var;
  const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const browser = readBrowser(c, product) ?? randomToken();
  setCookie(c, browserCookie(product), browser, cookieOptions(c, product));
  noteOrganization(c, product);
  keepSignIn(
    product.database,
    { customerId: organization.customer_id, state, browser },
    { nonce, codeVerifier, returnTo: wishes.returnTo, restarted: wishes.restarted },
    product.clock.now(),
  );
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: `${organizationUrl(product, organization)}/callback`,
    scope: 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    organization: organization.auth0_organization_id,
    ui_locales: language,
    ...(wishes.loginHint && { login_hint: wishes.loginHint }),
    ...(wishes.forceLogin && { prompt: 'login' }),
  });
  return c.redirect(url.href);
}

/** Which browser this is, as far as sign-ins under way are concerned. */
export function readBrowser(c: Context<ProductEnv>, product: Product): string | undefined {
  return getCookie(c, browserCookie(product));
}

function browserCookie(product: Product): string {
  return `${product.rules.product}_browser`;
}
