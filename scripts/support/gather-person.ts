import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { findUsersByEmail, type ManagementUser, readUser } from '../../apis/management.ts';
import { lookUp } from '../../apis/product-identity.ts';
import { fields } from '../../apis/read-product-account.ts';
import { type Identifier, isSameIdentifier, readIdentifier } from '../../policy/identifier.ts';
import type { Found, PersonFacts } from '../../policy/judge-person.ts';
import { type Organization, readOrganization } from '../../policy/organization.ts';
import type { LookUp } from '../../policy/product-account.ts';
import { takesIdentifier } from '../../policy/products.ts';
import type { Support } from './connect-support.ts';
import { MAIN_CONNECTION } from './find-connection.ts';
import { findBlocks } from './lift-block.ts';
import { type Customers, findProduct, listCustomers } from './list-customers.ts';
import { patiently } from './patiently.ts';

/** All that tenant and products say of somebody, without changing anything. */
export interface Gathered {
  kind: 'gathered';
  facts: PersonFacts;
  customers: Customers;
  /** Who holds a product account of this address, where it is somebody else. */
  holders: string[];
  /** Other users of the tenant with the address: none, or something is wrong. */
  others: number;
}

export type Gathering = Gathered | { kind: 'no_such_organization' } | NoManagementAnswer;

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
  if (named !== null && named.kind !== 'organization') return named;

  const email = String(profile?.email ?? whom);
  const blocks = await findBlocks(support, email);
  if (blocks.kind === 'unavailable') return blocks;
  const asked = profile === null && named ? await askProducts(support, customers, named, whom) : [];
  return {
    kind: 'gathered',
    customers,
    facts: {
      profile,
      email,
      isLockedOut: blocks.kind === 'blocked',
      organization: named,
      found: asked.map(({ found }) => found),
    },
    holders: asked.flatMap(({ holder }) => holder ?? []),
    others: others.length,
  };
}

/** One customer by the name of its organization, as its metadata says. */
async function readCustomer(
  support: Support,
  name: string,
): Promise<Organization | { kind: 'no_such_organization' } | NoManagementAnswer> {
  return patiently(support, async () => {
    const answer = await ask(support.management, (api, options) =>
      api.organizations.getByName(name, options),
    );
    if (answer.kind === 'refused') {
      return answer.status === 404 ? { kind: 'no_such_organization' } : unavailable(answer);
    }
    const { metadata } = fields(answer.body);
    const read = readOrganization(fields(metadata), support.settings.ALLOW_LOOPBACK_HTTP);
    return read.kind === 'organization' ? read : { kind: 'no_such_organization' };
  });
}

async function readPerson(
  support: Support,
  whom: string,
): Promise<{ kind: 'read'; users: ManagementUser[] } | NoManagementAnswer> {
  if (!whom.includes('@')) {
    const read = await patiently(support, () => readUser(support.management, whom));
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

/** The address goes to this customer's products alone. */
async function askProducts(
  support: Support,
  customers: Customers,
  organization: Organization,
  typed: string,
): Promise<{ found: Found; holder: string | null }[]> {
  const identifier = readIdentifier(typed);
  if (identifier === null) return [];
  const asked = [];
  for (const { id } of organization.products) {
    const key = { product: id, customerId: organization.customerId, id: '' };
    const product = findProduct(support, customers, key);
    if (product === null || !takesIdentifier(id, identifier.kind)) continue;
    const answer = await lookUp(product, identifier.typed);
    const holder = answer.kind === 'found' ? answer.account.claimedBy : null;
    asked.push({ found: { product: id, says: judgeAnswer(identifier, answer) }, holder });
  }
  return asked;
}

function judgeAnswer(identifier: Identifier, answer: LookUp): Found['says'] {
  if (answer.kind === 'nobody') return 'nobody';
  if (answer.kind !== 'found') return 'no_answer';
  // A product may find somebody by a looser rule, who is somebody else.
  if (!isSameIdentifier(identifier, answer.account)) return 'nobody';
  if (answer.account.claimedBy !== null) return 'claimed';
  return answer.account.enabled ? 'unclaimed' : 'disabled';
}
