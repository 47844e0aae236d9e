import type { SignIn } from './http-person.ts';
import { type RawBrowser, writeAuthorizeUrl } from './raw-browser.ts';
import type { TestWorld } from './start-world.ts';

/** What a product that asks for refresh tokens would get for this browser's session, without anybody's doing. */
export interface Tokens {
  /** A refresh token, which is used up by each exchange that succeeds. */
  refreshToken: string;
  claims: Record<string, unknown>;
}

/** The answer to a silent authorization request: with a `code`, or with an `error`. */
export async function askSilently(
  world: TestWorld,
  browser: RawBrowser,
  who: Pick<SignIn, 'product' | 'organization'>,
): Promise<URLSearchParams> {
  const { location } = await browser.send(await writeAuthorizeUrl(world, who, { prompt: 'none' }));
  return location?.searchParams ?? new URLSearchParams();
}

/** The tokens that this browser's session is good for. Throws with the refusal when it is good for none. */
export async function takeTokens(
  world: TestWorld,
  browser: RawBrowser,
  who: Pick<SignIn, 'product' | 'organization'>,
): Promise<Tokens> {
  const answer = await askSilently(world, browser, who);
  const code = answer.get('code');
  if (code === null) throw new Error(`no code: ${answer}`);
  const urls = await world.urls();
  const redirect_uri = `${urls[who.product]}/${who.organization}/callback`;
  const grant = { grant_type: 'authorization_code', code, redirect_uri };
  const { body } = await askForTokens(world, who.product, grant);
  return { refreshToken: String(body.refresh_token), claims: readClaims(String(body.id_token)) };
}

/** Exchanges a refresh token: the next one and the claims, or the refusal. */
export async function refresh(
  world: TestWorld,
  product: 'pim' | 'sdm',
  refreshToken: string,
): Promise<Tokens | { error: string; text: string }> {
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const { status, body } = await askForTokens(world, product, grant);
  return status === 200
    ? { refreshToken: String(body.refresh_token), claims: readClaims(String(body.id_token)) }
    : { error: String(body.error), text: String(body.error_description) };
}

/** One request to the token endpoint, as the product would send it. */
async function askForTokens(
  world: TestWorld,
  product: 'pim' | 'sdm',
  fields: Record<string, string>,
) {
  const { tenant } = await world.urls();
  const client = (await world.clients()).find((one) => one.client_metadata?.product === product);
  const credentials = `${client?.client_id}:${client?.client_secret}`;
  const response = await fetch(`${tenant}oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: Object(await response.json()) };
}

function readClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
