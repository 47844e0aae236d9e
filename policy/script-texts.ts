/**
 * Why a database script lets nobody in. The ids are stable: they are logged, and the tenant's custom texts translate
 * `custom-script-error-code_<id>`.
 */
export type ScriptReason =
  | 'claimed'
  | 'misconfigured'
  | 'not_rolled_out'
  | 'unavailable'
  | 'use_email'
  | 'wrong_credentials';

const UNAVAILABLE =
  'Signing in is temporarily unavailable. Nothing is lost: try again in a few minutes.';

/**
 * The English texts. A disabled or locked account reads like a wrong password: to a stranger, who may have guessed the address,
 * any other text would say that the account exists.
 */
export const SCRIPT_TEXTS: Record<ScriptReason, string> = {
  claimed:
    'This account has moved to the Akeneo Product Cloud. Sign in with your Akeneo Product Cloud email address and password.',
  misconfigured: UNAVAILABLE,
  not_rolled_out:
    'Akeneo Product Cloud authentication is not enabled for you yet. Sign in on the login page of your Akeneo product.',
  unavailable: UNAVAILABLE,
  use_email: 'Sign in with your email address instead of your username.',
  wrong_credentials:
    'User not found, or wrong password. Check both and try again, choose “Forgot your password?”, or ask your Akeneo administrator which email address is registered for you.',
};
