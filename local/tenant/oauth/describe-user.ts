import type { JsonObject, User } from '../store/types.ts';

/** The standard claims about a user that these scopes open, as they stand in the store now. */
export function describeUser(user: User, scope: string[]): JsonObject {
  return {
    ...(scope.includes('profile') && {
      ...(user.given_name !== undefined && { given_name: user.given_name }),
      ...(user.family_name !== undefined && { family_name: user.family_name }),
      nickname: user.nickname,
      name: user.name,
      picture: user.picture,
      // Auth0 sends a date where OpenID Connect says a number.
      updated_at: user.updated_at,
    }),
    ...(scope.includes('email') && { email: user.email, email_verified: user.email_verified }),
  };
}
