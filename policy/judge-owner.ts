import type { Account } from './account.ts';
import { judgeGate } from './judge-gate.ts';

/** Who holds the address that somebody has just proven to read. */
export type EmailOwner =
  | { kind: 'nobody' }
  /** An import that nobody finished: its door may be closed for the person who reads the inbox. */
  | { kind: 'leftover'; account: Account }
  | { kind: 'established'; account: Account };

/** Chooses among the accounts found under the address; anything doubtful is an established account. */
export function judgeOwner(self: Account, found: readonly Account[]): EmailOwner {
  const others = found.filter((account) => account.userId !== self.userId);
  const established = others.find((account) => !isLeftover(account));
  if (established !== undefined) return { kind: 'established', account: established };
  const leftover = others[0];
  return leftover === undefined ? { kind: 'nobody' } : { kind: 'leftover', account: leftover };
}

function isLeftover(account: Account): boolean {
  return (
    account.migrated !== null &&
    // Somebody lives behind a gate that a change of the email shut again.
    account.confirmedEmail === null &&
    judgeGate(account) === 'closed' &&
    account.identities.length === 1 &&
    account.intents.length === 0
  );
}
