import type { Wait } from '../../policy/judge-standing.ts';
import { countUnseen, type OrganizationCounts, type ProductCounts } from './snapshot.ts';

/** Why somebody is stuck, and what helps. */
export const STUCK_WORDS: Record<Wait, { why: string; helps: string }> = {
  blocked: {
    why: 'Blocked by an administrator',
    helps: 'If it is not meant: unblock the account in the Auth0 dashboard.',
  },
  new_address: {
    why: 'The address was changed after it had been confirmed',
    helps: 'The person signs in and confirms the new address.',
  },
  mail_not_requested: {
    why: 'Left before asking for the confirmation mail',
    helps: 'The person signs in again and presses Confirm & Continue.',
  },
  link_not_opened: {
    why: 'Asked for the confirmation mail, did not open its link',
    helps:
      'Check spam folder, mail filter and the address in the product. The link must be opened in the browser of the sign-in.',
  },
  not_continued: {
    why: 'Opened the link, did not go on',
    helps: 'The person signs in again, and confirms once more.',
  },
  merge: {
    why: 'The address belongs to another account, which has not signed in since',
    helps: 'The person signs in once with the password of the account that owned the email first.',
  },
  merge_expired: {
    why: 'The address belongs to another account, which has not signed in for more than a week',
    helps:
      'It has to be begun again: the person signs in with the product password, and then with that of the other account.',
  },
  new_password: {
    why: 'Has not chosen a new password',
    helps: 'The person signs in again and follows the mail to choose one.',
  },
  next_sign_in: {
    why: 'Chose a new password by mail, has not signed in with it',
    helps: 'The person signs in with the new password.',
  },
  no_product_account: {
    why: 'Holds no product account',
    helps: 'The person opens the product and links its account.',
  },
};

export const ROLLOUT_WORDS: Record<OrganizationCounts['rollout'], string> = {
  on: 'On',
  pilot: 'Pilot',
  off: 'Off',
  unknown: 'Unknown',
};

/** How many people a product has; a number that fewer have than came over is called what it is. */
export function showHeadCount(counts: ProductCounts): string {
  const { headCount } = counts;
  if (headCount === null) return 'unknown';
  return countUnseen(counts) === null
    ? `${showNumber(headCount)} (too low)`
    : showNumber(headCount);
}

/** `12,345`; the same on every machine. */
export function showNumber(count: number): string {
  return count.toLocaleString('en-US');
}

/** `62 %`, never `100 %` or `0 %` of what is not all or nothing. */
export function showShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return '> 99 %';
  return percent === 0 && part > 0 ? '< 1 %' : `${percent} %`;
}

/** `21 November 2026`, UTC. */
export function showDay(ms: number): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(ms).toLocaleDateString('en-GB', options);
}
