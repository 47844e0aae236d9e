import type { Shape } from '../shape.ts';

/** Categories of the tenant log, as `POST /log-streams` lists them. */
const CATEGORIES = [
  'auth.login.fail',
  'auth.login.notification',
  'auth.login.success',
  'auth.logout.fail',
  'auth.logout.success',
  'auth.signup.fail',
  'auth.signup.success',
  'auth.silent_auth.fail',
  'auth.silent_auth.success',
  'auth.token_exchange.fail',
  'auth.token_exchange.success',
  'management.fail',
  'management.success',
  'scim.event',
  'system.notification',
  'user.fail',
  'user.notification',
  'user.success',
  'actions',
  'other',
];

/** `log-streams/<name>.json`: only those whose sink has no secret, which would be readable in the file. */
export const logStream: Shape = {
  object: {
    'name*': 'text',
    'type*': ['eventbridge', 'eventgrid'],
    isPriority: 'flag',
    'sink*': {
      object: {
        awsAccountId: 'text',
        awsRegion: 'text',
        azureSubscriptionId: 'text',
        azureRegion: 'text',
        azureResourceGroup: 'text',
      },
    },
    filters: { list: { object: { 'type*': ['category'], 'name*': CATEGORIES } } },
    pii_config: {
      object: {
        'log_fields*': {
          list: ['first_name', 'last_name', 'username', 'email', 'phone', 'address'],
        },
        method: ['mask', 'hash'],
        algorithm: ['xxhash'],
      },
    },
  },
};
