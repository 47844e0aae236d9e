/** `compared`: a walk of sameness.test.ts goes there with every kind of address. Anything else says why no address matters there. */
type Why = string;

const afterPassword = 'only after a right password';
const fromInbox = 'only with what was mailed';
const noAddress = 'takes no address';
const token = 'only with a token or key, and one answer without: the last test asks';
const localOnly = 'the console of the local world, not deployed';

const console = [
  'GET /',
  ...[
    ...['', '/console.css', '/users', '/transactions', '/sessions', '/logs', '/calls', '/health'],
    ...['users', 'transactions', 'sessions', 'blocks', 'logs', 'organizations', 'products'].map(
      (name) => `/${name}.json`,
    ),
    ...['/calls.json', '/executions.json', '/clock.json'],
  ].map((path) => `GET /__local${path}`),
  ...[
    '/clock',
    '/products/:product/:act{stop|start}',
    '/products/:product/keys',
    '/calls/reset',
  ].map((path) => `POST /__local${path}`),
];

const tenantRoutes: Record<string, Why> = {
  ...both('/authorize', 'compared'),
  ...both('/authorize/resume', afterPassword),
  ...both('/continue', afterPassword),
  'POST /oauth/token': 'compared',
  'POST /oauth/revoke': noAddress,
  ...both('/userinfo', noAddress),
  'GET /v2/logout': noAddress,
  ...both('/oidc/logout', noAddress),
  'GET /.well-known/openid-configuration': noAddress,
  'GET /.well-known/jwks.json': noAddress,
  ...both('/u/login/identifier', 'compared'),
  ...both('/u/login/password', 'compared'),
  ...both('/u/reset-password/request/:connection', 'compared'),
  ...both('/u/reset-password/email/:connection', 'compared'),
  ...both('/u/reset-verify', fromInbox),
  ...both('/u/reset-password', fromInbox),
  'POST /dbconnections/change_password': 'compared',
  ...both('/u/mfa-otp-challenge', afterPassword),
  ...both('/u/unblock', fromInbox),
  // After a password, but for the address of somebody else.
  ...both('/u/custom-prompt/:formId', 'compared'),
  ...each(
    ['universal-login.css', 'universal-login.js', 'favicon.svg', 'form.css', 'form.js'],
    (name) => `GET /u/assets/${name}`,
    noAddress,
  ),
  'GET /brand/:name': noAddress,
  ...each(console, (route) => route, localOnly),
};

const identity = '/:organization/identity/v1';

const productRoutes: Record<string, Why> = {
  'GET /assets/countdown.js': noAddress,
  'GET /assets/style.css': noAddress,
  'GET /': noAddress,
  'GET /login': 'compared',
  'GET /:organization': 'adds a slash, whatever else there is',
  'GET /:organization/': 'compared',
  'GET /:organization/login': 'compared',
  'GET /:organization/callback': 'only with the state of a sign-in of this browser',
  'GET /:organization/logout': noAddress,
  'GET /:organization/user/login': 'compared',
  'POST /:organization/user/login-check': 'compared',
  'GET /:organization/user/reset-request': 'compared',
  'POST /:organization/user/send-email': 'compared',
  ...both('/:organization/user/reset/:token{\\w+}', fromInbox),
  'POST /backchannel-logout': 'only with a token that the tenant signed',
  [`POST ${identity}/credentials/verify`]: token,
  [`GET ${identity}/accounts`]: token,
  [`POST ${identity}/password-reset`]: token,
  [`PUT ${identity}/accounts/:id/product-cloud`]: token,
  [`DELETE ${identity}/accounts/:id/product-cloud`]: token,
  [`ALL ${identity}/*`]: token,
};

const pimRoutes: Record<string, Why> = {
  ...productRoutes,
  'GET /:organization/profile': 'only with a session',
  'GET /:organization/profile/edit': 'only with a session',
  'GET /:organization/profile/edit/password': 'only with a session',
  'POST /:organization/profile/send-reset-link': 'compared',
};

/** Every route of the tenant's pages and of both products. */
export const routesOfStrangers = { tenant: tenantRoutes, pim: pimRoutes, sdm: productRoutes };

/** Whether a request was one for this route, `GET /u/unblock` for example. */
export function isRoute(route: string, { method, pathname }: { method: string; pathname: string }) {
  const [wanted, path = ''] = route.split(' ');
  const pattern = path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+');
  return wanted === method && new RegExp(`^${pattern}$`).test(pathname);
}

function both(path: string, why: Why): Record<string, Why> {
  return { [`GET ${path}`]: why, [`POST ${path}`]: why };
}

function each(names: string[], route: (name: string) => string, why: Why): Record<string, Why> {
  return Object.fromEntries(names.map((name) => [route(name), why]));
}
