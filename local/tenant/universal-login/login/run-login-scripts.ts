import { maskText } from '../../scripts/mask-secrets.ts';
import type { DatabaseScriptOutcome } from '../../scripts/types.ts';
import type { LoginRooms } from '../rooms.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import type { CredentialCheck } from './authenticate.ts';
import { importUser } from './import-user.ts';
import { logFailure } from './log-failure.ts';
import { buildScriptContext } from './script-context.ts';

type ScriptError = Extract<DatabaseScriptOutcome, { kind: 'error' }>;

/**
 * Asks the old products by the connection's scripts, `get_user` and then `login`, and imports who they let in. What
 * `get_user` says changes nothing; a difference between the two is logged, since Auth0 calls it an error.
 */
export async function runLoginScripts(
  rooms: LoginRooms,
  request: SignInRequest,
  identifier: string,
  password: string,
): Promise<CredentialCheck> {
  const { connection, organization } = request;
  if (connection.options.import_mode !== true)
    throw new Error(`${connection.name}: scripts without import mode are not part of this tenant`);
  const context = buildScriptContext(organization);
  const sought =
    connection.options.customScripts?.get_user === undefined
      ? undefined
      : await rooms.runDatabaseScript(connection, 'get_user', [identifier], context);
  const outcome = await rooms.runDatabaseScript(
    connection,
    'login',
    [identifier, password],
    context,
  );
  switch (outcome.kind) {
    case 'profile':
      if (sought?.kind === 'profile' && sought.profile.user_id !== outcome.profile.user_id)
        logFailure(request, identifier, {
          type: 'w',
          description: 'get_user and login name different users',
          details: { get_user: sought.profile.user_id, login: outcome.profile.user_id },
        });
      return importUser(request, identifier, outcome.profile, password);
    case 'nobody':
      logFailure(request, identifier, { type: 'fu', description: 'Unknown identifier.' });
      return { kind: 'wrong' };
    case 'error':
      return readScriptError(request, identifier, outcome, password);
    case 'timeout':
      return failUnsaid(request, identifier, 'Request to Webtask exceeded allowed execution time');
    case 'broken':
      return failUnsaid(request, identifier, maskText(outcome.message, [password]));
  }
}

function readScriptError(
  request: SignInRequest,
  identifier: string,
  error: ScriptError,
  password: string,
): CredentialCheck {
  const description = maskText(error.message, [password]);
  if (error.name === 'WrongUsernameOrPasswordError') {
    logFailure(request, identifier, {
      description,
      ...(error.identifier ? { type: 'fp', user_id: `auth0|${error.identifier}` } : { type: 'fu' }),
    });
    return { kind: 'wrong', message: error.message };
  }
  const code = `custom-script-error-code_${error.code}`;
  logFailure(request, identifier, { type: 'f', description, details: { error: error.code } });
  // The message of a plain Error is for the log: it may be any library's.
  const isForPeople = error.name === 'ValidationError' || error.name === 'UnauthorizedError';
  return { kind: 'failed', code, ...(isForPeople && { message: error.message }) };
}

function failUnsaid(
  request: SignInRequest,
  identifier: string,
  description: string,
): CredentialCheck {
  logFailure(request, identifier, { type: 'f', description });
  return { kind: 'failed', code: 'custom-script-error-code_extensibility_error' };
}
