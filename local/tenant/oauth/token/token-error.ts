/** A token request turned down: status and body as Auth0 sends them. */
export interface TokenError {
  kind: 'error';
  status: 400 | 401 | 403;
  error: string;
  error_description: string;
}

/** Builds a refusal of /oauth/token. */
export function tokenError(
  status: TokenError['status'],
  error: string,
  error_description: string,
): TokenError {
  return { kind: 'error', status, error, error_description };
}

/** The code or refresh token is not one that this application may use now; which rule it broke is not said. */
export const invalidCode = tokenError(403, 'invalid_grant', 'Invalid authorization code');
export const invalidRefreshToken = tokenError(
  403,
  'invalid_grant',
  'Unknown or invalid refresh token.',
);
