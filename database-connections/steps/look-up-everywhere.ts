import { type ConnectedProduct, lookUp } from '../../apis/product-identity.ts';
import type { Identifier } from '../../policy/identifier.ts';
import type { LookUp } from '../../policy/product-account.ts';

/** Asks all these products at once, without a password. */
export function lookUpEverywhere(
  identifier: Identifier,
  products: readonly ConnectedProduct[],
): Promise<{ product: ConnectedProduct; lookUp: LookUp }[]> {
  return Promise.all(
    products.map(async (product) => ({ product, lookUp: await lookUp(product, identifier.typed) })),
  );
}
