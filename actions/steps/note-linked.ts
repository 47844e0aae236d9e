import type { Run } from './run.ts';

/** Tells the later Actions of this sign-in which product accounts were attached in it: `event.user` does not show them yet. */
export function noteLinked({ event, api }: Run, keys: readonly string[]): void {
  if (keys.length === 0) return;
  api.transaction.setMetadata('linked', JSON.stringify([...readLinked(event), ...keys]));
}

/** The product account keys that earlier Actions of this sign-in attached. */
export function readLinked({ transaction }: Run['event']): string[] {
  const noted = transaction?.metadata.linked;
  if (typeof noted !== 'string') return [];
  const keys: unknown = JSON.parse(noted);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}
