import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import type { PersonFacts } from '../../policy/judge-person.ts';
import { type Asked, askProducts, type NoOrganization, readCustomer } from './ask-products.ts';
import type { Support } from './connect-support.ts';
import { findPeople } from './find-people.ts';
import { type FoundBlocks, findBlocks } from './lift-block.ts';
import { type Customers, listCustomerNames, listCustomers } from './list-customers.ts';

/** All that tenant and products say of somebody, without changing anything. */
export interface Gathered {
  kind: 'gathered';
  facts: PersonFacts;
  customers: Customers;
  /** Who holds a product account of this address, where it is somebody else; `email` is `null` where that account was deleted. */
  holders: { userId: string; email: string | null }[];
  /** Other users of the tenant with the address: none, or something is wrong. */
  others: number;
}

const NOT_ASKED = { kind: 'asked', asked: [] } as const;

export type Gathering = Gathered | (NoOrganization & { known: string[] }) | NoManagementAnswer;

/**
 * Asks about an email, a user id or a username of the PIM, in the tenant and in the products of the customer called `organization`: a
 * username is that of the account that holds it.
 */
export async function gatherPerson(
  support: Support,
  whom: string,
  organization: string | undefined,
): Promise<Gathering> {
  const typed = await findPeople(support, whom);
  if (typed.kind === 'unavailable') return typed;
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return listed;
  const { customers } = listed;
  const named = organization === undefined ? null : await readCustomer(support, organization);
  if (named?.kind === 'unavailable') return named;
  if (named !== null && named.kind !== 'organization') {
    return { kind: named.kind, known: listCustomerNames(customers) };
  }

  const asking = String(typed.users[0]?.email ?? whom);
  const answers = named ? await askProducts(support, customers, named, asking) : NOT_ASKED;
  if (answers.kind === 'unavailable') return answers;
  const own = findOwn(whom, answers.asked);
  const read = own?.userId ? await findPeople(support, own.userId) : typed;
  if (read.kind === 'unavailable') return read;
  const [profile = null, ...others] = read.users;
  const email = String(profile?.email ?? own?.email ?? whom);
  const blocks = await findAnyBlock(support, whom, email);
  if (blocks.kind === 'unavailable') return blocks;
  const asked = profile === null ? answers.asked : leaveOwnOut(answers.asked, profile.user_id);
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
    holders: listHolders(asked),
    others: others.length,
  };
}

/** Of somebody with an account: what another account holds, or may hold. */
function leaveOwnOut(asked: readonly Asked[], userId: unknown): Asked[] {
  return asked.filter(({ says, holder }) => {
    if (says === 'claimed') return holder !== userId;
    return says === 'abandoned' || says === 'no_answer';
  });
}

function listHolders(asked: readonly Asked[]): Gathered['holders'] {
  return asked.flatMap((one) => {
    if (one.holder === null) return [];
    return { userId: one.holder, email: one.says === 'claimed' ? one.holderEmail : null };
  });
}

function isUsername(whom: string): boolean {
  return !whom.includes('@') && !whom.includes('|');
}

/** Whose a username is: of the account that holds it, else of nobody yet, with the email that the product has. */
function findOwn(
  whom: string,
  asked: readonly Asked[],
): { userId: string | null; email: string } | null {
  if (!isUsername(whom)) return null;
  for (const one of asked) {
    if (one.says === 'claimed') return { userId: one.holder, email: one.holderEmail };
    if (one.says === 'unclaimed' || one.says === 'disabled') {
      return { userId: null, email: one.email };
    }
  }
  return null;
}

/** The first block of what somebody may have typed. */
async function findAnyBlock(support: Support, whom: string, email: string): Promise<FoundBlocks> {
  const identifiers = isUsername(whom) ? [whom, email] : [email];
  let found: FoundBlocks = { kind: 'not_blocked' };
  for (const identifier of new Set(identifiers)) {
    found = await findBlocks(support, identifier);
    if (found.kind !== 'not_blocked') return found;
  }
  return found;
}
