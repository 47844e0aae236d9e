import type { CacheRecord } from '../protocol.ts';
import type { ApiContext } from './create-api.ts';

type Failure = { type: 'error'; code: string };

const day = 24 * 3600 * 1000;
const fail = (code: string): Failure => ({ type: 'error', code });

/** The trigger's cache as it was when the Action began, plus its own writes; times in milliseconds. */
export function createCacheApi({ job, record }: ApiContext) {
  const records = new Map(Object.entries(job.cache));
  return {
    get(key: string): CacheRecord | undefined {
      const found = records.get(key);
      return found && found.expires_at > Date.now() ? { ...found } : undefined;
    },
    set(key: string, value: string, options: { ttl?: number; expires_at?: number } = {}) {
      const expiresAt = readExpiry(options);
      if (typeof expiresAt !== 'number') return expiresAt;
      const excess = findExcess(records, key, value);
      if (excess) return excess;
      const written = { value, expires_at: expiresAt };
      record({ call: 'cache.set', args: [key, written] });
      records.set(key, written);
      return { type: 'success', record: { ...written } };
    },
    delete(key: string) {
      if (!records.delete(key)) return fail('CacheKeyDoesNotExist');
      record({ call: 'cache.delete', args: [key] });
      return { type: 'success' };
    },
  };
}

/** The earlier of the two wins; 15 minutes without either; a day at most. */
function readExpiry(options: { ttl?: number; expires_at?: number }): number | Failure {
  const now = Date.now();
  const { ttl, expires_at: at } = options;
  for (const given of [ttl, at])
    if (given !== undefined && !Number.isFinite(given)) return fail('InvalidExpiry');
  const wanted =
    ttl === undefined && at === undefined
      ? now + 15 * 60 * 1000
      : Math.floor(Math.min(ttl === undefined ? Infinity : now + ttl, at ?? Infinity));
  if (wanted <= now) return fail('ItemAlreadyExpired');
  return Math.min(wanted, now + day);
}

function findExcess(records: Map<string, CacheRecord>, key: string, value: string) {
  if (typeof key !== 'string' || typeof value !== 'string')
    throw new TypeError('the cache holds strings under strings');
  if (Buffer.byteLength(key) > 64) return fail('CacheKeySizeExceeded');
  if (Buffer.byteLength(value) > 4096) return fail('CacheValueSizeExceeded');
  const others = [...records].filter(([name, one]) => name !== key && one.expires_at > Date.now());
  const size = others.reduce((sum, [name, one]) => sum + Buffer.byteLength(name + one.value), 0);
  if (others.length >= 20 || size + Buffer.byteLength(key + value) > 8192)
    return fail('CacheSizeExceeded');
  return undefined;
}
