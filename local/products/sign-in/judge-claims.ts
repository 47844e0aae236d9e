import type { ProductName, ProductOrganization } from '../organization.ts';

const productAccountClaim = 'https://claims.akeneo.cloud/product_account';

export type JudgedClaims =
  | { kind: 'ours'; id: string }
  | { kind: 'other_organization' }
  | { kind: 'no_product_account' };

/** Whose product account a verified ID token names: only one of this product and this customer counts. */
export function judgeClaims(
  claims: Record<string, unknown>,
  product: ProductName,
  organization: ProductOrganization,
): JudgedClaims {
  const wanted = organization.auth0_organization_id;
  const actual = wanted.startsWith('org_') ? claims.org_id : claims.org_name;
  if (actual !== wanted) return { kind: 'other_organization' };
  const account = claims[productAccountClaim];
  const prefix = `${product}|${organization.customer_id}|`;
  if (typeof account !== 'string' || !account.startsWith(prefix))
    return { kind: 'no_product_account' };
  return { kind: 'ours', id: account.slice(prefix.length) };
}
