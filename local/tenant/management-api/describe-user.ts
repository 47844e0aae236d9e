import type { Json, JsonObject, User } from '../store/types.ts';

/** A user as the API answers it: what was never set is left out, metadata included. */
export function describeUser(user: User): JsonObject {
  const { app_metadata, user_metadata, logins_count, ...rest } = structuredClone(user);
  const profile = {
    ...rest,
    ...(Object.keys(app_metadata).length > 0 && { app_metadata }),
    ...(Object.keys(user_metadata).length > 0 && { user_metadata }),
    ...(logins_count > 0 && { logins_count }),
  };
  return JSON.parse(JSON.stringify(profile));
}

/** Applies `fields` and `include_fields` of the query. */
export function selectFields(user: JsonObject, query: Record<string, string>): JsonObject {
  if (query.fields === undefined) return user;
  const named = query.fields.split(',').map((field) => field.trim());
  const include = query.include_fields !== 'false';
  return Object.fromEntries(
    Object.entries(user).filter(([key]) => named.includes(key) === include),
  ) as Record<string, Json>;
}

/** Query rules of every operation that answers users. */
export const fieldRules = {
  fields: {},
  include_fields: { pattern: /^(true|false)$/ },
};
