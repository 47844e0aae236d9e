import type { DatabaseAnswer } from '../protocol.ts';
import { copyPlain } from './copy-plain.ts';

/** The profile a database script handed over, or what is wrong with it. `id` is taken for `user_id`, as Auth0 does. */
export function readProfile(value: unknown): DatabaseAnswer {
  if (value === undefined || value === null) return { kind: 'nobody' };
  try {
    const profile = copyPlain(value, 'profile');
    if (profile === null || typeof profile !== 'object' || Array.isArray(profile))
      return { kind: 'broken', message: `the profile is no object but ${typeof value}` };
    const userId = profile.user_id ?? profile.id;
    if (typeof userId !== 'string' || userId === '')
      return { kind: 'broken', message: 'the profile needs a user_id that is a string' };
    return { kind: 'profile', profile: { ...profile, user_id: userId } };
  } catch (error) {
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}
