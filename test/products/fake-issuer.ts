import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface IssuerAnswer {
  claims?: Record<string, unknown>;
  /** Signs with a key that the issuer does not publish. */
  forged?: true;
  /** Instead of tokens. */
  failure?: { status: 400 | 502; body: string; contentType: string };
}

/** The server side of one code exchange, with the answers that our own tenant would never give. */
export async function startFakeIssuer(now: () => number) {
  const keys = await generateKeyPair('RS256');
  const forger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let answer: IssuerAnswer = {};
  let asked = 0;
  let resetStatus: 200 | 400 | 429 | 500 = 200;
  const resets: unknown[] = [];
  let exchanged: URLSearchParams | null = null;
  let idToken: string | null = null;

  const app = new Hono();
  const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}/`;

  app.get('/.well-known/openid-configuration', (c) => {
    asked += 1;
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}authorize`,
      token_endpoint: `${issuer}oauth/token`,
      jwks_uri: `${issuer}jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  app.get('/jwks', (c) => c.json({ keys: [jwk] }));
  app.post('/oauth/token', async (c) => {
    exchanged = new URLSearchParams(await c.req.text());
    const { failure, forged } = answer;
    if (failure)
      return c.body(failure.body, failure.status, { 'content-type': failure.contentType });
    idToken = await signIdToken(forged ? forger.privateKey : keys.privateKey);
    return c.json({ access_token: 'opaque', token_type: 'Bearer', id_token: idToken });
  });

  app.post('/dbconnections/change_password', async (c) => {
    resets.push(await c.req.json());
    return c.text('answer', resetStatus);
  });

  function signIdToken(key: CryptoKey): Promise<string> {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ sid: 'a-session', email: 'somebody@acme.example', ...answer.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('client')
      .setSubject(String(answer.claims?.sub ?? 'auth0|somebody'))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 600)
      .sign(key);
  }

  /** Any token: `header` changes its header, `way` the key. */
  async function sign(
    claims: Record<string, unknown>,
    header: { typ?: string | undefined } = {},
    way: 'published' | 'forged' | 'public_as_secret' | 'own_key' = 'published',
  ): Promise<string> {
    const token = new SignJWT(claims);
    const typ = 'typ' in header ? {} : { typ: 'JWT' };
    const changed = header.typ === undefined ? typ : { typ: header.typ };
    if (way === 'public_as_secret') {
      const secret = new TextEncoder().encode(JSON.stringify(jwk).padEnd(64));
      return token.setProtectedHeader({ alg: 'HS256', kid: 'one', ...changed }).sign(secret);
    }
    const own = way === 'own_key' ? { jwk: await exportJWK(forger.publicKey) } : {};
    return token
      .setProtectedHeader({ alg: 'RS256', kid: 'one', ...own, ...changed })
      .sign(way === 'published' ? keys.privateKey : forger.privateKey);
  }

  return {
    issuer,
    sign,
    /** The newest that it gave. */
    lastIdToken: () => idToken,
    answerWith(next: IssuerAnswer) {
      answer = next;
    },
    answerResetsWith(status: typeof resetStatus) {
      resetStatus = status;
    },
    /** What was asked at /dbconnections/change_password. */
    resets: () => resets,
    discoveries: () => asked,
    exchange: () => exchanged,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
