import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Json } from '../store/types.ts';
import type { Value } from './definition.ts';

export type HelperFunction = (now: number, ...args: Value[]) => Value;

const hash = (algorithm: string): HelperFunction =>
  withText((text) => createHash(algorithm).update(text, 'utf8').digest('hex'));

/** Auth0's helper functions by name. `now` is the tenant's clock, in milliseconds; a value of the wrong type gives `undefined`. */
export const helperFunctions: Record<string, HelperFunction> = {
  toString: (_: number, value?: Value) => (value === undefined ? undefined : writeText(value)),
  toNumber: (_, value) => finite(Number(value)),
  toBoolean: (_, value) => (value === 'false' ? false : Boolean(value)),
  toArray: (_, value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  toLowerCase: withText((text) => text.toLowerCase()),
  toUpperCase: withText((text) => text.toUpperCase()),
  toTimestamp: (now, date) => {
    const at = date === undefined ? now : Date.parse(writeText(date));
    return finite(Math.floor(at / 1000));
  },
  now: (now) => new Date(now).toISOString(),
  length: (_, value) =>
    typeof value === 'string' || Array.isArray(value) ? value.length : undefined,
  // Masking concerns the platform's debugger alone: here no execution is kept, so the value passes.
  mask: (_, value) => value,
  random: (_, low, high, float) => {
    const [min, max] = [Number(low), Number(high)];
    if (!(min <= max)) return undefined;
    return float === true
      ? min + Math.random() * (max - min)
      : randomInt(Math.ceil(min), Math.floor(max) + 1);
  },
  slice: (_, value, start, end) =>
    typeof value === 'string' || Array.isArray(value)
      ? value.slice(...range(start, end))
      : undefined,
  substring: withText((text, start, end) => {
    const [from = 0, to] = range(start, end);
    return text.substring(from, to);
  }),
  replace: withText((text, search, replacement) =>
    text.replace(writeText(search), () => writeText(replacement)),
  ),
  replaceAll: withText((text, search, replacement) =>
    text.replaceAll(writeText(search), () => writeText(replacement)),
  ),
  split: withText((text, separator, limit) =>
    text.split(writeText(separator), limit === undefined ? undefined : Number(limit)),
  ),
  includes: (_, collection, item, from) =>
    Array.isArray(collection)
      ? collection.includes(item as Json, Number(from ?? 0))
      : typeof collection === 'string'
        ? collection.includes(writeText(item), Number(from ?? 0))
        : undefined,
  indexOf: (_, collection, item, from) =>
    Array.isArray(collection)
      ? collection.indexOf(item as Json, Number(from ?? 0))
      : typeof collection === 'string'
        ? collection.indexOf(writeText(item), Number(from ?? 0))
        : undefined,
  merge: (_, base, value) => {
    if (Array.isArray(base)) return base.concat(value ?? []);
    if (typeof base === 'string') return base + writeText(value);
    return isObject(base) && isObject(value) ? { ...base, ...value } : undefined;
  },
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha512: hash('sha512'),
  uuid: () => randomUUID(),
  encodeURIComponent: withText((text) =>
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')),
  ),
};

/** How a value stands in a text: nothing for `undefined` and null, JSON for what is no scalar. */
export function writeText(value: Value): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function withText(apply: (text: string, ...rest: Value[]) => Value): HelperFunction {
  return (_, value, ...rest) =>
    typeof value === 'string' || typeof value === 'number'
      ? apply(String(value), ...rest)
      : undefined;
}

function range(start: Value, end: Value): [number?, number?] {
  return end === undefined ? [Number(start ?? 0)] : [Number(start ?? 0), Number(end)];
}

function finite(number: number): Value {
  return Number.isFinite(number) ? number : undefined;
}

function isObject(value: Value): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
