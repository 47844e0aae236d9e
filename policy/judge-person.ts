import { readAccount } from './account.ts';
import { judgeStanding, type Standing, type Wait } from './judge-standing.ts';
import { isRolledOut, type Organization } from './organization.ts';
import type { ProductId } from './products.ts';

/** What one product says of an address, without a password. */
export interface Found {
  product: ProductId;
  /** `abandoned`: claimed by an account that was deleted. */
  says: 'unclaimed' | 'disabled' | 'claimed' | 'abandoned' | 'nobody' | 'no_answer';
}

/** What support found out about somebody; `null` and empty where it did not look. */
export interface PersonFacts {
  /** The account in the tenant. */
  profile: unknown;
  /** What the rollout is judged by, if there is no account. */
  email: string;
  /** Auth0 blocks what they type, after failed attempts. */
  isLockedOut: boolean;
  /** The customer they want to sign in to. */
  organization: Organization | null;
  found: readonly Found[];
}

/** Where a person stands, the first that is true. */
export type PersonStanding =
  | { kind: 'blocked'; by: 'administrator' | 'failed_attempts' }
  | { kind: 'not_rolled_out' }
  /** They came over, this far; what has to happen before a product opens, `null` if nothing. */
  | { kind: Standing['kind']; waitsFor: Exclude<Wait, 'blocked'> | null }
  /** The account of this address is nobody's to sign in with: merged away, or closed. */
  | { kind: 'closed' }
  /** A product knows the address, and its account belongs to a Product Cloud account that was deleted. */
  | { kind: 'abandoned' }
  /** A product knows the address, and its account is another Product Cloud account's. */
  | { kind: 'moved' }
  /** A product knows the address, and nobody has signed in with it yet. */
  | { kind: 'unseen' }
  /** A product knows the address, and has disabled its account. */
  | { kind: 'disabled' }
  /** Not in the tenant, and a product that could know them did not answer. */
  | { kind: 'no_answer' }
  /** Not in the tenant, and no product was asked. */
  | { kind: 'no_account' }
  /** Neither the tenant nor any product of the customer knows the address. */
  | { kind: 'not_known' };

/** Judges where somebody stands at `now`, in Unix milliseconds. */
export function judgePerson(facts: PersonFacts, now: number): PersonStanding {
  const { profile, isLockedOut, organization, email } = facts;
  const standing = profile === null ? null : judgeStanding(profile, now);
  if (standing?.waitsFor === 'blocked') return { kind: 'blocked', by: 'administrator' };
  if (isLockedOut) return { kind: 'blocked', by: 'failed_attempts' };
  const account = profile === null ? null : readAccount(profile);
  const judgedBy = account?.migrated?.email ?? account?.email ?? email;
  if (organization !== null && !isRolledOut(organization, judgedBy)) {
    return { kind: 'not_rolled_out' };
  }
  if (account === null) return judgeStranger(facts);
  if (standing === null) return { kind: 'closed' };
  return { kind: standing.kind, waitsFor: standing.waitsFor };
}

function judgeStranger({ organization, found }: PersonFacts): PersonStanding {
  if (organization === null) return { kind: 'no_account' };
  const says = new Set(found.map((one) => one.says));
  // First, since nobody but support ends it.
  if (says.has('abandoned')) return { kind: 'abandoned' };
  if (says.has('unclaimed')) return { kind: 'unseen' };
  if (says.has('claimed')) return { kind: 'moved' };
  if (says.has('disabled')) return { kind: 'disabled' };
  return says.has('no_answer') ? { kind: 'no_answer' } : { kind: 'not_known' };
}
