import type { Account, Intent } from './account.ts';
import { judgeGate } from './judge-gate.ts';
import { parseProductAccountKey } from './product-account-key.ts';

/** Whoever proved both sides once has a week to sign in to the account that owned the email first. */
export const INTENT_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export type MergeStart =
  | { kind: 'merge'; key: string }
  /** The established account already holds another account of that product of that customer. */
  | { kind: 'holds_product' }
  /** What this account holds cannot be merged as one product account. */
  | { kind: 'impossible' };

/** Whether `self` may be merged into `owner`, judged before anything is written. */
export function judgeMergeStart(self: Account, owner: Account): MergeStart {
  const [key, ...others] = self.identities;
  if (key === undefined || others.length > 0 || parseProductAccountKey(key) === null) {
    return { kind: 'impossible' };
  }
  // Only who has proven the address may be given an account that was proven with it.
  if (judgeGate(owner) === 'closed') return { kind: 'impossible' };
  return holdsAnother(owner, key) ? { kind: 'holds_product' } : { kind: 'merge', key };
}

/** What the primary's own sign-in does with one intent. */
export type IntentVerdict = 'merge' | 'keep' | 'drop';

/** The sign-in of the primary; times in Unix milliseconds. */
export interface MergeSignIn {
  customerId: string;
  /** When the password was typed, `null` where nothing says so. */
  passwordAt: number | null;
  now: number;
}

/** Another customer's products cannot be reached from here, and an old session proves no password: that intent waits. */
export function judgeIntent(
  primary: Account,
  intent: Intent,
  { customerId, passwordAt, now }: MergeSignIn,
): IntentVerdict {
  const key = parseProductAccountKey(intent.key);
  if (key === null || now - intent.at > INTENT_LIFE_MS) return 'drop';
  // The inbox that was read is no longer this account's.
  if (intent.email !== primary.email) return 'drop';
  if (holdsAnother(primary, intent.key)) return 'drop';
  if (passwordAt === null || passwordAt <= intent.at) return 'keep';
  return key.customerId === customerId ? 'merge' : 'keep';
}

/** Whether any intent can be settled in this sign-in. */
export function hasIntentToSettle(primary: Account, signIn: MergeSignIn): boolean {
  return primary.intents.some((intent) => judgeIntent(primary, intent, signIn) !== 'keep');
}

/**
 * Whether the account that an intent names still wants it: it may have confirmed another address since, or have been taken back
 * by a reset, or shut by an administrator, from whoever knew its old password.
 */
export function stillWantsMerge(from: Account, intent: Intent, primaryId: string): boolean {
  return (
    from.mergingInto === primaryId &&
    // Linking would throw the block away.
    !from.blocked &&
    (from.lastPasswordReset === null || from.lastPasswordReset < intent.at) &&
    from.identities.length === 1 &&
    from.identities[0] === intent.key
  );
}

function holdsAnother(account: Account, wanted: string): boolean {
  const key = parseProductAccountKey(wanted);
  return account.identities.some((identity) => {
    const held = parseProductAccountKey(identity);
    return (
      identity !== wanted &&
      held !== null &&
      held.product === key?.product &&
      held.customerId === key.customerId
    );
  });
}
