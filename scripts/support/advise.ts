import type { PersonStanding } from '../../policy/judge-person.ts';
import type { Wait } from '../../policy/judge-standing.ts';
import type { ReasonId } from '../../policy/reason-codes.ts';
import type { HelpId } from './help-sentences.ts';
import { MEANINGS, type Meaning } from './reason-meanings.ts';

type StandingId =
  | Exclude<PersonStanding['kind'], 'blocked' | 'pending'>
  | 'blocked_by_administrator'
  | 'locked_out'
  | Exclude<Wait, 'blocked'>;

/** What each standing means, the one thing to do next, and the sentence of the help pages that says so. */
const STANDINGS: Record<StandingId, Meaning> = {
  abandoned: advice(
    'The product account of this address is held by a Product Cloud account that was deleted: nobody comes in with it.',
    'If the person is to come back: `npm run support -- release <email> --organization <name>`.',
    'first_password',
  ),
  blocked_by_administrator: MEANINGS.account_blocked,
  closed: advice(
    'The account of this address is closed: it was merged into another, or its first sign-in was given up.',
    'Ask for the person’s other email address and `diagnose` that.',
    'primary_password',
  ),
  disabled: MEANINGS.disabled,
  link_not_opened: advice(
    'The confirmation mail was sent, and its link not opened in the browser of the sign-in.',
    'Sign in again, and open the new mail in the same browser within ten minutes; it may be in the spam folder. Links of earlier mails are dead.',
    'restart_for_mail',
  ),
  linked: advice(
    'Confirmed, with the accounts of several products: nothing stands in the way.',
    'Sign in with the email address and the Product Cloud password.',
    'linked',
  ),
  locked_out: MEANINGS.blocked,
  mail_not_requested: advice(
    'The product password was right, and Confirm & Continue not pressed yet.',
    'Sign in again and press Confirm & Continue.',
    'without_link',
  ),
  merge: MEANINGS.merge_pending,
  merge_expired: advice(
    'The confirmed address belongs to another account, and nobody signed in to that one for a week.',
    'Sign in with the product password, confirm the address again, then sign in with the password of the account that owned it first.',
    'primary_password',
  ),
  migrated: advice(
    'Confirmed, with the account of one product: that one opens. Any other product asks once for its own password.',
    'Sign in with the email address and the Product Cloud password.',
    'linked',
  ),
  moved: advice(
    'The product account of this address is held by a Product Cloud account with another email address.',
    'Sign in with the email address of that account.',
    'primary_password',
  ),
  new_address: advice(
    'The address of the account was changed after it had been confirmed.',
    'Sign in again and confirm the new address.',
    'without_link',
  ),
  new_password: advice(
    'The address is confirmed, and the old product password is below the Product Cloud rule.',
    'Sign in again and choose a new password by the mailed link.',
    'choose_password',
  ),
  next_sign_in: advice(
    'A new password was chosen by a mailed link, which confirmed the address.',
    'Sign in with the new password.',
    'first_password',
  ),
  no_account: advice(
    'The tenant has no account with this address. No product was asked: nobody said which customer it is.',
    'Run this again with --organization <name>.',
    'user_not_found',
  ),
  no_answer: advice(
    'The tenant has no account with this address, and a product that may know it did not answer.',
    'Run this again when the product answers.',
    'escalate',
  ),
  no_product_account: MEANINGS.no_product_account,
  not_continued: advice(
    'The link was opened, and the sign-in not continued.',
    'Go back to the first tab and press Continue; if it is gone, sign in again.',
    'continue_in_tab',
  ),
  not_known: advice(
    'Neither the tenant nor any product of this customer knows the address.',
    'Ask the administrator of the product which address is registered.',
    'user_not_found',
  ),
  not_rolled_out: MEANINGS.not_rolled_out,
  unmigrated: advice(
    'A product knows the address, and nobody has signed in with it through the Product Cloud yet.',
    'Open the product and sign in with the product’s own password.',
    'first_password',
  ),
};

const SHUT: readonly PersonStanding['kind'][] = ['abandoned', 'blocked', 'not_rolled_out'];

/** What to say and do about where somebody stands and what they met last; `reason` `null` where nothing went wrong since they last came in. */
export function advise(standing: PersonStanding, reason: ReasonId | null): Meaning {
  const about = STANDINGS[nameStanding(standing)];
  // Whoever cannot come in at all is not helped with what they met before.
  if (reason === null || SHUT.includes(standing.kind)) {
    return about;
  }
  const { next, help } = chooseAdvice(standing, reason, about);
  return { means: about.means, next, help };
}

/** A wrong password reads the same for everybody: what helps depends on who it is. */
function chooseAdvice(standing: PersonStanding, reason: ReasonId, about: Meaning): Meaning {
  if (reason !== 'wrong_credentials') return MEANINGS[reason];
  switch (standing.kind) {
    case 'migrated':
    case 'linked':
    case 'pending':
      return advice(
        '',
        'The Product Cloud password was wrong: choose a new one with “Forgot your password?”.',
        'blocked_reset',
      );
    case 'unmigrated':
      return advice(
        '',
        'The product’s own password was wrong: choose “Forgot your password?”, which also brings the person over.',
        'wrong_password',
      );
    default:
      return about;
  }
}

export function nameStanding(standing: PersonStanding): StandingId {
  switch (standing.kind) {
    case 'blocked':
      return standing.by === 'administrator' ? 'blocked_by_administrator' : 'locked_out';
    case 'pending':
      return standing.waitsFor;
    default:
      return standing.kind;
  }
}

function advice(means: string, next: string, help: HelpId): Meaning {
  return { means, next, help };
}
