import type { Json } from '../../store/types.ts';

/**
 * A copy of plain JSON data, without members that are `undefined`. Throws a TypeError that names the place of anything else:
 * a function, a class instance, a date, NaN, a cycle.
 */
export function copyPlain(value: unknown, place: string, parents: unknown[] = []): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || parents.includes(value)) throw notPlain(value, place);
  const inside = [...parents, value];
  if (Array.isArray(value))
    return value.map((one, index) => copyPlain(one, `${place}[${index}]`, inside));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notPlain(value, place);
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    members.map(([key, one]) => [key, copyPlain(one, `${place}.${key}`, inside)]),
  );
}

function notPlain(value: unknown, place: string): TypeError {
  const what = typeof value === 'object' ? value?.constructor?.name : typeof value;
  return new TypeError(`${place} is not plain JSON data (${what ?? 'object'})`);
}
