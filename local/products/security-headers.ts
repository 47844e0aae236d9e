import type { MiddlewareHandler } from 'hono';

/** No script anywhere, one stylesheet, no framing; pages are never kept. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  c.header('x-content-type-options', 'nosniff');
  // Reset links carry a token in their path.
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-store');
};
