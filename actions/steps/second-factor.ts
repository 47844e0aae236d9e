import type { Event, PostLoginAPI } from '../post-login.d.ts';

const KEY = 'second_factor';

/** Whether this person has enrolled a second factor and has not shown it, in this session or in this sign-in. */
export function lacksSecondFactor({ user, authentication, transaction }: Event): boolean {
  if ((user.enrolledFactors ?? []).length === 0) return false;
  if (authentication?.methods.some(({ name }) => name === 'mfa')) return false;
  return transaction?.metadata[KEY] !== 'shown';
}

/** Tells the later Actions that a challenge was passed: whether `event.authentication` shows it at once is not documented. */
export function noteSecondFactor(api: PostLoginAPI): void {
  api.transaction.setMetadata(KEY, 'shown');
}
