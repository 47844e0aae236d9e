import type { Json, JsonObject, Permission } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { filled, list, object, required } from './body-rules.ts';
import { type Refusal, refusal } from './refusal.ts';
import { systemApi } from './resource-servers.ts';

/** The body with which permissions are given and taken. */
export const permissionBody = {
  permissions: required(
    list(
      object({ resource_server_identifier: required(filled), permission_name: required(filled) }),
    ),
  ),
};

/** As the API answers one: with the names that its API has for it. */
export function describePermission(tenant: Tenant, permission: Permission): JsonObject {
  const api = findApi(tenant, permission);
  const scope = api?.scopes.find(({ value }) => value === permission.permission_name);
  return {
    permission_name: permission.permission_name,
    description: scope?.description ?? '',
    resource_server_name: api?.name ?? '',
    resource_server_identifier: permission.resource_server_identifier,
  };
}

/** `known` and those of the body, each once; or the first that no API has. */
export function addPermissions(
  tenant: Tenant,
  known: readonly Permission[],
  body: JsonObject,
): { kind: 'added'; permissions: Permission[] } | Refusal {
  const wanted = readPermissions(body.permissions);
  const stranger = wanted.find(
    (one) => !findApi(tenant, one)?.scopes.some(({ value }) => value === one.permission_name),
  );
  if (stranger) return refusal(404, 'The permission does not exist.', 'inexistent_permission');
  const news = wanted.filter((one) => !known.some((other) => isSame(one, other)));
  return { kind: 'added', permissions: [...known, ...news] };
}

/** `known` without those of the body. */
export function takePermissions(known: readonly Permission[], body: JsonObject): Permission[] {
  const unwanted = readPermissions(body.permissions);
  return known.filter((one) => !unwanted.some((other) => isSame(one, other)));
}

function readPermissions(value: Json | undefined): Permission[] {
  return (value as unknown as Permission[]).map((one) => ({
    permission_name: one.permission_name,
    resource_server_identifier: one.resource_server_identifier,
  }));
}

function findApi(tenant: Tenant, { resource_server_identifier: identifier }: Permission) {
  return [systemApi(tenant), ...tenant.configuration.resourceServers].find(
    (one) => one.identifier === identifier,
  );
}

export function isSame(one: Permission, other: Permission): boolean {
  return (
    one.permission_name === other.permission_name &&
    one.resource_server_identifier === other.resource_server_identifier
  );
}
