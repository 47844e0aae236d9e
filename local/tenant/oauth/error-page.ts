import type { Refusal } from './refusal.ts';

/** What Auth0's error page says of a `state` that is unknown, used up, or another browser's. */
export const lostTransaction: Refusal = {
  error: 'invalid_request',
  error_description:
    "You may have pressed the back button, refreshed during login, opened too many login dialogs, or there is some issue with cookies, since we couldn't find your session. Try logging in again from the application and if the problem persists please contact the administrator.",
};
