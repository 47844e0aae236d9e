import type { SecretsOf } from '../../policy/secrets.ts';
import type { Event, PostLoginAPI } from '../post-login.d.ts';

/** The keys of every Action that calls the Management API; the build compares each list with the Action's JSON. */
const managementSecrets = {
  ISSUER: 'url',
  MANAGEMENT_DOMAIN: 'text',
  MANAGEMENT_CLIENT_ID: 'text',
  MANAGEMENT_CLIENT_SECRET: 'text',
  ALLOW_LOOPBACK_HTTP: 'switch',
} as const;

/** The keys of every Action that calls a product as well. */
export const callSecrets = {
  ...managementSecrets,
  PIM_KEY: 'text',
  SDM_KEY: 'text',
} as const;

/** The keys that confirm-email reads. */
export const confirmEmailSecrets = {
  ...callSecrets,
  CONFIRM_EMAIL_FORM: 'text',
  CONFIRMATION_RESULT_FORM: 'text',
  EMAIL_CONFIRMATION_CLIENT_ID: 'text',
  START_URL: 'url',
} as const;

/** The keys of every Action that attaches product accounts. */
export const attachSecrets = { ...callSecrets, PRODUCT_ACCOUNTS_CONNECTION_ID: 'text' } as const;

/** The keys that merge-accounts reads. */
export const mergeAccountsSecrets = { ...attachSecrets, MERGE_ACCOUNTS_FORM: 'text' } as const;

/** The keys that require-new-password reads. */
export const newPasswordSecrets = { ...managementSecrets, CHOOSE_PASSWORD_FORM: 'text' } as const;

/** The keys that link-product-account reads. */
export const linkSecrets = {
  ...attachSecrets,
  LINK_PIM_FORM: 'text',
  LINK_SDM_FORM: 'text',
} as const;

/** One run of an Action: what Auth0 gave, the settings, and the time it began, in Unix milliseconds. */
export interface ManagementRun {
  event: Event;
  api: PostLoginAPI;
  settings: SecretsOf<typeof managementSecrets>;
  now: number;
}

export interface NewPasswordRun extends ManagementRun {
  settings: SecretsOf<typeof newPasswordSecrets>;
}

export interface Run extends ManagementRun {
  settings: SecretsOf<typeof callSecrets>;
}

export interface ConfirmEmailRun extends Run {
  settings: SecretsOf<typeof confirmEmailSecrets>;
}

export interface AttachRun extends Run {
  settings: SecretsOf<typeof attachSecrets>;
}

export interface LinkRun extends AttachRun {
  settings: SecretsOf<typeof linkSecrets>;
}

export interface MergeAccountsRun extends AttachRun {
  settings: SecretsOf<typeof mergeAccountsSecrets>;
}
