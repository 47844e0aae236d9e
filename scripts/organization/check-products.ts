import { connectProduct, lookUp } from '../../apis/product-identity.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';

/** Nobody's: `.invalid` is reserved, so the right answer is an empty list. */
export const NOBODY = 'contract-check@organization.invalid';

type Settings = { ISSUER: string } & Record<(typeof PRODUCTS)[ProductId]['keySecret'], string>;

/** How a product answered; `line` says so, and what is not as it has to be. */
export interface ProductAnswer {
  kind: 'fine' | 'unreachable' | 'wrong';
  line: string;
}

/** Asks each product for an account that nobody has: it must be there, keep the contract and know our key. Changes nothing there. */
export function checkProducts(
  urls: Readonly<Partial<Record<ProductId, string>>>,
  settings: Settings,
  now: number,
): Promise<ProductAnswer[]> {
  return Promise.all(
    PRODUCT_IDS.flatMap((id) => {
      const url = urls[id];
      return url === undefined ? [] : [askProduct(id, url, settings, now)];
    }),
  );
}

/** The same of one product at one address. */
export async function askProduct(
  id: ProductId,
  url: string,
  settings: Settings,
  now: number,
): Promise<ProductAnswer> {
  const { name, keySecret } = PRODUCTS[id];
  const { ISSUER: issuer, [keySecret]: key } = settings;
  const answer = await lookUp(connectProduct({ id, url, issuer, key, now }), NOBODY);
  switch (answer.kind) {
    case 'nobody':
      return { kind: 'fine', line: `${name} at ${url} answers as the contract says.` };
    case 'found':
      return {
        kind: 'wrong',
        line: `${name} at ${url} has an account of an address that nobody can have: this is not the contract`,
      };
    case 'unavailable':
      return {
        kind: 'unreachable',
        line: `${name} at ${url} did not answer as the contract says (${answer.why}): is the URL right, can it be reached from here?`,
      };
    case 'misconfigured':
      return {
        kind: 'wrong',
        line:
          answer.status === 404
            ? `${name} has nothing at ${url}: are the address, and the customer in it, right?`
            : `${name} at ${url} refused us with status ${answer.status}: are ISSUER and ${keySecret} the ones it knows?`,
      };
  }
}
