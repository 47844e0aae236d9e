import type { Identity, JsonObject, User } from './types.ts';

const texts = [
  'name',
  'nickname',
  'given_name',
  'family_name',
  'picture',
  'last_password_reset',
] as const;

/** The attributes that an account keeps when it becomes an identity of another one. */
export function describeProfile(user: User): JsonObject {
  const data: JsonObject = { email: user.email, email_verified: user.email_verified };
  for (const key of texts) {
    const value = user[key];
    if (value !== undefined) data[key] = value;
  }
  return data;
}

export type Profile = Pick<User, 'email' | 'email_verified'> &
  Partial<Pick<User, (typeof texts)[number]>>;

/** What a linked identity kept of the account that it was. */
export function readProfile({ profileData = {} }: Identity): Profile {
  const profile: Profile = {
    email: typeof profileData.email === 'string' ? profileData.email : '',
    email_verified: profileData.email_verified === true,
  };
  for (const key of texts) {
    const value = profileData[key];
    if (typeof value === 'string') profile[key] = value;
  }
  return profile;
}
