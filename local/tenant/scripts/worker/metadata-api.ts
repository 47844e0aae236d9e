import type { Json } from '../../store/types.ts';
import { copyPlain } from './copy-plain.ts';
import type { ApiContext } from './create-api.ts';
import { requireText } from './require-text.ts';

/** Recorded only: the tenant writes the metadata of all Actions at once when the trigger has ended. */
export function createUserApi({ record }: ApiContext) {
  return {
    setAppMetadata: (key: unknown, value: unknown) =>
      record({ call: 'user.setAppMetadata', args: readEntry(key, value) }),
    setUserMetadata: (key: unknown, value: unknown) =>
      record({ call: 'user.setUserMetadata', args: readEntry(key, value) }),
  };
}

function readEntry(key: unknown, value: unknown): [string, Json] {
  return [readKey(key), copyPlain(value, `the metadata ${String(key)}`)];
}

function readKey(value: unknown): string {
  const key = requireText(value, 'a metadata key');
  if (/[.$]/.test(key)) throw new Error(`the metadata key ${key} must not contain . or $`);
  return key;
}

/** Seen at once in `event.transaction.metadata`. 64 characters a key, 8 kB a value, 16 kB in all. */
export function createTransactionApi({ record, transactionMetadata }: ApiContext) {
  return {
    setMetadata(keyGiven: unknown, value: unknown): void {
      const key = readKey(keyGiven);
      if (key.length > 64) throw new Error(`the metadata key ${key} has more than 64 characters`);
      if (value === null) {
        record({ call: 'transaction.setMetadata', args: [key, null] });
        delete transactionMetadata[key];
        return;
      }
      const next = { ...transactionMetadata, [key]: readScalar(key, value) };
      if (Buffer.byteLength(JSON.stringify(next)) > 16 * 1024)
        throw new Error('the metadata of a transaction may have 16 kB');
      record({ call: 'transaction.setMetadata', args: [key, next[key] ?? null] });
      Object.assign(transactionMetadata, next);
    },
  };
}

function readScalar(key: string, value: unknown): string | number | boolean {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return value as boolean | number;
  if (typeof value !== 'string')
    throw new TypeError(`the metadata ${key} must be a string, a safe integer or a boolean`);
  if (Buffer.byteLength(value) > 8 * 1024) throw new Error(`the metadata ${key} exceeds 8 kB`);
  return value;
}
