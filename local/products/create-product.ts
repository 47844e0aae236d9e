import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../tenant/store/clock.ts';
import { createLogoutReceiver } from './back-channel/receive-logout.ts';
import { createControl, type ProductControl } from './control/create-control.ts';
import { createOrganizationPages } from './create-organization-pages.ts';
import { openDatabase } from './database/open-database.ts';
import { createIdentityApi } from './identity-api/create-identity-api.ts';
import { problem } from './identity-api/problems.ts';
import { readIdentityKey } from './identity-api/read-identity-key.ts';
import { createLoginPages } from './legacy/login-pages.ts';
import { createResetPages } from './legacy/reset-pages.ts';
import { createResetRequestPages } from './legacy/reset-request-pages.ts';
import type { ProductName, ProductOrganization } from './organization.ts';
import { countdown } from './pages/countdown.ts';
import { layout, messageCard } from './pages/layout.ts';
import { stylesheet } from './pages/stylesheet.ts';
import type { Mail, Product } from './product.ts';
import type { ProductEnv } from './product-env.ts';
import { createProfilePages } from './profile/create-profile-pages.ts';
import { productRules } from './rules.ts';
import { securityHeaders } from './security-headers.ts';
import { seedUsers } from './seed.ts';
import { addUsers } from './seed-user.ts';
import { createSignIn } from './sign-in/create-sign-in.ts';
import { readLastOrganization } from './sign-in/last-organization.ts';
import { type Language, languageOfHeader, text } from './texts/text.ts';

export interface ProductOptions {
  product: ProductName;
  /** Those that have this product. Read at every request: ids and `authentication` may change while it runs. */
  organizations: readonly ProductOrganization[];
  clock: Clock;
  /** The HS256 key of the identity API, at least 32 bytes as UTF-8. */
  identityKey: string;
  /** The tenant's issuer URL, with a final slash. It need not run yet. */
  issuer: string;
  oidc: Product['oidc'];
  /** Where people reach the product, without a final slash: `http://localhost:4401`. */
  baseUrl: string;
  sendMail(mail: Mail): Promise<void>;
  /** Where its database lies; in memory without it. */
  databaseFile?: string | undefined;
}

/** One product; the seeded users are in the organizations that its database had not seen. Throws on a key that is too short, or an issuer or base URL that is none. */
export async function createProduct(
  options: ProductOptions,
): Promise<{ app: Hono; control: ProductControl; close(): void }> {
  const { product, news } = readOptions(options);
  for (const organization of news) {
    const seeds = seedUsers.filter(
      (seed) => seed.product === options.product && seed.organization === organization.name,
    );
    await addUsers(product.database, product.rules, organization, seeds);
  }
  const { control, middleware } = createControl(product);

  const app = new Hono();
  app.use('/:organization/identity/*', middleware);
  app.use(securityHeaders);
  app.get('/assets/countdown.js', (c) =>
    c.body(countdown, 200, { 'content-type': 'text/javascript' }),
  );
  app.get('/assets/style.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }));
  app.get('/', (c) =>
    c.html(startPage(product, languageOfHeader(c.req.header('accept-language')))),
  );
  app.get('/login', (c) => {
    const wanted = c.req.query('organization') ?? readLastOrganization(c, product);
    const organization = product.organizations.find(
      ({ name, auth0_organization_id }) => wanted === name || wanted === auth0_organization_id,
    );
    const hint = c.req.query('login_hint');
    const query = hint === undefined ? '' : `?${new URLSearchParams({ login_hint: hint })}`;
    return c.redirect(organization ? `/${organization.name}/login${query}` : '/');
  });
  app.post('/backchannel-logout', bodyLimit({ maxSize: 16 * 1024 }), createLogoutReceiver(product));
  // Cookies and relative links need the final slash.
  app.get('/:organization', (c) =>
    c.redirect(`/${c.req.param('organization')}/${new URL(c.req.url).search}`),
  );
  app.route('/:organization/', createOrganizationRoutes(product));
  app.notFound((c) => showNotFound(c, product));
  return {
    app,
    control,
    close() {
      control.reset();
      product.database.close();
    },
  };
}

function readOptions(options: ProductOptions): { product: Product; news: ProductOrganization[] } {
  const { issuer, baseUrl } = options;
  const identityKeys = [readIdentityKey(options.identityKey)];
  if (!URL.canParse(issuer) || !issuer.endsWith('/'))
    throw new Error('issuer: a URL with a final slash');
  if (!URL.canParse(baseUrl) || baseUrl.endsWith('/'))
    throw new Error('baseUrl: a URL without a final slash');
  const { database, news } = openDatabase(options.organizations, options.databaseFile);
  const rules = productRules[options.product];
  return {
    product: { ...options, identityKeys, rules, database, resetAnswers: 'always_the_same' },
    news,
  };
}

/** Everything under `/<organization>/`. */
function createOrganizationRoutes(product: Product): Hono<ProductEnv> {
  const app = new Hono<ProductEnv>();
  app.use(async (c, next) => {
    const name = c.req.param('organization');
    const organization = product.organizations.find((one) => one.name === name);
    if (!organization)
      return c.req.path.startsWith(`/${name}/identity/`)
        ? problem('unknown_organization')
        : showNotFound(c, product);
    c.set('organization', organization);
    c.set('language', languageOfHeader(c.req.header('accept-language')));
    return next();
  });
  app.route('/identity/v1', createIdentityApi(product));
  app.use(bodyLimit({ maxSize: 32 * 1024 }));
  app.route('/', createOrganizationPages(product));
  if (product.rules.hasProfile) app.route('/profile', createProfilePages(product));
  app.route('/user/reset', createResetPages(product));
  app.route('/user', createLoginPages(product));
  app.route('/user', createResetRequestPages(product));
  app.route('/', createSignIn(product));
  return app;
}

function startPage({ rules, organizations }: Product, language: Language) {
  const title = text(language, 'start_title');
  const body = messageCard({
    title,
    text: text(language, 'start_text', { product: rules.name }),
    actions: organizations.map(({ name, display_name }) => ({
      label: display_name,
      href: `/${name}/`,
    })),
  });
  return layout({ rules, language, title, body });
}

/** Leads back to the start page of the organization in the address, or of the product where there is none. */
function showNotFound(c: Context, { rules, organizations }: Product) {
  const language = languageOfHeader(c.req.header('accept-language'));
  const title = text(language, 'not_found_title');
  const organization = organizations.find(({ name }) => c.req.path.startsWith(`/${name}/`));
  const body = messageCard({
    title,
    text: text(language, 'not_found_text'),
    actions: [
      {
        label: text(language, 'back_to_start'),
        href: organization ? `/${organization.name}/` : '/',
        main: true,
      },
    ],
  });
  return c.html(layout({ rules, language, title, body }), 404);
}
