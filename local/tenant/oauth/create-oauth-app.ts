import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Tenant } from '../tenant.ts';
import { allowWebOrigins } from './allow-web-origins.ts';
import { handleAuthorize } from './authorize/handle-authorize.ts';
import { describeProvider } from './describe-provider.ts';
import { handleUserinfo } from './handle-userinfo.ts';
import { loadKeys } from './keys.ts';
import { handleLogout } from './logout/handle-logout.ts';
import { handleOidcLogout } from './logout/handle-oidc-logout.ts';
import type { OauthRooms } from './rooms.ts';
import { handleResume } from './sign-in/handle-resume.ts';
import { handleRevoke } from './token/handle-revoke.ts';
import { handleToken } from './token/handle-token.ts';

const maxBodyBytes = 64 * 1024;

/** The protocol core: OpenID Connect as Auth0 speaks it, at Auth0's paths. */
export function createOauthApp(tenant: Tenant, rooms: OauthRooms): Hono {
  const app = new Hono();
  const backChannel = ['/oauth/token', '/oauth/revoke', '/userinfo'];
  for (const path of backChannel) app.use(path, allowWebOrigins(tenant));
  app.use('/.well-known/*', cors({ origin: '*' }));
  app.use(bodyLimit({ maxSize: maxBodyBytes }));

  app.on(['GET', 'POST'], '/authorize', (c) => handleAuthorize(tenant, rooms, c));
  app.on(['GET', 'POST'], ['/authorize/resume', '/continue'], (c) =>
    handleResume(tenant, rooms, c),
  );
  app.post('/oauth/token', (c) => handleToken(tenant, rooms, c));
  app.post('/oauth/revoke', (c) => handleRevoke(tenant, c));
  app.on(['GET', 'POST'], '/userinfo', (c) => handleUserinfo(tenant, c));
  app.get('/v2/logout', (c) => handleLogout(tenant, c));
  app.on(['GET', 'POST'], '/oidc/logout', (c) => handleOidcLogout(tenant, c));
  app.get('/.well-known/openid-configuration', (c) => c.json(describeProvider(tenant)));
  app.get('/.well-known/jwks.json', async (c) =>
    c.json({ keys: [(await loadKeys(tenant)).publicJwk] }),
  );
  return app;
}
