import type { Wait } from '../../policy/judge-standing.ts';
import { MEANINGS, type Meaning } from './reason-meanings.ts';

/** What somebody who came over waits for, and what helps: in a diagnosis, and in the report of how many do. */
export const WAITS: Record<Wait, Meaning> = {
  blocked: MEANINGS.account_blocked,
  link_not_opened: {
    means: 'A confirmation mail was sent, and no click on its link has counted yet.',
    next: 'Sign in again, and open the new mail in the same browser within ten minutes; it may be in the spam folder. Links of earlier mails are dead.',
    help: 'restart_for_mail',
  },
  mail_not_requested: {
    means: 'The product password was right, and no confirmation mail is under way.',
    next: 'Sign in again and press Confirm & Continue.',
    help: 'without_link',
  },
  merge: MEANINGS.merge_pending,
  merge_expired: {
    means:
      'The confirmed address belongs to another account, and nobody signed in to that one for a week.',
    next: 'Sign in with the product password, confirm the address again, then sign in with the password of the account that owned it first.',
    help: 'primary_password',
  },
  new_address: {
    means: 'The address of the account was changed after it had been confirmed.',
    next: 'Sign in again and confirm the new address.',
    help: 'without_link',
  },
  new_password: {
    means:
      'The address is confirmed, and the old product password is below the Product Cloud rule.',
    next: 'Sign in again and choose a new password by the mailed link.',
    help: 'choose_password',
  },
  next_sign_in: {
    means: 'A new password was chosen by a mailed link, which confirmed the address.',
    next: 'Sign in with the new password.',
    help: 'new_password',
  },
  no_product_account: {
    means: 'The address is confirmed, and no product account is linked.',
    next: 'Open the product and link its account.',
    help: 'additional_product',
  },
  not_continued: {
    means: 'The link was opened, and the sign-in not finished.',
    next: 'Go back to the first tab and press Continue; if it is gone, sign in again.',
    help: 'continue_in_tab',
  },
};
