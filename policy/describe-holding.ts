import { parseProductAccountKey } from './product-account-key.ts';
import type { ProductId } from './products.ts';

/** What an account holds in one organization, or `null` when it holds nothing of the product it wants to open. */
export interface Holding {
  /** The key of the account in the product being opened: `pim|<customer id>|42`. */
  productAccount: string;
  /** Every product of this organization that the account holds, in the registry's order. */
  products: ProductId[];
}

/** Derives it from the identity ids alone; ids that are no product account keys count for nothing. */
export function describeHolding(
  identities: readonly string[],
  product: ProductId,
  customerId: string,
): Holding | null {
  const held = identities.flatMap((identity) => {
    const key = parseProductAccountKey(identity);
    return key !== null && key.customerId === customerId ? [{ ...key, identity }] : [];
  });
  const own = held.find((key) => key.product === product);
  if (own === undefined) return null;
  const products = [...new Set(held.map((key) => key.product))].sort();
  return { productAccount: own.identity, products };
}

/** Whether one of these identity ids is an account of this product of this customer. */
export function holdsProduct(
  identities: readonly string[],
  product: ProductId,
  customerId: string,
): boolean {
  return describeHolding(identities, product, customerId) !== null;
}
