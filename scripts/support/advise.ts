import type { PersonStanding } from '../../policy/judge-person.ts';
import type { Wait } from '../../policy/judge-standing.ts';
import type { ReasonId } from '../../policy/reason-codes.ts';
import { STAGES } from '../../policy/stages.ts';
import type { HelpId } from './help-sentences.ts';
import { MEANINGS, type Meaning } from './reason-meanings.ts';
import { WAITS } from './waits.ts';

export type StandingId =
  | Exclude<PersonStanding['kind'], 'blocked' | 'migrated' | 'confirmed'>
  | 'blocked_by_administrator'
  | 'locked_out'
  | Exclude<Wait, 'blocked'>;

const { blocked, ...waits } = WAITS;

/** What each standing means, the one thing to do next, and the sentence of the help pages that is true for whoever stands there. */
export const STANDINGS: Record<StandingId, Meaning> = {
  ...waits,
  abandoned: advice(
    'The product account of this address is held by a Product Cloud account that was deleted: nobody comes in with it.',
    'If the person is to come back: `npm run support -- release <email> --organization <organization>`.',
    null,
  ),
  blocked_by_administrator: blocked,
  closed: advice(
    'The account of this address is closed: it was merged into another, or its first sign-in was given up.',
    'Ask for the person’s other email address and `diagnose` that.',
    null,
  ),
  disabled: MEANINGS.disabled,
  linked: advice(
    STAGES.linked,
    'Sign in with the email address and the Product Cloud password.',
    'one_account',
  ),
  locked_out: MEANINGS.blocked,
  moved: advice(
    'The product account of this address is held by a Product Cloud account with another email address.',
    'Sign in with the email address of that account: “held by” shows enough of it to recognize it, and its user id. `diagnose` that id, in quotes, to see where it stands.',
    'one_account',
  ),
  no_account: advice(
    'The tenant has no account with this address. No product was asked: nobody said which customer it is.',
    'Run this again with --organization <name>.',
    null,
  ),
  no_answer: advice(
    'The tenant has no account with this address, and a product that may know it did not answer.',
    'Run this again when the product answers. If it answers about other addresses of this customer, let its administrator look for two users with this address or username.',
    'escalate',
  ),
  not_known: advice(
    'Neither the tenant nor any product of this customer knows the address.',
    'Ask the administrator of the product which address is registered.',
    'user_not_found',
  ),
  not_rolled_out: MEANINGS.not_rolled_out,
  unseen: advice(
    STAGES.unseen,
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

/** Whether they were refused since somebody held the product account, and the product says by now that nobody does. */
export function isOver(standing: PersonStanding, reason: ReasonId): boolean {
  return standing.kind === 'unseen' && (reason === 'claimed' || reason === 'use_email');
}

/** A wrong password, or one of before they moved, reads the same for everybody: what helps depends on who it is. */
function chooseAdvice(standing: PersonStanding, reason: ReasonId, about: Meaning): Meaning {
  if (reason === 'claimed' || isOver(standing, reason)) return about;
  if (reason !== 'wrong_credentials') return MEANINGS[reason];
  switch (standing.kind) {
    case 'migrated':
    case 'confirmed':
    case 'linked':
      return advice(
        '',
        'The Product Cloud password was wrong: choose a new one with “Forgot your password?”.',
        'blocked_reset',
      );
    case 'unseen':
      return advice(
        '',
        'The product’s own password was wrong: choose “Forgot your password?”, which also brings the person over.',
        'wrong_password',
      );
    default:
      return about;
  }
}

/** The standing with its detail: what is waited for, or who blocked. */
export function nameStanding(standing: PersonStanding): StandingId {
  switch (standing.kind) {
    case 'blocked':
      return standing.by === 'administrator' ? 'blocked_by_administrator' : 'locked_out';
    case 'migrated':
    case 'confirmed':
    case 'linked':
      return standing.waitsFor ?? 'linked';
    default:
      return standing.kind;
  }
}

function advice(means: string, next: string, help: HelpId | null): Meaning {
  return { means, next, help };
}
