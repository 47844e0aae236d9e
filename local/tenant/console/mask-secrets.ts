import type { Json } from '../store/types.ts';

const secretName = /secret|passw|token|proof|hash|authorization|cookie/i;

/** The same data with everything hidden that stands under a name like `secret`, `password`, `token` or `proof`. */
export function maskSecrets<T extends Json>(value: T): T {
  return mask(value) as T;
}

function mask(value: Json): Json {
  if (Array.isArray(value)) return value.map(mask);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretName.test(key) ? hide(inner) : mask(inner),
    ]),
  );
}

/** Keeps the shape, and switches such as `password_below_policy`: they say whether, not what. */
function hide(value: Json): Json {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'object' && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
  }
  return '••••••';
}

/** Enough of an id to tell two apart, not enough to use it. */
export function abbreviateId(id: string): string {
  return `${id.slice(0, 6)}…`;
}
