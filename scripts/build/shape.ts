import type { Json } from '../../local/tenant/store/types.ts';
import { isObject, type Problem } from './build.ts';

/** What a configuration file may hold. Keys that end in `*` are required; no other keys are taken. */
export type Shape = 'text' | 'number' | 'flag' | 'any' | Choice | Composite;

/** One of these texts. */
type Choice = readonly string[];
type Composite =
  | { list: Shape }
  | { map: Shape }
  | { object: Record<string, Shape> }
  /** A text of so many characters at most. */
  | { longest: number };

const KEYWORD = /^(##[A-Z0-9_]+##|@@[A-Z0-9_]+@@)$/;

/** Everything in which a value differs from its shape. A keyword that is a whole text may stand for anything. */
export function compare(value: Json | undefined, shape: Shape, file: string, key = ''): Problem[] {
  if (typeof value === 'string' && KEYWORD.test(value)) return [];
  if (typeof shape === 'object' && !isChoice(shape)) return compareParts(value, shape, file, key);
  const message = judge(value, shape);
  return message === null ? [] : [{ file, key, message }];
}

function judge(value: Json | undefined, shape: string | Choice): string | null {
  if (typeof shape !== 'string') {
    return typeof value === 'string' && shape.includes(value)
      ? null
      : `must be one of ${shape.join(', ')}`;
  }
  if (shape === 'text') return typeof value === 'string' ? null : 'must be a text';
  if (shape === 'number') return typeof value === 'number' ? null : 'must be a number';
  if (shape === 'flag') return typeof value === 'boolean' ? null : 'must be true or false';
  return null;
}

function isChoice(shape: Composite | Choice): shape is Choice {
  return Array.isArray(shape);
}

function compareParts(
  value: Json | undefined,
  shape: Composite,
  file: string,
  key: string,
): Problem[] {
  const inside = (name: string | number) => (key === '' ? `${name}` : `${key}.${name}`);
  if ('longest' in shape) {
    if (typeof value === 'string' && value.length <= shape.longest) return [];
    return [{ file, key, message: `must be a text of at most ${shape.longest} characters` }];
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) return [{ file, key, message: 'must be a list' }];
    return value.flatMap((one, index) => compare(one, shape.list, file, inside(index)));
  }
  if (!isObject(value)) return [{ file, key, message: 'must be an object' }];
  if ('object' in shape) return compareKeys(value, shape.object, file, inside);
  return Object.entries(value).flatMap(([name, one]) =>
    compare(one, shape.map, file, inside(name)),
  );
}

function compareKeys(
  value: Record<string, Json>,
  keys: Record<string, Shape>,
  file: string,
  inside: (name: string) => string,
): Problem[] {
  const known = Object.entries(keys).map(([name, shape]) => ({
    name: name.replace(/\*$/, ''),
    required: name.endsWith('*'),
    shape,
  }));
  const unknown = Object.keys(value)
    .filter((name) => !known.some((one) => one.name === name))
    .map((name) => ({ file, key: inside(name), message: 'unknown key' }));
  const missing = known
    .filter(({ name, required }) => required && !(name in value))
    .map(({ name }) => ({ file, key: inside(name), message: 'is missing' }));
  const wrong = known
    .filter(({ name }) => name in value)
    .flatMap(({ name, shape }) => compare(value[name], shape, file, inside(name)));
  return [...unknown, ...missing, ...wrong];
}
