import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { type Release, release } from '../../apis/product-identity.ts';
import { type Asked, askProducts, type NoOrganization, readCustomer } from './ask-products.ts';
import type { Support } from './connect-support.ts';
import {
  type Abandoned,
  describeNotAsked,
  describeRelease,
  describeReleased,
  describeStay,
} from './describe-release.ts';
import { type Customers, findProduct, listCustomerNames, listCustomers } from './list-customers.ts';
import { stopUnlessAgreed, type Talk } from './stop-unless-agreed.ts';

/**
 * `release <email> --organization <name>`: shows which product accounts of the address a deleted account holds, asks, and releases
 * them. Returns the exit code: 0 if in the end nobody holds one of them, and nothing failed.
 */
export async function releaseAbandoned(
  support: Support,
  talk: Talk,
  { email, organization, yes }: { email: string; organization: string; yes: boolean },
): Promise<0 | 1> {
  const found = await findAccounts(support, email, organization);
  if (found.kind !== 'asked') {
    talk.say(describeNotAsked(found, organization));
    return 1;
  }
  const { asked, customers } = found;
  for (const one of asked) {
    talk.say(
      one.says === 'abandoned'
        ? describeRelease(one, email, customers)
        : describeStay(one, email, customers),
    );
  }
  const abandoned = asked.filter((one): one is Abandoned => one.says === 'abandoned');
  if (abandoned.length === 0) talk.say('There is nothing to release. Nothing was changed.');
  const stopped = yes || abandoned.length === 0 ? null : await stopUnlessAgreed(talk);
  if (stopped !== null) return stopped;
  let isFree = asked.some(({ says }) => says === 'unclaimed' || says === 'disabled');
  let failed = asked.some(({ says }) => says === 'no_answer');
  for (const one of abandoned) {
    const end = await releaseOne(support, customers, one);
    talk.say(describeReleased(one, end));
    if (end.kind === 'released') isFree = true;
    else failed = true;
  }
  return isFree && !failed ? 0 : 1;
}

async function findAccounts(
  support: Support,
  email: string,
  organization: string,
): Promise<
  | { kind: 'asked'; asked: Asked[]; customers: Customers }
  | (NoOrganization & { known: string[] })
  | NoManagementAnswer
> {
  const customer = await readCustomer(support, organization);
  if (customer.kind === 'unavailable') return customer;
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return listed;
  const { customers } = listed;
  if (customer.kind !== 'organization') {
    return { kind: customer.kind, known: listCustomerNames(customers) };
  }
  const answers = await askProducts(support, customers, customer, email);
  return answers.kind === 'unavailable' ? answers : { ...answers, customers };
}

/** The product compares: a claim that is another account's by now stays. */
async function releaseOne(
  support: Support,
  customers: Customers,
  { parts, holder }: Abandoned,
): Promise<Release> {
  // Found anew, since somebody may have thought for longer than a token lives.
  const product = findProduct(support, customers, parts);
  return product === null
    ? { kind: 'unavailable', why: 'malformed' }
    : release(product, parts.id, holder);
}
