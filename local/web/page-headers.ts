import type { MiddlewareHandler } from 'hono';

/** Headers for pages of ours that show what strangers wrote: nothing loads from elsewhere, nobody frames us, nothing is kept. */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.has('content-security-policy')) return;
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header('cache-control', 'no-store');
  // Not `no-referrer`: browsers then send `Origin: null` with our own forms, which `sameOriginOnly` refuses.
  c.header('referrer-policy', 'same-origin');
  c.header('x-content-type-options', 'nosniff');
};
