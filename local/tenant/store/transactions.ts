import type { Tenant } from '../tenant.ts';
import type { Transaction } from './types.ts';

/** How long a sign-in under way lives. */
export const transactionLifetimeMs = 3_600_000;
// An expired transaction is remembered for a while so that its browser can be sent back to the application.
const forgetAfterMs = 24 * transactionLifetimeMs;

export type TransactionSearch =
  | { kind: 'found'; transaction: Transaction }
  | { kind: 'missing' }
  | { kind: 'expired'; transaction: Transaction };

/** Starts a sign-in for one browser (its `did` cookie). */
export function startTransaction(
  tenant: Tenant,
  start: Omit<Transaction, 'id' | 'state' | 'createdAt'>,
): Transaction {
  const now = tenant.clock.now();
  // Oldest first: what follows a younger one is younger still.
  for (const old of tenant.state.transactions.values()) {
    if (now - old.createdAt < forgetAfterMs) break;
    tenant.state.transactions.delete(old.state);
  }
  const transaction: Transaction = {
    ...start,
    id: tenant.createId(''),
    state: tenant.createId(''),
    createdAt: now,
  };
  tenant.state.transactions.set(transaction.state, transaction);
  return transaction;
}

/** The sign-in behind a `state`. In another browser, or without the cookie, there is none. */
export function findTransaction(
  tenant: Tenant,
  state: string | undefined,
  browserId: string | undefined,
): TransactionSearch {
  const transaction = state === undefined ? undefined : tenant.state.transactions.get(state);
  if (!transaction || !browserId || transaction.browser !== browserId) return { kind: 'missing' };
  if (tenant.clock.now() - transaction.createdAt >= transactionLifetimeMs)
    return { kind: 'expired', transaction };
  return { kind: 'found', transaction };
}

/** Ends a sign-in: its `state` is used up. */
export function endTransaction(tenant: Tenant, transaction: Transaction): void {
  tenant.state.transactions.delete(transaction.state);
}
