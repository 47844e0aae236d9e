import type { ActionJob } from '../protocol.ts';

export type TransactionMetadata = Record<string, string | number | boolean>;

/**
 * The event as the Action sees it: frozen all the way down. `event.transaction.metadata` alone moves on, with what the Action
 * sets through its api. Only post-login has it.
 */
export function prepareEvent(data: ActionJob['event']) {
  const { transaction, ...rest } = data;
  if (!('metadata' in transaction)) {
    freezeDeep(data);
    return { event: data, transactionMetadata: {} };
  }
  const transactionMetadata = { ...(transaction.metadata as TransactionMetadata) };
  const visible = Object.defineProperty({ ...transaction }, 'metadata', {
    enumerable: true,
    get: () => Object.freeze({ ...transactionMetadata }),
  });
  const event = { ...rest, transaction: visible };
  freezeDeep(event);
  return { event, transactionMetadata };
}

function freezeDeep(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freezeDeep(member);
}
