import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { type ConnectedProduct, connectProduct } from '../../apis/product-identity.ts';
import { fields } from '../../apis/read-product-account.ts';
import { type Organization, readOrganization } from '../../policy/organization.ts';
import type { ProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { cleanText } from './clean-text.ts';
import type { Support } from './connect-support.ts';
import { patiently } from './patiently.ts';

/** A customer whose products can be called; `products` maps a product's id to its URL. */
export interface Customer {
  name: string;
  displayName: string;
  rollout: Organization['rollout'];
  products: ReadonlyMap<string, string>;
}

/** By customer id; `null` where two organizations claim to be the same customer. */
export type Customers = ReadonlyMap<string, Customer | null>;

const PAGE = 100;

/** Every organization of the tenant whose metadata can be read: its metadata is where the products are. */
export async function listCustomers(
  support: Support,
): Promise<{ kind: 'listed'; customers: Customers } | NoManagementAnswer> {
  const customers = new Map<string, Customer | null>();
  let from: string | undefined;
  do {
    const page = await patiently(support, () => readPage(support, from));
    if (page.kind === 'unavailable') return page;
    for (const organization of page.organizations) add(support, customers, organization);
    from = page.next;
  } while (from !== undefined);
  return { kind: 'listed', customers };
}

export function listCustomerNames(customers: Customers): string[] {
  return [...customers.values()].flatMap((customer) =>
    customer === null ? [] : cleanText(customer.name),
  );
}

/** The product that holds a product account; `null` when no organization, or no usable one, says where it is. */
export function findProduct(
  { settings, now }: Support,
  customers: Customers,
  { product, customerId }: ProductAccountKey,
): ConnectedProduct | null {
  const url = customers.get(customerId)?.products.get(product);
  if (url === undefined) return null;
  const key = settings[PRODUCTS[product].keySecret];
  return connectProduct({ id: product, url, issuer: settings.ISSUER, key, now: now() });
}

async function readPage(
  { management }: Support,
  from: string | undefined,
): Promise<
  { kind: 'page'; organizations: unknown[]; next: string | undefined } | NoManagementAnswer
> {
  const answer = await ask(management, async (api, options) => {
    const request = { take: PAGE, ...(from !== undefined && { from }) };
    return (await api.organizations.list(request, options)).response;
  });
  if (answer.kind === 'refused') return unavailable(answer);
  const { organizations, next } = fields(answer.body);
  if (!Array.isArray(organizations)) return { kind: 'unavailable', status: 200 };
  // A checkpoint that does not move would never end.
  const moves = typeof next === 'string' && next !== '' && next !== from;
  return { kind: 'page', organizations, next: moves ? next : undefined };
}

function add({ settings }: Support, customers: Map<string, Customer | null>, value: unknown): void {
  const { metadata, display_name: displayName, name } = fields(value);
  const read = readOrganization(fields(metadata), settings.ALLOW_LOOPBACK_HTTP);
  if (read.kind !== 'organization') return;
  const { customerId, products, rollout } = read;
  const customer = {
    name: String(name),
    rollout,
    displayName: cleanText(String(displayName ?? name)),
    products: new Map<string, string>(products.map(({ id, url }) => [id, url])),
  };
  customers.set(customerId, customers.has(customerId) ? null : customer);
}
