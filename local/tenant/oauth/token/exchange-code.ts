import { createHash, timingSafeEqual } from 'node:crypto';
import type { AuthorizationCode, Client } from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import type { Parameters } from '../read-parameters.ts';
import { issueTokens, type Tokens } from './issue-tokens.ts';
import { familyOf, issueRefreshToken, revokeFamily } from './refresh-tokens.ts';
import { invalidCode, type TokenError, tokenError } from './token-error.ts';

/** `grant_type=authorization_code`: a code works once; a second time takes back what the first one gave. */
export async function exchangeCode(
  tenant: Tenant,
  client: Client,
  parameters: Parameters,
): Promise<Tokens | TokenError> {
  if (parameters.code === undefined)
    return tokenError(400, 'invalid_request', 'Missing required parameter: code');
  const code = tenant.state.codes.get(parameters.code);
  if (!code || code.client_id !== client.client_id) return invalidCode;
  if (code.used) {
    revokeFamily(tenant, familyOf(code.code));
    return invalidCode;
  }
  // Used up before anything else can fail: a wrong verifier gets no second guess.
  code.used = true;
  if (tenant.clock.now() >= code.expiresAt) return invalidCode;
  const refusal = checkRedirect(code, parameters) ?? checkVerifier(code, parameters.code_verifier);
  if (refusal) return refusal;
  const user = findUser(tenant, code.user_id);
  if (!user || user.blocked) return invalidCode;

  const { scope, audience, session_id: sessionId, organization_id: organizationId } = code;
  // Stored before the tokens are signed, so that a replay in between takes this one back too.
  const refreshToken = scope.includes('offline_access')
    ? issueRefreshToken(tenant, client, {
        family: familyOf(code.code),
        client_id: client.client_id,
        user_id: user.user_id,
        ...(sessionId !== undefined && { session_id: sessionId }),
        ...(organizationId !== undefined && { organization_id: organizationId }),
        connection: code.connection,
        scope,
        ...(audience !== undefined && { audience }),
      }).token
    : undefined;
  const tokens = await issueTokens(tenant, {
    user,
    client,
    scope,
    audience,
    organizationId,
    sessionId,
    nonce: code.nonce,
    claims: code.claims,
  });
  return { ...tokens, ...(refreshToken !== undefined && { refresh_token: refreshToken }) };
}

function checkRedirect(code: AuthorizationCode, parameters: Parameters): TokenError | undefined {
  return parameters.redirect_uri === code.redirect_uri
    ? undefined
    : tokenError(403, 'invalid_grant', 'The redirect URI is wrong.');
}

/** A challenge needs its verifier; a verifier without a challenge means that somebody took the challenge out. */
function checkVerifier(code: AuthorizationCode, verifier: string | undefined) {
  const failed = tokenError(403, 'invalid_grant', 'Failed to verify code verifier');
  if (code.code_challenge === undefined) return verifier === undefined ? undefined : failed;
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return failed;
  const actual = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const expected = Buffer.from(code.code_challenge);
  return actual.length === expected.length && timingSafeEqual(actual, expected)
    ? undefined
    : failed;
}
