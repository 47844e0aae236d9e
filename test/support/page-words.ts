import { text } from '../../local/products/texts/text.ts';
import { defaultTexts } from '../../local/tenant/universal-login/texts.ts';
import { LANGUAGES, type Language } from '../../policy/language.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { say, sayParts } from './deployed-texts.ts';

export type { Language };

const regions: Partial<Record<Language, string>> = { en: 'US', fr: 'FR' };

/** The locale of a browser or a user in each language. */
export const locales = Object.fromEntries(
  LANGUAGES.map((each) => [
    each,
    each.includes('-') ? each : `${each}-${regions[each] ?? each.toUpperCase()}`,
  ]),
) as Record<Language, string>;

export const productNames = { pim: 'Akeneo PIM', sdm: 'Supplier Data Manager' } as const;

type Product = keyof typeof productNames;

const en = {
  email: 'Email',
  password: 'Password',
  login: 'Login',
  next: 'Continue',
  back: 'Back',
  signIn: 'Sign in',
  signOut: 'Sign out',
  notYou: 'Not you?',
  tryAgain: 'Try again',
  workEmail: 'Work email',
  confirmEmail: 'Confirm your email address',
  confirmAndNext: 'Confirm & Continue',
  checkInbox: 'Check your inbox',
  welcome: (name: string) => `Welcome, ${name}`,
  roles: 'Roles',
  preferences: 'Preferences',
  history: 'History',
  wrongPassword: 'User not found, or wrong password.',

  linkTitle: 'Link your account.',
  linkText: (product: Product) =>
    `Sign in with your ${productNames[product]} login details one last time to merge your accounts. After that, your new unified Akeneo Product Cloud account takes over.`,
  linkNext: 'CONTINUE',
  linkEmail: { pim: 'Email (or legacy username)', sdm: 'Email' },
  forgot: (product: Product) => `Forgot your ${productNames[product]} password?`,
  sendResetLink: 'SEND RESET LINK',
  resetSent:
    'A password reset email has been sent. Reset your password, then click below to link your account.',
  resetSubject: (product: Product) => `Reset your ${productNames[product]} password`,
  newPassword: 'New password',
  repeatPassword: 'Confirm new password',
  reset: { pim: 'Reset', sdm: 'Reset password' },
  resetDone: 'Your password has been reset',
  noAccount: (product: Product) => `I have no ${productNames[product]} account`,
  askAdministrator: (product: Product, organization: string) =>
    `Ask the administrator of ${productNames[product]} at ${organization}`,
  leave: (product: Product) => `Leave ${productNames[product]}`,
  refused: 'You could not sign in',

  otherPassword: (email: string) => `Sign in with the password of ${email}`,
  otherPasswordLater: 'If you stop here, nothing is lost',
  signInAs: (email: string) => `Sign in as ${email}`,
  secondFactor: 'Verify Your Identity',
  wrongCode: 'The code you entered is invalid',

  linkedSubject: (product: Product) =>
    `Your ${productNames[product]} account is now linked to Akeneo Product Cloud`,
  linkedText: (product: Product) =>
    `your ${productNames[product]} account at Acme Retail was linked to the Akeneo Product Cloud account`,
  linkedWhen: /On \w+ \d+, \d{4} at \d+:\d+:\d+ [AP]M UTC,/,
  linkedNotYou: 'If this was not you, contact your Akeneo administrator at once',
};

/** The same in another language, from the texts that are deployed there. */
function readWords(language: Language): typeof en {
  const product = (id: Product) => ({ product_name: PRODUCTS[id].name });
  const page = (key: string) => say(language, `pages.${key}`);
  const form = (key: string, values?: Record<string, string>) =>
    say(language, `forms.${key}`, values);
  const part = (key: string, at: number, values?: Record<string, string>) =>
    sayParts(language, `forms.${key}`, values)[at] ?? '';
  const local = (key: Parameters<typeof text>[1], values?: Record<string, string>) =>
    text(language, key, values).replaceAll('\u00a0', ' ');
  const challenge = defaultTexts[language.slice(0, 2)]?.['mfa-otp']?.['mfa-otp-challenge'];
  const linked = (id: Product) =>
    local('mail_claim_text', { product: PRODUCTS[id].name, organization: 'Acme Retail' });
  const firstSentence = (words: string) => words.split(/(?<=[.。])/)[0] ?? '';
  return {
    email: page('login-id.emailPlaceholder'),
    password: page('login-password.passwordPlaceholder'),
    login: page('login-password.buttonText'),
    next: form('common.continue'),
    back: form('common.back'),
    signIn: page('login-id.title'),
    signOut: form('common.sign_out'),
    notYou: part('common.not_you', 0),
    tryAgain: local('try_again'),
    workEmail: form('confirm-email.work_email_label'),
    confirmEmail: part('confirm-email.ask_title', 0),
    confirmAndNext: form('confirm-email.ask_next'),
    checkInbox: part('confirm-email.inbox_title', 0),
    welcome: (name) => local('home_welcome', { name }),
    roles: local('home_roles'),
    preferences: local('home_preferences'),
    history: local('home_history'),
    wrongPassword: firstSentence(page('login-password.wrong-credentials')),

    linkTitle: part('link.link_title', 0),
    linkText: (id) => part('link.link_title', 1, product(id)),
    linkNext: form('link.link_next'),
    linkEmail: {
      pim: form('link.identifier_email_or_username'),
      sdm: form('link.identifier_email'),
    },
    forgot: (id) => form('link.link_forgot', product(id)),
    sendResetLink: form('link.reset_next'),
    resetSent: part('link.inbox_title', 1),
    resetSubject: (id) => local('mail_reset_subject', { product: PRODUCTS[id].name }),
    newPassword: local('reset_new'),
    repeatPassword: local('reset_repeat'),
    reset: { pim: local('reset_button_pim'), sdm: local('reset_button_sdm') },
    resetDone: local('reset_done_title'),
    noAccount: (id) => form('link.link_no_account', product(id)),
    askAdministrator: (id, organization) =>
      part('link.no_account_title', 1, { ...product(id), organization_name: organization }),
    leave: (id) => form('link.no_account_leave', product(id)),
    refused: local('refused_title'),

    otherPassword: (email) => part('merge-accounts.merge_text', 0, { email }),
    otherPasswordLater: part('merge-accounts.merge_text', 2),
    signInAs: (email) => part('merge-accounts.merge_sign_in', 0, { email }),
    secondFactor: challenge?.title ?? '',
    wrongCode: challenge?.['invalid-code'] ?? '',

    linkedSubject: (id) => local('mail_claim_subject', { product: PRODUCTS[id].name }),
    linkedText: (id) =>
      linked(id)
        .split(/\{date\}[, ]*|\{account\}/)[1]
        ?.trim() ?? '',
    linkedWhen: /\d+.*\d{4}.*\d+:\d+:\d+ UTC/,
    linkedNotYou: local('mail_claim_not_you', { product: '' }).split(/ ?:/)[0] ?? '',
  };
}

/** What pages and mails say, in English word for word as on the help pages. Which of the spaces may not break is not told here. */
export const words = Object.fromEntries(
  LANGUAGES.map((language) => [language, language === 'en' ? en : readWords(language)]),
) as Record<Language, typeof en>;
