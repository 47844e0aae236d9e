import type { ActionJob, Command } from '../protocol.ts';
import { createCacheApi } from './cache-api.ts';
import { createChallengeApi } from './challenge-api.ts';
import { createAccessTokenApi, createIdTokenApi } from './claims-api.ts';
import { createTransactionApi, createUserApi } from './metadata-api.ts';
import type { TransactionMetadata } from './prepare-event.ts';
import { createPromptApi } from './prompt-api.ts';
import { requireText } from './require-text.ts';

export interface ApiContext {
  job: ActionJob;
  recorded: readonly Command[];
  transactionMetadata: TransactionMetadata;
  record(command: Command): void;
}

/** The `api` of post-login. Every call is recorded; a call that Auth0 would refuse throws here, where its author sees it. */
export function createApi(context: ApiContext) {
  const { job, record } = context;
  const api = {
    access: {
      deny: (reason: unknown) =>
        record({ call: 'access.deny', args: [requireText(reason, 'the reason of a denial')] }),
    },
    validation: {
      error: (code: unknown, message: unknown) =>
        record({
          call: 'validation.error',
          args: [requireText(code, 'an error code'), requireText(message, 'an error message')],
        }),
    },
    idToken: createIdTokenApi(context),
    accessToken: createAccessTokenApi(context),
    user: createUserApi(context),
    transaction: createTransactionApi(context),
    cache: createCacheApi(context),
    prompt: createPromptApi(context),
    rules: { wasExecuted: (_ruleId: string) => false },
    redirect: {
      canRedirect: () => job.canRedirect,
      ...absent('redirect', ['encodeToken', 'sendUserTo', 'validateToken']),
    },
    authentication: {
      setPrimaryUser: (userId: unknown) => setPrimaryUser(context, userId),
      ...createChallengeApi(context),
      ...absent('authentication', ['recordMethod', 'enrollWith', 'enrollWithAny']),
    },
    multifactor: absent('multifactor', ['enable']),
    groups: absent('groups', ['getUserGroups', 'hasGroupMembership']),
    roles: absent('roles', [
      'getUserEffectiveRoles',
      'getUserEffectiveRolesByIds',
      'getUserEffectiveRolesByNames',
    ]),
    session: absent('session', [
      'revoke',
      'setExpiresAt',
      'setIdleExpiresAt',
      'setCookieMode',
      'setMetadata',
      'deleteMetadata',
      'evictMetadata',
    ]),
    refreshToken: absent('refreshToken', [
      'revoke',
      'setExpiresAt',
      'setIdleExpiresAt',
      'setMetadata',
      'deleteMetadata',
      'evictMetadata',
    ]),
  };
  for (const part of Object.values(api)) Object.freeze(part);
  return Object.freeze(api);
}

function setPrimaryUser({ job, recorded, record }: ApiContext, value: unknown): void {
  const userId = requireText(value, 'the id of the primary user');
  if (userId.length > 128) throw new Error('a primary user id may have 128 characters');
  if (job.primaryUserSet || recorded.some((one) => one.call === 'authentication.setPrimaryUser'))
    throw new Error('setPrimaryUser may be called once per transaction');
  record({ call: 'authentication.setPrimaryUser', args: [userId] });
}

/** Auth0 has these; better a loud refusal than a silent difference. */
export function absent(part: string, names: string[]): Record<string, () => never> {
  const refuse = (name: string) => () => {
    throw new Error(`api.${part}.${name} is not implemented by the local tenant`);
  };
  return Object.fromEntries(names.map((name) => [name, refuse(name)]));
}
