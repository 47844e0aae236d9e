import { choice, flag, orNull, required, text } from './body-rules.ts';
import { describeKept } from './kept-settings.ts';
import type { BodyRule, Operation } from './operation.ts';

const value = (maxLength: number) => orNull({ ...text, minLength: 1, maxLength });

const twilio = {
  from: orNull({ ...text, maxLength: 64 }),
  messaging_service_sid: value(1000),
  auth_token: value(1000),
  sid: value(1000),
};
const messages = { enrollment_message: required(text), verification_message: required(text) };
const phoneProvider = { provider: required(choice('auth0', 'twilio', 'phone-message-hook')) };

/** Below /guardian/factors: what it is, its fields, and what it is before anybody set it. */
const settings: [string, Record<string, BodyRule>, Record<string, string>?][] = [
  ['phone/providers/twilio', twilio],
  ['sms/providers/twilio', twilio],
  ['phone/templates', messages],
  ['sms/templates', messages],
  ['phone/selected-provider', phoneProvider, { provider: 'auth0' }],
  ['sms/selected-provider', phoneProvider, { provider: 'auth0' }],
  [
    'push-notification/selected-provider',
    { provider: required(choice('guardian', 'sns', 'direct')) },
    { provider: 'guardian' },
  ],
  [
    'push-notification/providers/apns',
    { sandbox: flag, bundle_id: value(1000), p12: value(10_000) },
  ],
  ['push-notification/providers/fcm', { server_key: value(152) }],
  ['push-notification/providers/fcmv1', { server_credentials: value(10_000) }],
  [
    'push-notification/providers/sns',
    {
      aws_access_key_id: value(1000),
      aws_secret_access_key: value(1000),
      aws_region: value(1000),
      sns_apns_platform_application_arn: value(1000),
      sns_gcm_platform_application_arn: value(1000),
    },
  ],
  [
    'duo/settings',
    {
      ikey: { ...text, maxLength: 10_000 },
      skey: { ...text, minLength: 1, maxLength: 10_000 },
      host: { ...text, maxLength: 10_000 },
    },
  ],
];

/** Those of which Auth0 has a PATCH beside the PUT; those of FCM cannot be read. */
const patched = /^(push-notification\/providers|duo)\//;
const writeOnly = /\/fcm(v1)?$/;

/** Who sends the codes of second factors, and with which words. It is kept; this tenant sends none. */
export const guardianProviders: Operation[] = settings.flatMap(([name, fields, usual = {}]) => {
  const setting = {
    path: `/guardian/factors/${name}`,
    description: `${name} of factors`,
    scope: 'guardian_factors',
    usual,
    fields,
  };
  const put = describeKept({ ...setting, method: 'PUT' });
  const patch = describeKept({ ...setting, method: 'PATCH' }).filter(
    ({ method }) => method === 'PATCH',
  );
  return [...put, ...(patched.test(name) ? patch : [])].filter(
    ({ method }) => method !== 'GET' || !writeOnly.test(name),
  );
});
