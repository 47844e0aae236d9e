import type { SecretsOf } from '../../policy/secrets.ts';
import type { Event, PostLoginAPI } from '../post-login.d.ts';

/** The keys that confirm-email reads; the build compares them with confirm-email.json. */
export const secrets = {
  ISSUER: 'url',
  PIM_KEY: 'text',
  SDM_KEY: 'text',
  MANAGEMENT_DOMAIN: 'text',
  MANAGEMENT_CLIENT_ID: 'text',
  MANAGEMENT_CLIENT_SECRET: 'text',
  ALLOW_LOOPBACK_HTTP: 'switch',
  CONFIRM_EMAIL_FORM: 'text',
  CONFIRMATION_RESULT_FORM: 'text',
  EMAIL_CONFIRMATION_CLIENT_ID: 'text',
  START_URL: 'url',
} as const;

/** One run of confirm-email: what Auth0 gave, the settings, and the time it began, in Unix milliseconds. */
export interface ConfirmEmailRun {
  event: Event;
  api: PostLoginAPI;
  settings: SecretsOf<typeof secrets>;
  now: number;
}
