import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';

const library = readFileSync('node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.js');

/**
 * A single-page application that holds the library and nothing else: `started` in its page is the promise of the client.
 * At /rotating it uses refresh tokens, at every other path the session of the tenant.
 */
export function createSinglePageApplication(settings: {
  domain: string;
  clientId: string;
  organization: string;
}): RequestListener {
  return ({ url = '/' }, response) => {
    if (url === '/auth0-spa-js.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(library);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A single-page application</title>
<script src="/auth0-spa-js.js"></script>
<script>
const { organization, ...settings } = ${JSON.stringify(settings)};
const started = auth0.createAuth0Client({
  ...settings,
  useRefreshTokens: location.pathname === '/rotating',
  authorizationParams: { organization, redirect_uri: location.origin + location.pathname },
});
</script></head><body></body></html>`);
  };
}
