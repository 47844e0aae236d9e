/** A sentence of a help page, word for word, and where it stands: what may be read out to a customer. */
export interface HelpSentence {
  page: string;
  section: string;
  text: string;
}

const LINK = 'Link your Akeneo product accounts';
const RESET = 'Reset your password';
const TROUBLE = 'Troubleshoot Akeneo Product Cloud Authentication';
const LINKING_FAILS = 'What to do if account linking fails';
const NO_MAIL = 'The user does not receive the verification email on first sign-in';
const GENERIC_ERROR =
  'The user sees Authentication failed or a generic error after the verification step';
const BLOCKED = "A user's account is blocked after several failed attempts";
const LEGACY = 'A user cannot sign in with their legacy Akeneo PIM credentials';

/** The sentences that support quotes. `test/journeys/README.md` has the same words, and a test compares them. */
export const HELP = {
  additional_product: {
    page: LINK,
    section: 'An additional product',
    text: 'Enter the Email (or legacy username) and Password of the additional product and click CONTINUE.',
  },
  additional_reset: {
    page: LINK,
    section: 'If you forgot the legacy password of the additional product',
    text: 'If you do not remember the legacy password of the additional product, you can request a reset from the Link your account. screen itself.',
  },
  administrator: {
    page: LINK,
    section: LINKING_FAILS,
    text: 'If the issue persists, contact your Akeneo administrator or Akeneo Support.',
  },
  blocked_reset: {
    page: TROUBLE,
    section: BLOCKED,
    text: 'If the user is sure of their email but not of their password, ask them to reset it via Reset your password rather than retrying.',
  },
  blocked_support: {
    page: TROUBLE,
    section: BLOCKED,
    text: 'If the block is persistent, contact Akeneo Support — a manual unblock may be required.',
  },
  blocked_wait: {
    page: TROUBLE,
    section: BLOCKED,
    text: 'Ask the user to wait a few minutes before retrying. The block is short-lived.',
  },
  choose_password: {
    page: LINK,
    section: 'When account linking happens',
    text: 'You confirm your email and set your Akeneo Product Cloud password.',
  },
  continue_in_tab: {
    page: LINK,
    section: 'The first sign-in',
    text: 'Return to the browser tab where you started the sign-in and click Continue on the Check your inbox screen.',
  },
  email_not_username: {
    page: TROUBLE,
    section: LEGACY,
    text: 'On the Akeneo Product Cloud login page, the user enters their email address — not their legacy username — and clicks Continue.',
  },
  escalate: {
    page: TROUBLE,
    section: 'Where to look for more information',
    text: "If the issue cannot be resolved by the steps above, contact Akeneo Support with the user's email address, the timestamp of the failed sign-in, and a screenshot of the error page if available.",
  },
  first_password: {
    page: LINK,
    section: 'The first sign-in',
    text: 'Enter the password of your existing product account and click Login. Akeneo uses these credentials to verify your identity for this first sign-in.',
  },
  fresh_tab: {
    page: TROUBLE,
    section: GENERIC_ERROR,
    text: 'Ask the user to close all open Akeneo tabs, clear cookies for the Akeneo domain, then retry the sign-in from a fresh tab.',
  },
  link_expires: {
    page: TROUBLE,
    section: GENERIC_ERROR,
    text: 'Verification links expire after a short period. If the link was opened more than a few minutes after the email was sent, restart the sign-in to receive a new link.',
  },
  new_password: {
    page: RESET,
    section: 'From the Akeneo Product Cloud login page',
    text: 'You are then redirected to the login page. Enter your email address and your new password to sign in.',
  },
  not_enabled: {
    page: LINK,
    section: 'Summary',
    text: 'Akeneo Product Cloud authentication is rolled out per tenant during the Early Access program.',
  },
  one_account: {
    page: LINK,
    section: 'Summary',
    text: 'After your accounts are linked, you sign in to every Akeneo product with the same email address and password, and your existing roles and permissions in each product are preserved.',
  },
  primary_password: {
    page: LINK,
    section: 'The first sign-in',
    text: 'On your next sign-in, you authenticate to either product with the password of the account that owned the email first — that account becomes your primary Akeneo Product Cloud account.',
  },
  provisioned: {
    page: TROUBLE,
    section: 'A user has access to Akeneo PIM in production but not in their other Akeneo product',
    text: 'Verify that the user has been provisioned in the other product by its administrator.',
  },
  restart_for_mail: {
    page: TROUBLE,
    section: NO_MAIL,
    text: 'Wait at least one minute, then ask the user to restart the sign-in flow. Each restart triggers a new verification email; expired links cannot be reused.',
  },
  same_browser: {
    page: TROUBLE,
    section: GENERIC_ERROR,
    text: 'Make sure the user clicks the verification link in the same browser they started the sign-in from. Cross-browser links break the verification flow.',
  },
  spam: {
    page: TROUBLE,
    section: NO_MAIL,
    text: 'Ask the user to check their spam or junk folder.',
  },
  user_not_found: {
    page: LINK,
    section: LINKING_FAILS,
    text: 'You see "User not found" — your email address does not match any existing Akeneo account. Contact your Akeneo administrator to confirm the address registered for you.',
  },
  without_link: {
    page: TROUBLE,
    section: NO_MAIL,
    text: 'Without clicking the link in this email, the user cannot complete account linking.',
  },
  wrong_password: {
    page: LINK,
    section: LINKING_FAILS,
    text: 'You entered the wrong password — Akeneo uses your existing product password only on the first sign-in to the Akeneo Product Cloud. If you do not remember it, use Reset your password before retrying.',
  },
} as const satisfies Record<string, HelpSentence>;

export type HelpId = keyof typeof HELP;

export function findHelp(id: HelpId | null): HelpSentence | null {
  return id === null ? null : HELP[id];
}
