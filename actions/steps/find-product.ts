import { type ConnectedProduct, connectProduct } from '../../apis/product-identity.ts';
import { readOrganization } from '../../policy/organization.ts';
import type { ProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import type { Run } from './run.ts';

/** The product that holds this product account, or why it cannot be called from the organization signed in to. */
export function findProduct(
  { event, settings, now }: Run,
  key: Pick<ProductAccountKey, 'product' | 'customerId'> | null,
): { kind: 'product'; product: ConnectedProduct } | { kind: 'refused'; reason: RefusalReason } {
  const organization = readOrganization(
    event.organization?.metadata ?? {},
    settings.ALLOW_LOOPBACK_HTTP,
  );
  if (key === null || organization.kind !== 'organization') {
    return { kind: 'refused', reason: 'organization_misconfigured' };
  }
  if (key.customerId !== organization.customerId) {
    return { kind: 'refused', reason: 'other_organization' };
  }
  const found = organization.products.find(({ id }) => id === key.product);
  if (found === undefined) return { kind: 'refused', reason: 'organization_misconfigured' };
  const product = connectProduct({
    ...found,
    issuer: settings.ISSUER,
    key: settings[PRODUCTS[found.id].keySecret],
    now,
  });
  return { kind: 'product', product };
}
