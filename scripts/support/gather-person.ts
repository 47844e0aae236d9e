import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import type { PersonFacts } from '../../policy/judge-person.ts';
import { askProducts, type NoOrganization, readCustomer } from './ask-products.ts';
import type { Support } from './connect-support.ts';
import { findPeople } from './find-people.ts';
import { findBlocks } from './lift-block.ts';
import { type Customers, listCustomerNames, listCustomers } from './list-customers.ts';

/** All that tenant and products say of somebody, without changing anything. */
export interface Gathered {
  kind: 'gathered';
  facts: PersonFacts;
  customers: Customers;
  /** Who holds a product account of this address, where it is somebody else, or was. */
  holders: string[];
  /** Other users of the tenant with the address: none, or something is wrong. */
  others: number;
}

const NOT_ASKED = { kind: 'asked', asked: [] } as const;

export type Gathering = Gathered | (NoOrganization & { known: string[] }) | NoManagementAnswer;

/** Asks about an email or a user id; the products of the customer called `organization` only for somebody whom the tenant does not know. */
export async function gatherPerson(
  support: Support,
  whom: string,
  organization: string | undefined,
): Promise<Gathering> {
  const read = await findPeople(support, whom);
  if (read.kind === 'unavailable') return read;
  const [profile = null, ...others] = read.users;
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return listed;
  const { customers } = listed;
  const named = organization === undefined ? null : await readCustomer(support, organization);
  if (named?.kind === 'unavailable') return named;
  if (named !== null && named.kind !== 'organization') {
    return { kind: named.kind, known: listCustomerNames(customers) };
  }

  const email = String(profile?.email ?? whom);
  const blocks = await findBlocks(support, email);
  if (blocks.kind === 'unavailable') return blocks;
  const answers =
    profile === null && named ? await askProducts(support, customers, named, whom) : NOT_ASKED;
  if (answers.kind === 'unavailable') return answers;
  const { asked } = answers;
  return {
    kind: 'gathered',
    customers,
    facts: {
      profile,
      email,
      isLockedOut: blocks.kind === 'blocked',
      organization: named,
      found: asked.map(({ product, says }) => ({ product, says })),
    },
    holders: asked.flatMap(({ holder }) => holder ?? []),
    others: others.length,
  };
}
