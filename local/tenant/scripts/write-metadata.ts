import type { Json, JsonObject } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import type { Progress } from './progress.ts';

const limitBytes = 32 * 1024;

/** Metadata that exceeds what one session may write; undefined if it fits. */
export function findMetadataExcess(progress: Progress): string | undefined {
  if (size(progress.appMetadata) > limitBytes) return 'more than 32 kB of app_metadata written';
  if (size(progress.userMetadata) > limitBytes) return 'more than 32 kB of user_metadata written';
  return undefined;
}

/** Why `setPrimaryUser` cannot stand: the identity that signed in must already be one of that user's. */
export function findWrongPrimary(tenant: Tenant, progress: Progress): string | undefined {
  const { user, primaryUser } = progress;
  if (primaryUser === undefined) return undefined;
  const own = user.identities[0];
  const holds = findUser(tenant, primaryUser)?.identities.some(
    (one) => one.connection === own?.connection && one.user_id === own.user_id,
  );
  return holds ? undefined : 'setPrimaryUser names a user who does not hold this identity';
}

/** Writes what the Actions of a run batched, as it stands now in the store; nothing if nothing was set. */
export function writeMetadata(tenant: Tenant, progress: Progress): void {
  const { appMetadata, userMetadata } = progress;
  const user = findUser(tenant, progress.primaryUser ?? progress.user.user_id);
  if (!user || Object.keys({ ...appMetadata, ...userMetadata }).length === 0) return;
  merge(user.app_metadata, appMetadata);
  merge(user.user_metadata, userMetadata);
  user.updated_at = new Date(tenant.clock.now()).toISOString();
}

function merge(target: JsonObject, changes: Record<string, Json>): void {
  for (const [key, value] of Object.entries(changes))
    if (value === null) delete target[key];
    else target[key] = value;
}

function size(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
