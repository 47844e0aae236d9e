import type { PostLoginOutcome } from '../../scripts/types.ts';
import { noteClient } from '../../store/sessions.ts';
import type { AuthorizationCode, Transaction, User } from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import type { Refusal } from '../refusal.ts';
import { grantScopes } from '../token/grant-scopes.ts';
import type { SignIn } from './load-sign-in.ts';

/** How long a code may wait for its exchange. */
const codeLifetimeMs = 600_000;
const forgetCodeAfterMs = 24 * 3_600_000;

type Completed = Extract<PostLoginOutcome, { kind: 'completed' }>;
type Completion = { kind: 'issued'; code: string } | { kind: 'refused'; refusal: Refusal };

/** Issues the code of a sign-in that the Actions let through, for the user they made primary if they did. */
export function completeSignIn(
  tenant: Tenant,
  transaction: Transaction,
  signIn: SignIn,
  outcome: Completed,
): Completion {
  const user = findTokenUser(tenant, signIn, outcome.primaryUser);
  // Deleted, or linked to another account without `setPrimaryUser`: as Auth0, no tokens for somebody who is not there.
  if (!user) return { kind: 'refused', refusal: noSuchUser };
  transaction.user_id = user.user_id;
  if (signIn.session) {
    signIn.session.user_id = user.user_id;
    noteClient(signIn.session, signIn.client.client_id);
  }

  const { request, organization_id: organizationId } = transaction;
  const sessionId = transaction.session_id ?? transaction.outlived_session_id;
  const { client, connection } = signIn;
  const now = tenant.clock.now();
  // Oldest first: what follows a younger one is younger still.
  for (const old of tenant.state.codes.values()) {
    if (now - old.expiresAt < forgetCodeAfterMs) break;
    tenant.state.codes.delete(old.code);
  }
  const code: AuthorizationCode = {
    code: tenant.createId(''),
    client_id: client.client_id,
    redirect_uri: request.redirect_uri,
    ...(request.code_challenge !== undefined && { code_challenge: request.code_challenge }),
    ...(request.code_challenge_method !== undefined && {
      code_challenge_method: request.code_challenge_method,
    }),
    ...(request.nonce !== undefined && { nonce: request.nonce }),
    user_id: user.user_id,
    ...(sessionId !== undefined && { session_id: sessionId }),
    ...(organizationId !== undefined && { organization_id: organizationId }),
    connection: connection.name,
    scope: grantScopes(tenant, client, request.audience, request.scope, outcome),
    ...(request.audience !== undefined && { audience: request.audience }),
    claims: outcome.claims,
    expiresAt: now + codeLifetimeMs,
    used: false,
  };
  tenant.state.codes.set(code.code, code);
  return { kind: 'issued', code: code.code };
}

const noSuchUser: Refusal = {
  error: 'access_denied',
  error_description: 'Unable to construct login user',
};

/** The user the tokens are for; a primary user must hold the identity that signed in, as a linked one. */
function findTokenUser(
  tenant: Tenant,
  { user, connection }: SignIn,
  primaryUser: string | undefined,
): User | undefined {
  if (primaryUser === undefined || primaryUser === user.user_id)
    return findUser(tenant, user.user_id);
  const identity = user.identities.find((one) => one.connection === connection.name);
  const primary = findUser(tenant, primaryUser);
  const linked = primary?.identities.some(
    (one) => one.connection === identity?.connection && one.user_id === identity.user_id,
  );
  return linked ? primary : undefined;
}
