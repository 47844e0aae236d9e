import { connectProduct, lookUp } from '../../apis/product-identity.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';

/** Nobody's: `.invalid` is reserved, so the right answer is an empty list. */
const NOBODY = 'contract-check@organization.invalid';

/**
 * Asks each product for an account that nobody has: it must be there, keep the contract and know our key. Returns one line
 * for each that does not.
 */
export async function checkProducts(
  urls: Readonly<Partial<Record<ProductId, string>>>,
  settings: { ISSUER: string } & Record<(typeof PRODUCTS)[ProductId]['keySecret'], string>,
  now: number,
): Promise<string[]> {
  const found = await Promise.all(
    PRODUCT_IDS.map(async (id) => {
      const url = urls[id];
      if (url === undefined) return null;
      const { name, keySecret } = PRODUCTS[id];
      const product = connectProduct({
        id,
        url,
        issuer: settings.ISSUER,
        key: settings[keySecret],
        now,
      });
      const answer = await lookUp(product, NOBODY);
      switch (answer.kind) {
        case 'nobody':
          return null;
        case 'found':
          return `${name} at ${url} has an account of an address that nobody can have: this is not the contract`;
        case 'unavailable':
          return `${name} at ${url} did not answer as the contract says (${answer.why}): is the URL right, can it be reached from here?`;
        case 'misconfigured':
          if (answer.status === 404) {
            return `${name} has nothing at ${url}: are the address, and the customer in it, right?`;
          }
          return `${name} at ${url} refused us with status ${answer.status}: are ISSUER and ${keySecret} the ones it knows?`;
      }
    }),
  );
  return found.filter((line) => line !== null);
}
