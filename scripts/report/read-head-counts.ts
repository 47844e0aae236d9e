import { isProductId, PRODUCT_IDS, type ProductId } from '../../policy/products.ts';
import type { Customers } from '../support/list-customers.ts';
import { describeKnown } from '../support/list-names.ts';
import type { HeadCounts } from './tally-people.ts';

const HEAD = 'organization,product,people';

/**
 * Reads how many people each product has: CSV with the head `organization,product,people`, an organization by its name or customer id.
 * Throws, naming the line, on whatever cannot be meant: a number that nobody gave is shown as unknown, and never guessed.
 */
export function readHeadCounts(text: string, customers: Customers): HeadCounts {
  const ids = listIds(customers);
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head?.replaceAll(/["\s]/g, '') !== HEAD) throw new Error(`line 1: expected ${HEAD}`);
  const counts = new Map<string, Partial<Record<ProductId, number>>>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { customerId, product, people } = readRow(line, ids, index + 2);
    const known = counts.get(customerId) ?? {};
    if (known[product] !== undefined) throw refuse(index + 2, 'comes a second time');
    counts.set(customerId, { ...known, [product]: people });
  }
  return counts;
}

function readRow(line: string, ids: ReadonlyMap<string, string>, number: number) {
  const cells = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const [organization = '', product = '', people = '', ...more] = cells;
  const customerId = ids.get(organization);
  if (customerId === undefined) {
    const known = [...ids.keys()].filter((name) => ids.get(name) !== name);
    throw refuse(number, `the tenant has no organization ${organization}. ${describeKnown(known)}`);
  }
  if (!isProductId(product)) throw refuse(number, `the product is ${PRODUCT_IDS.join(' or ')}`);
  if (!/^\d{1,9}$/.test(people) || more.length > 0)
    throw refuse(number, 'people is a whole number');
  return { customerId, product, people: Number(people) };
}

function listIds(customers: Customers): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [id, customer] of customers) {
    ids.set(id, id);
    if (customer !== null) ids.set(customer.name, id);
  }
  return ids;
}

function refuse(line: number, what: string): Error {
  return new Error(`line ${line}: ${what}`);
}
