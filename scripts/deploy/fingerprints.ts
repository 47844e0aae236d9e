import { createHmac } from 'node:crypto';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { isObject } from '../build/build.ts';
import type { Change } from './compare.ts';
import type { Resource } from './image.ts';
import { packValues } from './pack-values.ts';

/** Metadata of the application *Tenant extension* that holds them. */
const KEY = 'fingerprints';
const MOST_VALUES = 4;

/** What a change in what the tenant never tells again is called. */
export const BY_FINGERPRINT = 'secrets and settings, by fingerprint';

/** Resource to fingerprint. */
export type Fingerprints = Map<string, string>;

/**
 * A fingerprint for everything that the tenant never tells again, so that a plan sees when it changed. Keyed with the
 * deploying application's secret: whoever reads it cannot try out short passwords.
 */
export function takeFingerprints(resources: readonly Resource[], secret: string): Fingerprints {
  return new Map(
    resources
      .filter(({ hidden }) => isObject(hidden) && Object.keys(hidden).length > 0)
      .map((one) => [nameOf(one), printOf(secret, nameOf(one), one.hidden)]),
  );
}

/** The fingerprint of one hidden value, by name. */
export function printOf(secret: string, name: string, hidden: Json): string {
  const text = JSON.stringify([name, hidden]);
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, 12);
}

/** The changes in what the tenant never tells again. `known` are the fingerprints of the last deploy. */
export function compareFingerprints(
  wanted: Fingerprints,
  known: Fingerprints,
  resources: readonly Resource[],
): Change[] {
  return resources.flatMap((one): Change[] => {
    const after = wanted.get(nameOf(one));
    const before = known.get(nameOf(one));
    if (after === undefined || after === before) return [];
    const fields = [{ path: BY_FINGERPRINT, before, after }];
    return [{ kind: 'update', type: one.type, name: one.name, fields }];
  });
}

/** Reads them from the metadata of the application; whatever else stands there is left out. */
export function readFingerprints(metadata: Json | undefined): Fingerprints {
  const texts = isObject(metadata)
    ? Object.entries(metadata)
        .filter(([key, value]) => isFingerprintKey(key) && typeof value === 'string')
        .map(([, value]) => String(value))
    : [];
  const pairs = texts.flatMap((text) => text.split(' ')).map((pair) => pair.split('='));
  return new Map(pairs.map(([name = '', print = '']) => [name, print]));
}

/** The metadata that holds them. */
export function writeFingerprints(fingerprints: Fingerprints): JsonObject {
  const values = packValues([...fingerprints].sort().map(([name, print]) => `${name}=${print}`));
  if (values.length > MOST_VALUES) throw new Error('too many secrets to remember');
  // `null` takes away what a longer list left behind.
  const keys = Array.from({ length: MOST_VALUES }, (_, index) => `${KEY}_${index + 1}`);
  return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
}

/** Whether a key of that metadata holds fingerprints. */
export function isFingerprintKey(key: string): boolean {
  return new RegExp(`^${KEY}_\\d+$`).test(key);
}

function nameOf({ type, name }: { type: string; name: string }): string {
  return `${type}/${name}`;
}
