import type { Json, JsonObject } from '../store/types.ts';

/** Applies `fields` and `include_fields` of the query. */
export function selectFields(one: JsonObject, query: Record<string, string>): JsonObject {
  if (query.fields === undefined) return one;
  const named = query.fields.split(',').map((field) => field.trim());
  const include = query.include_fields !== 'false';
  return Object.fromEntries(
    Object.entries(one).filter(([key]) => named.includes(key) === include),
  ) as Record<string, Json>;
}
