import { isProductId, type ProductId } from './products.ts';

/** Which user of which product of which customer; the id is unique only within the other two. */
export interface ProductAccountKey {
  product: ProductId;
  customerId: string;
  id: string;
}

const CUSTOMER_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ACCOUNT_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** `pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42`. Throws on parts that could read back as another key. */
export function buildProductAccountKey({ product, customerId, id }: ProductAccountKey): string {
  if (!isProductId(product) || !isCustomerId(customerId) || !isProductAccountId(id)) {
    throw new Error('malformed product account key');
  }
  return `${product}|${customerId}|${id}`;
}

/** Reads a bare identity id; `null` for whatever `buildProductAccountKey` cannot have written. */
export function parseProductAccountKey(key: string): ProductAccountKey | null {
  const [product, customerId = '', id = '', ...rest] = key.split('|');
  if (!isProductId(product) || !isCustomerId(customerId) || !isProductAccountId(id)) return null;
  return rest.length === 0 ? { product, customerId, id } : null;
}

/** A UUID in lower case, so that one customer has one spelling. */
export function isCustomerId(text: string): boolean {
  return CUSTOMER_ID.test(text);
}

/** The shape of an account id in the product identity API. */
export function isProductAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}
