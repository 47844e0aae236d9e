import { choice, flag, list, required } from './body-rules.ts';
import { describeKept } from './kept-settings.ts';
import { done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const factors = [
  'push-notification',
  'sms',
  'email',
  'duo',
  'otp',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
];
const kept = 'guardian/factors';

/** Second factors. Their switches are kept; this tenant knows authenticator apps alone, which no page enrolls. */
export const guardian: Operation[] = [
  {
    method: 'GET',
    path: '/guardian/factors',
    description: 'Get factors',
    scopes: ['read:guardian_factors'],
    run: ({ configuration }) =>
      done(
        factors.map((name) => ({
          name,
          enabled: configuration.kept[kept]?.[name] === true,
          trial_expired: false,
        })),
      ),
  },
  {
    method: 'PUT',
    path: '/guardian/factors/:name',
    description: 'Update factor',
    scopes: ['update:guardian_factors'],
    body: { enabled: required(flag) },
    run: ({ configuration }, { path: { name = '' }, body }) => {
      if (!factors.includes(name)) return refusal(404, 'The factor does not exist');
      configuration.kept[kept] = { ...configuration.kept[kept], [name]: body.enabled === true };
      return done({ enabled: body.enabled === true });
    },
  },
  {
    method: 'GET',
    path: '/guardian/policies',
    description: 'Get MFA policies',
    scopes: ['read:mfa_policies'],
    run: ({ configuration }) => done(configuration.kept['guardian/policies']?.policies ?? []),
  },
  {
    method: 'PUT',
    path: '/guardian/policies',
    description: 'Set MFA policies',
    scopes: ['update:mfa_policies'],
    list: choice('all-applications', 'confidence-score'),
    run: ({ configuration }, { list: policies }) => {
      configuration.kept['guardian/policies'] = { policies };
      return done(policies);
    },
  },
  ...describeKept({
    path: '/guardian/factors/phone/message-types',
    description: 'phone message types',
    scope: 'guardian_factors',
    method: 'PUT',
    usual: { message_types: [] },
    fields: { message_types: required(list(choice('sms', 'voice'))) },
  }),
];
