import type { Json } from '../../local/tenant/store/types.ts';
import { isObject } from '../build/build.ts';
import type { Resource } from './image.ts';

/** One value that is another in the tenant. */
export interface FieldChange {
  /** Dotted; empty for the resource as a whole. */
  path: string;
  /** Undefined: the tenant has none. */
  before: Json | undefined;
  after: Json;
}

export type Change =
  | { kind: 'create'; type: string; name: string }
  | { kind: 'update'; type: string; name: string; fields: FieldChange[] };

/** Something in the tenant that nothing in the repository stands for; a deploy leaves it alone. */
export interface Drift {
  type: string;
  name: string;
  /** A field that was taken out of the file; without it the whole resource. */
  path?: string;
  value?: Json;
}

export interface Comparison {
  changes: Change[];
  drift: Drift[];
}

/** What a deploy would change, and what somebody added by hand. Fields that only the tenant has are its defaults. */
export function compareImages(wanted: readonly Resource[], found: readonly Resource[]): Comparison {
  const keyOf = ({ type, name }: Resource) => `${type} ${name}`;
  const known = new Map(found.map((one) => [keyOf(one), one]));
  const changes = wanted.flatMap((one): Change[] => {
    const { type, name, value } = one;
    const before = known.get(keyOf(one));
    known.delete(keyOf(one));
    if (before === undefined) return [{ kind: 'create', type, name }];
    const fields = compareValues(value, before.value, '', IN_ORDER.includes(type));
    return fields.length === 0 ? [] : [{ kind: 'update', type, name, fields }];
  });
  const drift = [...known.values()]
    .filter(({ type }) => !BUILT_IN.includes(type))
    .map(({ type, name }) => ({ type, name }));
  return { changes, drift };
}

/** Types whose parts every tenant has. */
const BUILT_IN = ['attackProtection', 'prompts', 'tenant', 'branding'];

/** Types whose lists mean something by their order. */
const IN_ORDER = ['triggers', 'flows', 'forms'];

function compareValues(
  wanted: Json,
  found: Json | undefined,
  path: string,
  inOrder: boolean,
): FieldChange[] {
  if (isObject(wanted) && isObject(found)) {
    return Object.entries(wanted).flatMap(([key, value]) =>
      value === undefined
        ? []
        : compareValues(value, found[key], path === '' ? key : `${path}.${key}`, inOrder),
    );
  }
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length === found.length) {
    const [one, other] = inOrder ? [wanted, found] : [sorted(wanted), sorted(found)];
    return one.flatMap((value, index) =>
      compareValues(value, other[index], `${path}[${index}]`, inOrder),
    );
  }
  return isSame(wanted, found) ? [] : [{ path, before: found, after: wanted }];
}

/** What is empty, absent or null is the same to Auth0. */
function isSame(wanted: Json, found: Json | undefined): boolean {
  if (isNothing(wanted) && isNothing(found)) return true;
  return JSON.stringify(wanted) === JSON.stringify(found);
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function sorted(list: readonly Json[]): Json[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
