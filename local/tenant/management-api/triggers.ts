/** What Actions may be bound to, with the newest version of each. */
export const triggers = [
  { id: 'post-login', version: 'v3' },
  { id: 'credentials-exchange', version: 'v2' },
  { id: 'pre-user-registration', version: 'v2' },
  { id: 'post-user-registration', version: 'v2' },
  { id: 'post-change-password', version: 'v2' },
  { id: 'send-phone-message', version: 'v2' },
  { id: 'password-reset-post-challenge', version: 'v1' },
  { id: 'custom-phone-provider', version: 'v1' },
  { id: 'custom-email-provider', version: 'v1' },
] as const;
