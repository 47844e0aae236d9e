import type { ManagementClient } from 'auth0';
import { connectProduct, lookUp } from '../../apis/product-identity.ts';
import type { KeyAnswer, KeySight } from '../../policy/judge-rotation.ts';
import { readOrganization } from '../../policy/organization.ts';
import type { ProductId } from '../../policy/products.ts';
import { NOBODY } from '../organization/check-products.ts';

/** One organization as its metadata in the tenant has it. */
export interface Customer {
  name: string;
  isRolledOut: boolean;
  products: readonly { id: ProductId; url: string }[];
}

/** Five thousand customers at three seconds for one that is down must not take hours, nor be a flood. */
const AT_ONCE = 10;

/** Every organization of the tenant whose metadata can be read; with any other nobody signs in. */
export async function listCustomers(
  api: ManagementClient,
  allowLoopbackHttp: boolean,
): Promise<Customer[]> {
  const customers: Customer[] = [];
  for await (const { name, metadata } of await api.organizations.list({ take: 100 })) {
    const read = readOrganization(metadata, allowLoopbackHttp);
    if (read.kind !== 'organization') continue;
    const { products, rollout } = read;
    customers.push({ name: String(name), isRolledOut: rollout !== 'off', products });
  }
  return customers;
}

/** Asks the product of every customer who has it for an account that nobody has, with either key. Changes nothing there. */
export async function askAboutKeys(
  customers: readonly Customer[],
  product: ProductId,
  keys: { issuer: string; newer: string; older: string },
  now: () => number,
): Promise<KeySight[]> {
  const sights: KeySight[] = [];
  const waiting = [...customers.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, { name, isRolledOut, products }] = next;
      const url = products.find(({ id }) => id === product)?.url;
      if (url === undefined) continue;
      const ask = async (key: string): Promise<KeyAnswer> => {
        const connected = connectProduct({
          ...{ id: product, url, issuer: keys.issuer, key },
          now: now(),
        });
        const answer = await lookUp(connected, NOBODY);
        if (answer.kind === 'nobody' || answer.kind === 'found') return 'accepted';
        const isRefused = answer.kind === 'misconfigured' && [401, 403].includes(answer.status);
        return isRefused ? 'refused' : 'unanswered';
      };
      const [newer, older] = [await ask(keys.newer), await ask(keys.older)];
      sights[place] = { organization: name, isRolledOut, newer, older };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sights.filter((sight) => sight !== undefined);
}
