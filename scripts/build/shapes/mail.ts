import type { Shape } from '../shape.ts';

/** `emails/<template>.json` */
export const emailTemplate: Shape = {
  object: {
    'template*': [
      'verify_email',
      'verify_email_by_code',
      'reset_email',
      'reset_email_by_code',
      'welcome_email',
      'blocked_account',
      'stolen_credentials',
      'enrollment_email',
      'mfa_oob_code',
      'change_password',
      'password_reset',
      'user_invitation',
      'async_approval',
    ],
    'body*': 'text',
    'from*': 'text',
    'subject*': 'text',
    'syntax*': ['liquid'],
    'enabled*': 'flag',
    resultUrl: 'text',
    urlLifetimeInSeconds: 'number',
    includeEmailInRedirect: 'flag',
  },
};

/** `emails/provider.json` */
export const emailProvider: Shape = {
  object: {
    'name*': ['smtp'],
    'enabled*': 'flag',
    'default_from_address*': 'text',
    'credentials*': {
      object: {
        'smtp_host*': 'text',
        'smtp_port*': 'number',
        'smtp_user*': 'text',
        'smtp_pass*': 'text',
      },
    },
    settings: 'any',
  },
};

/** `pages/error_page.json`: the one page of Classic Login that Universal Login still uses. */
export const errorPage: Shape = {
  object: { 'name*': ['error_page'], html: 'text', url: 'text', show_log_link: 'flag' },
};
