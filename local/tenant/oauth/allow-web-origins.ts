import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Tenant } from '../tenant.ts';
import { matchUrl } from './match-url.ts';

/** CORS for what single-page applications call: the web origins of the tenant's applications, and no others. */
export function allowWebOrigins(tenant: Tenant): MiddlewareHandler {
  const { clients, organizations } = tenant.configuration;
  return cors({
    origin: (origin) => {
      const names = organizations.map((one) => one.name);
      return clients.some((client) => matchUrl(origin, client.web_origins, names)) ? origin : null;
    },
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['auth0-client', 'authorization', 'content-type'],
    maxAge: 600,
  });
}
