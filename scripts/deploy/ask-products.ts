import type { Json } from '../../local/tenant/store/types.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';
import { readSecrets } from '../../policy/secrets.ts';
import { askProduct } from '../organization/check-products.ts';
import type { WantedOrganization } from './organizations.ts';

/** How the organizations that are rolled out found one product, from this machine. */
export interface ProductSight {
  /** In words: `Akeneo PIM`. */
  name: string;
  /** How many organizations have it, and how many of them were asked about. */
  organizations: number;
  asked: number;
  /** Where something was not as the contract says, and where nothing answered. */
  wrong: Complaint[];
  unreachable: Complaint[];
}

/** What one organization's product did. */
export interface Complaint {
  organization: string;
  line: string;
}

/** Enough to see a wrong key or a product that is down; five thousand customers are not all asked. */
const MOST_ASKED = 20;

/** Asks each product, for organizations that are on or in a pilot, whether it keeps the contract and knows our key. */
export async function askProducts(
  organizations: readonly WantedOrganization[],
  keywords: Readonly<Record<string, Json>>,
  now: number,
): Promise<ProductSight[]> {
  const settings = readSecrets(keywords, { ISSUER: 'url', PIM_KEY: 'text', SDM_KEY: 'text' });
  const rolledOut = organizations.filter(({ metadata }) => metadata.rollout !== 'off');
  const ask = async (id: ProductId): Promise<ProductSight> => {
    const { name, urlKey } = PRODUCTS[id];
    const places = rolledOut.flatMap(({ name: organization, metadata }) => {
      const url = metadata[urlKey];
      return url === undefined ? [] : [{ organization, url }];
    });
    const asked = places.slice(0, MOST_ASKED);
    const answers = await Promise.all(
      asked.map(async ({ organization, url }) => ({
        organization,
        ...(await askProduct(id, url, settings, now)),
      })),
    );
    return {
      name,
      organizations: places.length,
      asked: asked.length,
      wrong: answers.filter(({ kind }) => kind === 'wrong'),
      unreachable: answers.filter(({ kind }) => kind === 'unreachable'),
    };
  };
  return Promise.all(PRODUCT_IDS.map(ask));
}
