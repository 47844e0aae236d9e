import { assumptions } from '../../assumptions.ts';
import type { PostLoginOutcome, PostLoginRequest } from '../../scripts/types.ts';
import type { Client, RefreshToken, User } from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { splitList } from '../authorize/context.ts';
import { findOrganization } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';
import type { OauthRooms } from '../rooms.ts';
import { checkUser } from '../sign-in/load-sign-in.ts';
import { buildRefreshRun } from './build-refresh-run.ts';
import { issueTokens, type Tokens } from './issue-tokens.ts';
import { findRefreshToken } from './refresh-tokens.ts';
import { detectReuse, rotateRefreshToken, undoRotation } from './rotate-refresh-token.ts';
import { invalidRefreshToken, type TokenError, tokenError } from './token-error.ts';

/** `grant_type=refresh_token`: runs post-login again; with rotation, the token is replaced and its reuse ends them all. */
export async function exchangeRefreshToken(
  tenant: Tenant,
  rooms: OauthRooms,
  client: Client,
  parameters: Parameters,
  http: PostLoginRequest,
): Promise<Tokens | TokenError> {
  if (parameters.refresh_token === undefined)
    return tokenError(400, 'invalid_request', 'Missing required parameter: refresh_token');
  const record = findRefreshToken(tenant, parameters.refresh_token);
  if (record?.client_id !== client.client_id) return invalidRefreshToken;
  if (detectReuse(tenant, client, record) || hasEnded(tenant, record)) return invalidRefreshToken;
  const user = findUser(tenant, record.user_id);
  if (!user) return invalidRefreshToken;
  const refusal = checkRequest(record, parameters) ?? checkPerson(tenant, user, record);
  if (refusal) return refusal;

  const rotation = rotateRefreshToken(tenant, client, record);
  const run = buildRefreshRun(tenant, user, client, record, { http, parameters });
  const outcome = await rooms.runPostLogin(run);
  if (outcome.kind !== 'completed') {
    undoRotation(tenant, record, rotation);
    return describeFailure(outcome);
  }
  // Reused or revoked while the Actions ran.
  if ((rotation.kind === 'rotated' ? rotation.successor : record).revoked)
    return invalidRefreshToken;
  const tokens = await issueTokens(tenant, {
    user,
    client,
    scope: chooseScope(record, parameters, outcome),
    audience: record.audience,
    organizationId: record.organization_id,
    sessionId: record.session_id,
    nonce: undefined,
    claims: outcome.claims,
  });
  return { ...tokens, ...(rotation.kind === 'rotated' && { refresh_token: rotation.token }) };
}

function hasEnded(tenant: Tenant, record: RefreshToken): boolean {
  return record.revoked || tenant.clock.now() >= record.expiresAt;
}

/** Nothing may be asked for that the sign-in did not grant. */
function checkRequest(record: RefreshToken, parameters: Parameters): TokenError | undefined {
  if (parameters.audience !== undefined && parameters.audience !== record.audience)
    return tokenError(403, 'access_denied', `Service not found: ${parameters.audience}`);
  const more = splitList(parameters.scope).find((one) => !record.scope.includes(one));
  return more === undefined
    ? undefined
    : tokenError(400, 'invalid_scope', `The scope was not granted: ${more}`);
}

function checkPerson(tenant: Tenant, user: User, record: RefreshToken): TokenError | undefined {
  const refusal = checkUser(tenant, user, findOrganization(tenant, record.organization_id));
  return refusal && tokenError(403, refusal.error, refusal.error_description);
}

function chooseScope(
  record: RefreshToken,
  parameters: Parameters,
  changes: { scopesAdded: string[]; scopesRemoved: string[] },
): string[] {
  const asked = splitList(parameters.scope);
  const kept = record.scope.filter(
    (one) => !changes.scopesRemoved.includes(one) && (asked.length === 0 || asked.includes(one)),
  );
  return [...new Set([...kept, ...changes.scopesAdded])];
}

function describeFailure(outcome: Exclude<PostLoginOutcome, { kind: 'completed' }>): TokenError {
  switch (outcome.kind) {
    case 'denied':
      return tokenError(403, assumptions.deniedRefreshError, outcome.reason);
    case 'suspended':
    case 'interaction_required':
      return tokenError(403, 'interaction_required', 'Interaction required');
    case 'failed':
      return tokenError(
        403,
        assumptions.failedActionError,
        'Something went wrong, please try again later.',
      );
  }
}
