import type { Client, RefreshToken } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { logClientEvent } from '../log-client-event.ts';
import { issueRefreshToken, revokeFamily, rotates } from './refresh-tokens.ts';

export type Rotation =
  | { kind: 'kept' } // the application does not rotate
  | { kind: 'rotated'; token: string; successor: RefreshToken };

/** Replaces a refresh token before the Actions run: of two requests at the same time, the second one is a reuse. */
export function rotateRefreshToken(tenant: Tenant, client: Client, record: RefreshToken): Rotation {
  if (!rotates(client)) return { kind: 'kept' };
  const { id, tokenHash, createdAt, expiresAt, revoked, rotatedTo, ...grant } = record;
  const { token, record: successor } = issueRefreshToken(tenant, client, grant);
  record.rotatedTo = successor.id;
  return { kind: 'rotated', token, successor };
}

/** An exchange that the Actions refused leaves the token as it was: the application may try again later. */
export function undoRotation(tenant: Tenant, record: RefreshToken, rotation: Rotation): void {
  if (rotation.kind === 'kept') return;
  if (record.rotatedTo === rotation.successor.id) delete record.rotatedTo;
  const at = tenant.state.refreshTokens.indexOf(rotation.successor);
  if (at >= 0) tenant.state.refreshTokens.splice(at, 1);
}

/** Whether this token was replaced already and is no more; such a reuse ends every token of its sign-in. */
export function detectReuse(tenant: Tenant, client: Client, record: RefreshToken): boolean {
  if (record.rotatedTo === undefined || withinLeeway(tenant, client, record)) return false;
  revokeFamily(tenant, record.family);
  logClientEvent(tenant, 'ferrt', client, {
    description: 'Unsuccessful Refresh Token exchange, reused refresh token detected',
    user_id: record.user_id,
  });
  return true;
}

/** Auth0's overlap: for some seconds the token before the last one still works, for requests that crossed. */
function withinLeeway(tenant: Tenant, client: Client, record: RefreshToken): boolean {
  const successor = tenant.state.refreshTokens.find((one) => one.id === record.rotatedTo);
  const leewayMs = (client.refresh_token?.leeway ?? 0) * 1000;
  return (
    successor !== undefined &&
    successor.rotatedTo === undefined &&
    !record.revoked &&
    tenant.clock.now() - successor.createdAt < leewayMs
  );
}
