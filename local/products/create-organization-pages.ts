import { type Context, Hono } from 'hono';
import { endSession } from './browser-session.ts';
import { listHistory } from './database/history.ts';
import { homePage } from './pages/home.ts';
import { layout, messageCard } from './pages/layout.ts';
import { organizationUrl, type Product } from './product.ts';
import type { ProductEnv } from './product-env.ts';
import { readSignedIn } from './read-signed-in.ts';
import { languageOfLocale, text } from './texts/text.ts';

/** The home page of an organization and the way out. */
export function createOrganizationPages(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();

  app.get('/', (c) => {
    const { organization } = c.var;
    const signedIn = readSignedIn(c, product);
    if (signedIn)
      return c.html(
        homePage({
          rules: product.rules,
          organization,
          language: languageOfLocale(signedIn.user.locale),
          user: signedIn.user,
          way: signedIn.way,
          history: listHistory(product.database, signedIn.user),
        }),
      );
    if (c.req.query('signed_out') !== undefined) return showSignedOut(c, product);
    const hint = c.req.query('login_hint');
    const query = hint === undefined ? '' : `?${new URLSearchParams({ login_hint: hint })}`;
    return c.redirect(`/${organization.name}/login${query}`);
  });

  app.get('/logout', (c) => {
    const { organization } = c.var;
    endSession(c, product);
    if (organization.authentication === 'legacy')
      return c.redirect(`/${organization.name}/user/login`);
    const url = new URL('v2/logout', product.issuer);
    url.searchParams.set('client_id', product.oidc.clientId);
    url.searchParams.set('returnTo', `${organizationUrl(product, organization)}/?signed_out=1`);
    return c.redirect(url.href);
  });
  return app;
}

function showSignedOut(c: Context<ProductEnv>, { rules }: Product): Response | Promise<Response> {
  const { organization, language } = c.var;
  const title = text(language, 'signed_out_title');
  const body = messageCard({
    title,
    text: text(language, 'signed_out_text', { product: rules.name }),
    actions: [
      { label: text(language, 'sign_in'), href: `/${organization.name}/login`, main: true },
    ],
  });
  return c.html(layout({ rules, language, title, organization: organization.display_name, body }));
}
