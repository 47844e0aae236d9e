import type { ReasonId } from '../../policy/reason-codes.ts';
import type { HelpId } from './help-sentences.ts';

/** What a reason means to whoever supports people, the one thing to do next, and the sentence of the help pages that says so, if one does. */
export interface Meaning {
  means: string;
  next: string;
  help: HelpId | null;
}

/** For support alone: people read the texts in `tenant/texts/`. */
export const MEANINGS: Record<ReasonId, Meaning> = {
  account_blocked: {
    means: 'An administrator blocked the account in the Auth0 dashboard.',
    next: 'Ask who blocked it; only the dashboard lifts it.',
    help: 'blocked_support',
  },
  already_linked: {
    means: 'The product says that another Product Cloud account holds this product account.',
    next: 'Ask for the other email address of the person: `diagnose` it. If nobody should hold it, `unlink` takes it back, or `release` where that account was deleted.',
    help: 'escalate',
  },
  attempts_limited: {
    means: 'Auth0 slowed this person down: too many sign-ins in a minute, right or wrong.',
    next: 'Wait a minute, then sign in once.',
    help: 'blocked_wait',
  },
  blocked: {
    means: 'Auth0 blocks what was typed, for one network, after ten failures.',
    next: 'Wait five minutes for the sweep, or run `npm run support -- unblock <email>`.',
    help: 'blocked_wait',
  },
  changed: {
    means:
      'Password or email changed while the page that mails a link for a new password was open.',
    next: 'Sign out on that page and sign in again with the newest password.',
    help: 'fresh_tab',
  },
  claimed: {
    means: 'The old product password was right, but the person has moved.',
    next: 'Sign in with the email address and password of the Product Cloud; `diagnose <email> --organization <name>` says which email.',
    help: 'one_account',
  },
  confirmation_expired: {
    means: 'Continue was pressed more than ten minutes after the link was clicked.',
    next: 'Sign in again for a new link.',
    help: 'link_expires',
  },
  confirmation_page_left: {
    means: 'Somebody tried to go on from the page behind a mailed link.',
    next: 'Go back to the tab where the sign-in began and press Continue.',
    help: 'continue_in_tab',
  },
  confirmation_replaced: {
    means:
      'A newer sign-in took over, or password, email or identities changed meanwhile, or the account was blocked.',
    next: 'Close the other tabs and sign in again.',
    help: 'fresh_tab',
  },
  confirmation_required: {
    means: 'A silent sign-in or a refresh token met an address that is not confirmed.',
    next: 'Sign in again in a browser tab and confirm the address.',
    help: 'without_link',
  },
  disabled: {
    means:
      'The product has disabled this account. At the login page it reads like a wrong password; the product itself says so.',
    next: 'Ask the administrator of the product to enable the account.',
    help: 'administrator',
  },
  email_in_use: {
    means: 'Another Product Cloud account took the address in the same moment.',
    next: 'Sign in with the account that has the address.',
    help: 'primary_password',
  },
  holds_product: {
    means:
      'The account that owns the address already holds another account of this product and customer.',
    next: 'Sign in again and confirm another work email, or ask the administrator which of the two accounts is meant.',
    help: 'escalate',
  },
  link_expired: {
    means: 'The mailed link was opened more than ten minutes after it was sent.',
    next: 'Press Resend in the first tab, or sign in again.',
    help: 'link_expires',
  },
  link_invalid: {
    means: 'The address opened is not a whole mailed link.',
    next: 'Click the link in the newest mail, or copy all of it.',
    help: 'link_expires',
  },
  link_other: {
    means:
      'The link was opened in another browser than the sign-in, or is another account’s, an earlier mail’s or another address’s.',
    next: 'Go back to the browser in which the sign-in began, and open the newest mail there.',
    help: 'same_browser',
  },
  link_required: {
    means:
      'Nobody could be asked on a silent sign-in or a refresh token, or the form to link went on ten minutes after its password.',
    next: 'Open the product again in a browser tab and link the account.',
    help: 'additional_product',
  },
  link_unavailable: {
    means: 'The click could not be stored: the Management API did not answer.',
    next: 'Click the link again in a minute. If it happens to many, see what Auth0 reports.',
    help: 'escalate',
  },
  link_used: {
    means: 'The link had been clicked before, by the person or by a mail scanner in their session.',
    next: 'Go back to the first tab and press Continue.',
    help: 'continue_in_tab',
  },
  locked: {
    means:
      'The product locked this account after wrong passwords. At the login page it reads like a wrong password.',
    next: 'Wait five minutes, or ask for a new password with “Forgot your password?”.',
    help: 'wrong_password',
  },
  mail_failed: {
    means: 'A mail could not be counted or sent.',
    next: 'Try again in a minute. If it happens to many, look at the mail provider (log type `fn`).',
    help: 'restart_for_mail',
  },
  merge_dropped: {
    means:
      'A waiting merge was given up: too old, another address, or its account or product account is gone.',
    next: 'If the person still has two accounts, they sign in to the second one and confirm the address again.',
    help: 'primary_password',
  },
  merge_kept: {
    means:
      'A waiting merge could not be finished in this sign-in: other customer, old session, or no answer.',
    next: 'Sign in again with the password of the account that owns the address, at the customer where it began.',
    help: 'primary_password',
  },
  merge_pending: {
    means: 'The confirmed address belongs to another account, whose password was not typed yet.',
    next: 'Sign in with that address and the password of the account that owned it first; “Forgot your password?” works.',
    help: 'primary_password',
  },
  misconfigured: {
    means:
      'The metadata of the organization cannot be read, or the product refuses our key. The person reads “temporarily unavailable”.',
    next: 'Check the organization with `npm run organization -- list` and the key of the product. This is ours to repair, not the person’s.',
    help: 'escalate',
  },
  network_blocked: {
    means: 'Auth0 slows a whole network down: failures of many accounts came from it.',
    next: 'Wait a quarter of an hour; if an office is concerned, add its network to the allowed ones in Attack Protection.',
    help: 'blocked_wait',
  },
  no_account: {
    means: 'The token names a product account that the product no longer has.',
    next: 'Ask the administrator of the product whether the user was deleted, then `unlink` the key.',
    help: 'administrator',
  },
  no_organization: {
    means:
      'Somebody signed in without a customer: the application did not say which organization. The person reads “wrong password”.',
    next: 'Open the product at the customer’s own address and start there.',
    help: 'fresh_tab',
  },
  no_product_account: {
    means: 'The person said that they have no account in this product, or none is linked.',
    next: 'Ask the administrator of the product to invite this email address; or sign in again and link the account.',
    help: 'provisioned',
  },
  not_a_member: {
    means: 'The account signed in before it was a member of this organization, or is another’s.',
    next: 'Press Try again and sign in with the account of this customer.',
    help: 'fresh_tab',
  },
  not_confirmed: {
    means:
      'Continue was pressed without a click that counts, or for another address than the one clicked for.',
    next: 'Sign in again and click the link in the newest mail.',
    help: 'same_browser',
  },
  not_confirmed_yet: {
    means: 'Continue was pressed before the newest link was clicked in this browser.',
    next: 'Click the link in the newest mail, in the browser of the sign-in, then press Continue.',
    help: 'same_browser',
  },
  not_rolled_out: {
    means: 'The customer’s rollout is off, or a pilot that this address is not in.',
    next: 'Use the login page of the product. To let the person in: `npm run organization -- pilot <organization> <email in the product> --env <name>`, then `npm run deploy -- --env <name>`.',
    help: 'not_enabled',
  },
  organization_misconfigured: {
    means: 'The metadata of the organization cannot be read, or lacks the product that was opened.',
    next: 'Repair the organization: `npm run organization -- list` says what is wrong.',
    help: 'escalate',
  },
  other_account: {
    means:
      'The password was right for another account than the one typed: the product folds accents. The person reads “wrong password”.',
    next: 'Type the address exactly as the product has it.',
    help: 'user_not_found',
  },
  other_organization: {
    means: 'The first sign-in was begun at another customer, or the token is for another one.',
    next: 'Finish at the customer where it began, then come back.',
    help: 'fresh_tab',
  },
  page_failed: {
    means:
      'Auth0 could not show a page or send the person on: a wrong address, an unknown application, or its own failure.',
    next: 'Open the product again. With the tracking id on the page, search the tenant log.',
    help: 'fresh_tab',
  },
  password_below_policy: {
    means:
      'The old product password is below the Product Cloud rule, and there was no page to ask for a new one.',
    next: 'Sign in again in a browser tab; a link to choose a new password is mailed.',
    help: 'choose_password',
  },
  password_changed: {
    means: 'The session or refresh token is older than the last new password.',
    next: 'Sign in again with the new password.',
    help: 'new_password',
  },
  password_page_left: {
    means: 'Somebody tried to go on from the page that only mails a link for a new password.',
    next: 'Choose the new password by the link in the newest mail, then sign in with it.',
    help: 'choose_password',
  },
  product_account_gone: {
    means:
      'The product no longer has the account with which the first sign-in began; the address was set free.',
    next: 'Sign in again with the product password; without one, ask the administrator for an account.',
    help: 'administrator',
  },
  refused: {
    means: 'Auth0 refused the sign-in by itself and gave no reason of ours.',
    next: 'Search the tenant log at that time: `diagnose` shows what Auth0 wrote.',
    help: 'escalate',
  },
  replaced: {
    means: 'A newer sign-in took over while this tab waited for the link.',
    next: 'Continue in the newer tab.',
    help: 'fresh_tab',
  },
  second_factor_required: {
    means: 'The second factor is needed, and a silent sign-in has no page to ask for it.',
    next: 'Sign in again in a browser tab.',
    help: 'fresh_tab',
  },
  session_lost: {
    means:
      'Auth0 does not know this sign-in: back button, a page reloaded, an hour passed, cookies off, or a link opened in another browser.',
    next: 'Close the Akeneo tabs and open the product again.',
    help: 'fresh_tab',
  },
  sign_in_unfinished: {
    means:
      'The product has no sign-in under way that fits: too slow, finished before, or begun in another browser.',
    next: 'Press Try again.',
    help: 'fresh_tab',
  },
  start_over: {
    means:
      'An unfinished first sign-in of another customer had this address; it was set free just now.',
    next: 'Sign in again with the product password: it works now.',
    help: 'first_password',
  },
  tenant_unavailable: {
    means: 'The product got no answer from Auth0.',
    next: 'Try again in a few minutes; see what Auth0 reports.',
    help: 'escalate',
  },
  too_many_mails: {
    means: 'Ten mails were sent for this account today.',
    next: 'Use the newest mail, or try again tomorrow (UTC).',
    help: 'spam',
  },
  too_many_requests: {
    means: 'Auth0 limited this browser or network: a page was opened or sent too often.',
    next: 'Wait a minute, then open the product again.',
    help: 'blocked_wait',
  },
  too_many_to_address: {
    means: 'Ten mails from accounts that do not own it were sent to this address today.',
    next: 'Use the newest mail, or try again tomorrow (UTC). Check that the address is the person’s own.',
    help: 'spam',
  },
  too_many_tries: {
    means: 'Ten tries on Link your account. today, whatever came of them.',
    next: 'Try again tomorrow (UTC), after resetting the password in the product.',
    help: 'additional_reset',
  },
  try_failed: {
    means: 'A try on Link your account. could not be counted: nothing was checked, nothing mailed.',
    next: 'Try again in a minute. If it happens to many, see what Auth0 reports.',
    help: 'escalate',
  },
  unavailable: {
    means:
      'A product or the Management API did not answer in time. Nothing was judged; it counts as no failure.',
    next: 'Try again in a few minutes. If it happens to many, find out which product is down; if to one address alone, let the administrator of the product look for two users with it as address or username.',
    help: 'escalate',
  },
  unexpected: {
    means: 'A bug or a broken configuration: the sign-in ended as a precaution.',
    next: 'Try again. If it happens again, look for `failed:` in the log of the Action at that time.',
    help: 'escalate',
  },
  unknown_application: {
    means: 'The application has no `client_metadata.product`.',
    next: 'Start from the PIM or SDM; if the application is one of ours, repair its metadata.',
    help: 'escalate',
  },
  use_email: {
    means: 'A legacy username was right, but its owner has moved.',
    next: 'Sign in with the email address in place of the username.',
    help: 'email_not_username',
  },
  wrong: {
    means: 'The product does not know the address, or the password is wrong.',
    next: 'Check the address in the product; “Forgot your password?” helps with the password.',
    help: 'wrong_password',
  },
  wrong_credentials: {
    means:
      'Nobody by that address, a wrong password, or an account that the product disabled or locked: one text for all of them, on purpose.',
    next: 'Check the address with the administrator of the product; if it is right, use “Forgot your password?”.',
    help: 'user_not_found',
  },
};
