import { jwtVerify } from 'jose';
import { useToken } from '../database/used-tokens.ts';
import type { ProductOrganization } from '../organization.ts';
import { organizationUrl, type Product } from '../product.ts';

const maxLifeSeconds = 60;
const toleratedSkewSeconds = 5;

/** True for a token of this tenant, for this product of this customer, young, and never seen before. */
export async function checkToken(
  product: Product,
  organization: ProductOrganization,
  authorization: string | undefined,
): Promise<boolean> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return false;
  const claims = await readClaimsOfAny(product, organization, token);
  if (!claims) return false;
  const now = product.clock.now();
  const { exp, jti } = claims;
  if (exp > now / 1000 + maxLifeSeconds + toleratedSkewSeconds) return false;
  return useToken(product.database, jti, (exp + toleratedSkewSeconds) * 1000, now);
}

interface Claims {
  exp: number;
  jti: string;
}

/** By whichever key signed it: two are accepted while one is being replaced. */
async function readClaimsOfAny(
  product: Product,
  organization: ProductOrganization,
  token: string,
): Promise<Claims | null> {
  for (const key of product.identityKeys) {
    const claims = await readClaims(product, organization, token, key);
    if (claims !== null) return claims;
  }
  return null;
}

async function readClaims(
  product: Product,
  organization: ProductOrganization,
  token: string,
  key: Uint8Array,
): Promise<Claims | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: product.issuer,
      audience: organizationUrl(product, organization),
      requiredClaims: ['exp', 'jti'],
      currentDate: new Date(product.clock.now()),
      clockTolerance: toleratedSkewSeconds,
    });
    const { exp, jti } = payload;
    if (exp === undefined || typeof jti !== 'string' || jti.length < 1 || jti.length > 255)
      return null;
    return { exp, jti };
  } catch {
    // Which check failed is nobody's business: the caller gets one answer.
    return null;
  }
}
