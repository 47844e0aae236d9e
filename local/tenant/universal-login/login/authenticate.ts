import { checkBlock, clearFailures, recordFailure } from '../../protection/brute-force.ts';
import { noteFailure, noteSuccess, takeLogin } from '../../protection/login-limits.ts';
import { findCredential } from '../../store/credential-table.ts';
import { verifyPassword } from '../../store/passwords.ts';
import type { User } from '../../store/types.ts';
import { findUserByIdentity } from '../../store/users.ts';
import { readIdentifiers, wrongCredentialsCode } from '../identifiers.ts';
import type { LoginRooms } from '../rooms.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { logFailure } from './log-failure.ts';
import { runLoginScripts } from './run-login-scripts.ts';

export type Authentication =
  | { kind: 'authenticated'; user: User }
  /** Too many failures; with `notify`, the owner is to get a mail. */
  | { kind: 'blocked'; notify: boolean }
  /** Too many attempts, right or wrong: `code` is Auth0's and names the text. */
  | { kind: 'limited'; code: 'same-user-login' | 'ip-blocked' }
  /** `code` is Auth0's error code; `textKey` names the text, `message` is a script's own. */
  | { kind: 'refused'; code: string; textKey: string; message?: string };

/** What a look into one store says. Only `wrong` is somebody's guess and counts as one. */
export type CredentialCheck =
  | { kind: 'right'; user: User }
  | { kind: 'wrong'; message?: string }
  | { kind: 'failed'; code: string; message?: string };

/**
 * Checks an identifier and a password against a connection in import mode: the tenant's own users first, and only for an
 * identifier that nobody there has, the scripts. Counts failures, never outages; logs every failure with Auth0's code.
 */
export async function authenticate(
  rooms: LoginRooms,
  request: SignInRequest,
  identifier: string,
  password: string,
): Promise<Authentication> {
  return inTurn(request, identifier, async () => {
    const { tenant, connection, client, http } = request;
    const attempt = { identifier, connection, client, ...http };
    if (checkBlock(tenant, attempt).kind === 'blocked') return { kind: 'blocked', notify: false };
    const limit = takeLogin(tenant, attempt);
    if (limit.kind === 'limited') return limit;
    const check = await checkCredentials(rooms, request, identifier, password);
    switch (check.kind) {
      case 'right':
        clearFailures(tenant, attempt);
        noteSuccess(tenant, attempt);
        return { kind: 'authenticated', user: check.user };
      case 'wrong': {
        noteFailure(tenant, attempt);
        const record = recordFailure(tenant, attempt);
        if (record.kind === 'blocked') return record;
        return { kind: 'refused', ...describeWrong(request, check.message) };
      }
      case 'failed':
        return { kind: 'refused', textKey: check.code, ...withoutKind(check) };
    }
  });
}

async function checkCredentials(
  rooms: LoginRooms,
  request: SignInRequest,
  identifier: string,
  password: string,
): Promise<CredentialCheck> {
  const { tenant, connection } = request;
  const credential = findCredential(tenant, connection.name, identifier);
  if (!credential && connection.options.customScripts?.login !== undefined)
    return runLoginScripts(rooms, request, identifier, password);
  const isRight = await verifyPassword(credential, password);
  const user = credential && findUserByIdentity(tenant, connection.name, credential.identityId);
  if (isRight && user) return { kind: 'right', user };
  logFailure(request, identifier, {
    type: user ? 'fp' : 'fu',
    description: user ? 'Wrong email or password.' : 'Unknown identifier.',
    ...(user && { user_id: user.user_id }),
  });
  return { kind: 'wrong' };
}

/** The store's refusal and the script's carry one code: markup must not tell who is migrated. */
function describeWrong({ connection }: SignInRequest, message: string | undefined) {
  const code = wrongCredentialsCode(readIdentifiers(connection));
  if (message === undefined) return { code, textKey: code };
  return { code, textKey: 'custom-script-error-code_invalid_user_password', message };
}

function withoutKind({ kind: _, ...rest }: Extract<CredentialCheck, { kind: 'failed' }>) {
  return rest;
}

const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

// One attempt at a time per identifier: a double click must not import twice, nor parallel guesses outrun the count.
async function inTurn<T>(
  { tenant, connection }: SignInRequest,
  identifier: string,
  act: () => Promise<T>,
): Promise<T> {
  const queues = turns.get(tenant) ?? new Map<string, Promise<unknown>>();
  turns.set(tenant, queues);
  const key = `${connection.name} ${identifier.normalize('NFC').toLowerCase()}`;
  const earlier = queues.get(key) ?? Promise.resolve();
  const mine = earlier.then(act, act);
  const settled = mine.catch(() => undefined);
  queues.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}
