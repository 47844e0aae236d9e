/** Every text of the two products in English; `{name}` is replaced. Keys that end in _pim and _sdm belong to one product. */
export const en = {
  sign_in: 'Sign in',
  sign_out: 'Sign out',
  try_again: 'Try again',
  not_you: 'Not you? Sign out',
  code: 'Code',
  time: 'Time',
  ask_support:
    'If the issue persists, contact your Akeneo administrator or Akeneo Support with your email address, this code and this time, or a screenshot of this page.',
  start_title: 'Which organization?',
  start_text: 'Each customer opens {product} at an address of its own.',
  not_found_title: 'Page not found',
  not_found_text:
    'There is nothing at this address. Check how it is spelled, or go on from the start page.',
  back_to_start: 'Back to the start page',

  home_welcome: 'Welcome, {name}',
  home_account: 'My account',
  home_email: 'Email',
  home_username: 'Username',
  home_organization: 'Organization',
  home_way: 'Signed in with',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Login page of {product}',
  home_product_cloud_account: 'Product Cloud account',
  home_not_linked: 'Not linked yet',
  home_roles: 'Roles',
  home_preferences: 'Preferences',
  home_history: 'History',
  home_no_history: 'Nothing created or edited yet.',
  home_created: 'Created',
  home_edited: 'Edited',
  preference_default_locale: 'Default locale',
  preference_default_channel: 'Default channel',
  preference_default_view: 'Default view',
  preference_language: 'Language',
  preference_notifications: 'Notifications',

  profile_picture: 'Profile of {name}',
  profile_title: 'My Account',
  profile_edit: 'Edit',
  profile_general: 'General',
  profile_password: 'Password',
  profile_name: 'Name',
  profile_locale: 'Interface language',
  profile_read_only: 'Your administrator can change these details.',
  profile_not_linked:
    'Your account is not linked to Akeneo Product Cloud in this session. To choose a new password, use the “Forgot your password?” link on the login page.',
  reset_link_title: 'Password reset',
  reset_link_note: 'Your Akeneo Product Cloud password is shared across all linked applications',
  reset_link_address: 'The link is sent to {email}.',
  reset_link_button: 'Send a reset link',
  reset_link_waiting: 'Send a reset link ({seconds}s)',
  reset_link_sent:
    'Check your inbox: a link to choose a new password is on its way. It may be in your spam or junk folder.',
  reset_link_too_soon: 'A link has just been sent. You can ask for the next one in a few seconds.',
  reset_link_too_many:
    'You asked for several mails in a short time. Wait a minute before you ask again.',
  reset_link_failed:
    'The link could not be sent: Akeneo Product Cloud does not answer. Please try again in a few minutes.',

  signed_out_title: 'You are signed out',
  signed_out_text: 'You have signed out of {product} and of Akeneo Product Cloud.',
  refused_title: 'You could not sign in',
  refused_text: 'Akeneo Product Cloud did not let you in. Please try again in a few minutes.',
  refused_blocked: 'This Akeneo Product Cloud account is blocked. Ask your administrator.',
  refused_no_account:
    'You have no account in {product} at {organization}. Ask your administrator to invite you.',
  refused_disabled:
    'Your account in {product} at {organization} is disabled. Ask your administrator.',
  refused_not_a_member:
    'The account you signed in with does not belong to {organization}. Sign in with another one, or ask your administrator.',
  unfinished_title: 'This sign-in could not be finished',
  unfinished_text:
    'It took too long, was finished already, or was started in another browser. Please start again.',
  unavailable_title: 'Temporarily unavailable',
  unavailable_text: 'Akeneo Product Cloud does not answer. Please try again in a few minutes.',

  login_title: 'Sign in to {product}',
  login_identifier_pim: 'Username or email',
  login_identifier_sdm: 'Email',
  login_password: 'Password',
  login_button: 'Login',
  login_forgot: 'Forgot your password?',
  login_wrong: 'Invalid credentials.',
  login_locked: 'Your account is locked for 5 minutes after too many authentication attempts.',
  form_expired: 'This page had expired. Please try again.',

  request_title: 'Forgot your password?',
  request_text_pim: 'Enter your username or email address to receive a link.',
  request_text_sdm: 'Enter your email address to receive a link.',
  request_button_pim: 'Request',
  request_button_sdm: 'Send reset link',
  request_too_soon:
    'The password for this user has already been requested within the last 24 hours.',
  request_back: 'Back to login',
  sent_title: 'Check your inbox',
  sent_text_pim:
    'If this user exists, an email with a link to set a new password is on its way. You can ask for one every 24 hours.',
  sent_text_sdm:
    'If this email address belongs to a user, an email with a link to set a new password is on its way.',

  reset_title_pim: 'Reset your password',
  reset_title_sdm: 'Set new password',
  reset_new: 'New password',
  reset_repeat: 'Confirm new password',
  reset_rule_pim: 'At least 8 characters.',
  reset_rule_sdm:
    'At least 10 characters, with an uppercase letter, a lowercase letter, a number, and a special character from !@#$%^&*.',
  reset_button_pim: 'Reset',
  reset_button_sdm: 'Reset password',
  reset_weak_pim: 'Password must contain at least 8 characters',
  reset_weak_sdm: 'This password does not meet the rule below.',
  reset_different: 'Passwords do not match',
  reset_done: 'Your password has been successfully reset. You may login now.',
  reset_done_title: 'Your password has been reset',
  reset_done_product_cloud:
    'Return to the Akeneo Product Cloud tab, click Back on the Check your inbox screen, and enter your new password.',
  reset_gone_title: 'This link no longer works',
  reset_gone_text:
    'It has been used, has expired, or was not copied in full. Ask for a new one where you asked for this one.',

  mail_greeting: 'Hello {name},',
  mail_reset_subject: 'Reset your {product} password',
  mail_reset_text:
    'Somebody asked for a new password of your {product} account at {organization}. Follow this link to set it:',
  mail_reset_button: 'Set a new password',
  mail_reset_ignore: 'If it was not you, ignore this email: your password stays as it is.',
  mail_claim_subject: 'Your {product} account is now linked to Akeneo Product Cloud',
  mail_claim_text:
    'On {date}, your {product} account at {organization} was linked to the Akeneo Product Cloud account {account}. From now on you sign in with the email address and the password of that account. Your roles, preferences and history stay as they are.',
  mail_claim_not_you:
    'If this was not you, contact your Akeneo administrator at once: somebody may know your {product} password.',
  mail_footer: '{product} sent this email to the address on file for your account.',
};

export type TextKey = keyof typeof en;
