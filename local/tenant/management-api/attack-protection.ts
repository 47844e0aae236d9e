import type { JsonObject } from '../store/types.ts';
import { choice, flag, list, object, texts } from './body-rules.ts';
import { describeKept } from './kept-settings.ts';
import { type BodyRule, done, type Operation } from './operation.ts';

const often = list(choice('immediately', 'daily', 'weekly', 'monthly'));
const attempts = (most: number, slowest: number) =>
  object({
    max_attempts: { type: 'integer', minimum: 1, maximum: most },
    rate: { type: 'integer', minimum: slowest, maximum: 86_400_000 },
  });
const stageShields = object({ shields: list(choice('block', 'admin_notification')) });

const bruteForce = {
  enabled: flag,
  shields: list(choice('block', 'user_notification')),
  allowlist: texts,
  mode: choice('count_per_identifier_and_ip', 'count_per_identifier'),
  max_attempts: { type: 'integer', minimum: 1, maximum: 100 },
} as const;

const suspiciousIp = {
  enabled: flag,
  shields: list(choice('block', 'admin_notification')),
  allowlist: texts,
  stage: object({
    'pre-login': attempts(2500, 34_560),
    'pre-user-registration': attempts(72_000, 1200),
  }),
};

/** Attack protection. What the tenant does by it is changed at once; breached-password detection is kept and answered. */
export const attackProtection: Operation[] = [
  ...describeProtection('brute-force-protection', 'bruteForce', bruteForce),
  ...describeProtection('suspicious-ip-throttling', 'suspiciousIp', suspiciousIp),
  ...describeKept({
    path: '/attack-protection/breached-password-detection',
    description: 'breached-password-detection settings',
    scope: 'attack_protection',
    usual: { enabled: false, shields: [], admin_notification_frequency: [], method: 'standard' },
    fields: {
      enabled: flag,
      shields: list(choice('block', 'user_notification', 'admin_notification')),
      admin_notification_frequency: often,
      method: choice('standard', 'enhanced'),
      stage: object({
        'pre-user-registration': stageShields,
        'pre-change-password': stageShields,
      }),
    },
  }),
];

function describeProtection(
  name: string,
  key: 'bruteForce' | 'suspiciousIp',
  body: Record<string, BodyRule>,
): Operation[] {
  const path = `/attack-protection/${name}`;
  return [
    {
      method: 'GET',
      path,
      description: `Get ${name} settings`,
      scopes: ['read:attack_protection'],
      run: ({ configuration }) => done(structuredClone(configuration[key]) as JsonObject),
    },
    {
      method: 'PATCH',
      path,
      description: `Update ${name} settings`,
      scopes: ['update:attack_protection'],
      body,
      run: ({ configuration }, request) => {
        Object.assign(configuration[key], structuredClone(request.body));
        return done(structuredClone(configuration[key]) as JsonObject);
      },
    },
  ];
}
