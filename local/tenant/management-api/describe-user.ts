import type { JsonObject, User } from '../store/types.ts';

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
