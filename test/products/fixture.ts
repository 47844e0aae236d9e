import { SignJWT } from 'jose';
import { createProduct } from '../../local/products/create-product.ts';
import type { ProductName, ProductOrganization } from '../../local/products/organization.ts';
import type { Mail } from '../../local/products/product.ts';
import { seedOrganizations, seedUsers } from '../../local/products/seed.ts';
import type { SeedUser } from '../../local/products/seed-user.ts';
import { createClock } from '../../local/tenant/store/clock.ts';

export const issuer = 'http://localhost:4400/';
export const baseUrl = 'http://localhost:4401';
export const identityKey = 'a-key-of-this-test-with-enough-bytes-in-it';

export type TestProduct = Awaited<ReturnType<typeof createTestProduct>>;

/** One product with its seeded people, an own clock, and the mails it sent. */
export async function createTestProduct(product: ProductName, { issuer: from } = { issuer }) {
  const clock = createClock();
  const mails: Mail[] = [];
  const organizations: ProductOrganization[] = seedOrganizations
    .filter(({ products }) => products.includes(product))
    .map(({ name, display_name, customer_id, rollout }) => ({
      name,
      display_name,
      customer_id,
      auth0_organization_id: `org_${name}`,
      authentication: rollout === 'on' ? 'product_cloud' : 'legacy',
    }));
  const created = await createProduct({
    product,
    organizations,
    clock,
    identityKey,
    issuer: from,
    oidc: { clientId: 'client', clientSecret: 'secret', connection: 'people' },
    baseUrl,
    sendMail: async (mail) => {
      mails.push(mail);
    },
  });
  const organization = (name: string): ProductOrganization => {
    const found = organizations.find((one) => one.name === name);
    if (!found) throw new Error(`no organization ${name}`);
    return found;
  };

  /** One call of the identity API with a good token. */
  async function call(
    method: string,
    path: string,
    { body, at = 'acme', token }: { body?: unknown; at?: string; token?: string } = {},
  ): Promise<Response> {
    const bearer =
      token ?? (await signToken({ issuer: from, now: clock.now(), audience: `${baseUrl}/${at}` }));
    return created.app.request(`${baseUrl}/${at}/identity/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
  const verify = (identifier: string, password: string, at = 'acme') =>
    call('POST', '/credentials/verify', { body: { identifier, password }, at });
  return { ...created, clock, mails, organization, call, verify };
}

let tokens = 0;

/** A token as the tenant's scripts sign it, except for what the test changes. */
export function signToken(options: {
  now: number;
  audience?: string;
  issuer?: string;
  key?: string;
  lifeSeconds?: number;
  jti?: string;
}): Promise<string> {
  tokens += 1;
  const issuedAt = Math.floor(options.now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(options.issuer ?? issuer)
    .setAudience(options.audience ?? `${baseUrl}/acme`)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (options.lifeSeconds ?? 60))
    .setJti(options.jti ?? `token-${tokens}`)
    .sign(new TextEncoder().encode(options.key ?? identityKey));
}

/** A seeded person by product, organization and name. */
export function person(product: ProductName, name: string, organization = 'acme'): SeedUser {
  const found = seedUsers.find(
    (user) => user.product === product && user.organization === organization && user.name === name,
  );
  if (!found) throw new Error(`nobody called ${name}`);
  return found;
}

/** The `type` of a problem without its common beginning. */
export async function problemOf(response: Response): Promise<string> {
  const { type } = (await response.json()) as { type: string };
  return type.replace('https://claims.akeneo.cloud/problems/', '');
}
