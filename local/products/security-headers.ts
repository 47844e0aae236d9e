import type { MiddlewareHandler } from 'hono';

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** No script, one stylesheet, no framing; pages are never kept. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', policy);
  c.header('x-content-type-options', 'nosniff');
  // Reset links carry a token in their path. Not `no-referrer`: browsers then send `Origin: null` with our own forms.
  c.header('referrer-policy', 'same-origin');
  c.header('cache-control', 'no-store');
};

/** Lets the pages behind it load a script of this origin. */
export const allowOwnScript: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('content-security-policy', `${policy}; script-src 'self'`);
};
