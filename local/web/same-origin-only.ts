import type { MiddlewareHandler } from 'hono';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses anything but reading when another page asks for it, so that no other page can press our buttons. Callers
 * that are no browser (curl, tests) send neither header and pass.
 */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  if (safeMethods.includes(c.req.method)) return next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (site !== undefined && site !== 'same-origin') return c.text('Not from another page.', 403);
  if (origin !== undefined && hostOf(origin) !== host) return c.text('Not from another page.', 403);
  return next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
