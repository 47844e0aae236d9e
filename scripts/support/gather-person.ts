import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { findUsersByEmail, type ManagementUser, readUser } from '../../apis/management.ts';
import { fields } from '../../apis/read-product-account.ts';
import type { PersonFacts } from '../../policy/judge-person.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { askProducts, type NoOrganization, readCustomer } from './ask-products.ts';
import type { Support } from './connect-support.ts';
import { MAIN_CONNECTION } from './find-connection.ts';
import { findBlocks } from './lift-block.ts';
import { type Customers, listCustomerNames, listCustomers } from './list-customers.ts';
import { patiently } from './patiently.ts';

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
  const read = await readPerson(support, whom);
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

async function readPerson(
  support: Support,
  whom: string,
): Promise<{ kind: 'read'; users: ManagementUser[] } | NoManagementAnswer> {
  if (!whom.includes('@')) {
    // A legacy username: the tenant knows people by their email alone, the products by both.
    if (!whom.includes('|')) return { kind: 'read', users: [] };
    const userId = parseProductAccountKey(whom) === null ? whom : `auth0|${whom}`;
    const read = await patiently(support, () => readUser(support.management, userId));
    if (read.kind === 'unavailable') return read;
    return { kind: 'read', users: read.kind === 'found' ? [read.user] : [] };
  }
  const found = await patiently(support, () => findUsersByEmail(support.management, whom));
  if (found.kind === 'unavailable') return found;
  return { kind: 'read', users: found.users.filter(isPerson) };
}

function isPerson(user: ManagementUser): boolean {
  const { identities } = user;
  return (
    Array.isArray(identities) &&
    identities.some((one) => fields(one).connection === MAIN_CONNECTION)
  );
}
