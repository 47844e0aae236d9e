import { createHash, randomBytes } from 'node:crypto';
import type { Client, RefreshToken } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';

const daySeconds = 86_400;

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The id of everything one sign-in gave: derived from its code, so that a replayed code can take it back. */
export function familyOf(code: string): string {
  return hash(`family:${code}`);
}

/** Whether the application's refresh tokens are replaced at each use. */
export function rotates(client: Client): boolean {
  return client.refresh_token?.rotation_type === 'rotating';
}

/** Issues a refresh token; only its hash is kept. A successor inherits the family and, when absolute, its end. */
export function issueRefreshToken(
  tenant: Tenant,
  client: Client,
  grant: Omit<RefreshToken, 'id' | 'tokenHash' | 'createdAt' | 'expiresAt' | 'revoked'>,
): { token: string; record: RefreshToken } {
  const token = `v1.${randomBytes(36).toString('base64url')}`;
  const now = tenant.clock.now();
  // Auth0's defaults: 30 days with rotation, a year without.
  const fallback = rotates(client) ? 30 * daySeconds : 365 * daySeconds;
  const lifetimeSeconds = client.refresh_token?.token_lifetime ?? fallback;
  const record: RefreshToken = {
    ...grant,
    id: tenant.createId(''),
    tokenHash: hash(token),
    createdAt: now,
    expiresAt: now + lifetimeSeconds * 1000,
    revoked: false,
  };
  tenant.state.refreshTokens.push(record);
  return { token, record };
}

/** The stored refresh token, in whatever state it is. */
export function findRefreshToken(tenant: Tenant, token: string): RefreshToken | undefined {
  const tokenHash = hash(token);
  return tenant.state.refreshTokens.find((one) => one.tokenHash === tokenHash);
}

/** Ends all refresh tokens of one sign-in. */
export function revokeFamily(tenant: Tenant, family: string): void {
  for (const token of tenant.state.refreshTokens) {
    if (token.family === family) token.revoked = true;
  }
}
