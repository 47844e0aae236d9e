import type { ActionDraft, ActionSecret, ActionVersion, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** How long a build takes. On Auth0 it is seconds to a minute; who deploys earlier is told to wait. */
export const BUILD_MS = 20;

/** The Actions of the tenant. Those that were there before anybody asked count as deployed. */
export function listDrafts(tenant: Tenant): ActionDraft[] {
  const { configuration, clock } = tenant;
  configuration.drafts ??= configuration.actions.map((action) => {
    const at = clock.now() - BUILD_MS;
    const { code, dependencies, runtime = 'node22' } = action;
    const secrets = Object.entries(action.secrets).map(([name, value]) => ({
      name,
      value,
      updatedAt: at,
    }));
    const version = {
      id: tenant.createId(''),
      number: 1,
      at,
      code,
      runtime,
      secrets,
      dependencies,
    };
    return {
      id: action.id,
      name: action.name,
      supported_triggers: action.supported_triggers,
      code,
      runtime,
      secrets,
      dependencies,
      createdAt: at,
      updatedAt: at,
      versions: [version],
    };
  });
  return configuration.drafts;
}

export function isBuilt(tenant: Tenant, draft: ActionDraft): boolean {
  return tenant.clock.now() - draft.updatedAt >= BUILD_MS;
}

/** Makes a version of the draft and lets it run from the next sign-in on. */
export function deployDraft(tenant: Tenant, draft: ActionDraft): ActionVersion {
  const { code, runtime, secrets, dependencies } = structuredClone(draft);
  const number = (draft.versions.at(-1)?.number ?? 0) + 1;
  const at = tenant.clock.now();
  const id = createUuid(tenant);
  const version = { id, number, at, code, runtime, secrets, dependencies };
  // Auth0 keeps the newest fifty.
  draft.versions = [...draft.versions, version].slice(-50);
  putInPlace(tenant, draft, version);
  return version;
}

function putInPlace(tenant: Tenant, draft: ActionDraft, version: ActionVersion): void {
  const { actions } = tenant.configuration;
  const running = {
    id: draft.id,
    name: draft.name,
    code: version.code,
    runtime: version.runtime,
    dependencies: version.dependencies,
    secrets: Object.fromEntries(version.secrets.map(({ name, value }) => [name, value])),
    supported_triggers: draft.supported_triggers,
  };
  const index = actions.findIndex(({ id }) => id === draft.id);
  if (index < 0) actions.push(running);
  else actions[index] = running;
}

export function createUuid(tenant: Tenant): string {
  const digits = tenant.createId('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** As the API answers an Action; never the value of a secret. */
export function describeDraft(tenant: Tenant, draft: ActionDraft): JsonObject {
  const deployed = draft.versions.at(-1);
  return {
    id: draft.id,
    name: draft.name,
    supported_triggers: draft.supported_triggers,
    code: draft.code,
    dependencies: draft.dependencies,
    runtime: draft.runtime,
    secrets: describeSecrets(draft.secrets),
    status: isBuilt(tenant, draft) ? 'built' : 'building',
    created_at: toDate(draft.createdAt),
    updated_at: toDate(draft.updatedAt),
    all_changes_deployed: deployed !== undefined && deployed.at >= draft.updatedAt,
    ...(deployed && { deployed_version: describeVersion(draft, deployed) }),
  };
}

export function describeVersion(draft: ActionDraft, version: ActionVersion): JsonObject {
  return {
    id: version.id,
    action_id: draft.id,
    number: version.number,
    deployed: version === draft.versions.at(-1),
    status: 'built',
    code: version.code,
    dependencies: version.dependencies,
    runtime: version.runtime,
    secrets: describeSecrets(version.secrets),
    supported_triggers: draft.supported_triggers,
    created_at: toDate(version.at),
    updated_at: toDate(version.at),
  };
}

function describeSecrets(secrets: ActionSecret[]): JsonObject[] {
  return secrets.map(({ name, updatedAt }) => ({ name, updated_at: toDate(updatedAt) }));
}

function toDate(ms: number): string {
  return new Date(ms).toISOString();
}
