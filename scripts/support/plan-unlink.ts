import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { readUser } from '../../apis/management.ts';
import { isUnlinkedUser, judgeUnlink, type UnlinkRefusal } from '../../policy/judge-unlink.ts';
import {
  type ProductAccountKey,
  parseProductAccountKey,
} from '../../policy/product-account-key.ts';
import type { Support } from './connect-support.ts';
import { findPeople } from './find-people.ts';
import { type Customers, findProduct, listCustomers } from './list-customers.ts';
import { patiently } from './patiently.ts';

/** What is to be done, judged before anything is. */
export interface UnlinkPlan {
  kind: 'plan';
  userId: string;
  email: string;
  /** Product account key, and its parts. */
  key: string;
  parts: ProductAccountKey;
  customers: Customers;
  linked: boolean;
  /** Whether anything in the tenant tells of this link, or of an earlier run that took it off. */
  known: boolean;
  marks: string[];
  /** What the account goes on holding. */
  keeps: string[];
  productEmail: string | null;
}

export type Planned =
  | UnlinkPlan
  | {
      kind: 'refused';
      reason: UnlinkRefusal | 'malformed_key' | 'organization_unknown' | 'own_account';
      holds: string[];
    }
  | NoManagementAnswer;

/** Reads what there is and changes nothing. `whom`: the email or user id of the account that is to lose the product account `key`. */
export async function planUnlink(support: Support, whom: string, key: string): Promise<Planned> {
  const parts = parseProductAccountKey(key);
  if (parts === null) return refused('malformed_key');
  const found = await findPeople(support, whom);
  if (found.kind === 'unavailable') return found;
  const verdict = judgeUnlink(found.users, key);
  if (verdict.kind === 'refused') return verdict;
  let known = verdict.linked || verdict.marks.length > 0;
  if (!verdict.linked) {
    // An earlier run may have stopped after unlinking; but somebody else's account of that key is none of ours.
    const read = await patiently(support, () => readUser(support.management, `auth0|${key}`));
    if (read.kind === 'unavailable') return read;
    if (read.kind === 'found' && !isUnlinkedUser(read.user, key)) return refused('own_account');
    known ||= read.kind === 'found';
  }
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return listed;
  const { customers } = listed;
  if (findProduct(support, customers, parts) === null) return refused('organization_unknown');
  const { account, linked, marks, productEmail } = verdict;
  return {
    kind: 'plan',
    userId: account.userId,
    email: account.email,
    key,
    parts,
    customers,
    linked,
    known,
    marks,
    keeps: account.identities.filter((identity) => identity !== key),
    productEmail,
  };
}

function refused(reason: (Planned & { kind: 'refused' })['reason']): Planned {
  return { kind: 'refused', reason, holds: [] };
}
