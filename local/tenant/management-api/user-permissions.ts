import { listRoles } from '../store/roles.ts';
import type { JsonObject, Permission } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { answerPage, pageRules } from './list-page.ts';
import { type Answer, done, type Operation } from './operation.ts';
import {
  addPermissions,
  describePermission,
  isSame,
  permissionBody,
  takePermissions,
} from './permission-fields.ts';
import { inexistentUser } from './refusal.ts';
import { withUserId } from './with-user-id.ts';

const path = '/users/:id/permissions';

/** What a user may do, by roles and otherwise. No token carries it. */
export const userPermissions: Operation[] = [
  {
    method: 'GET',
    path,
    description: "Get a user's permissions",
    scopes: ['read:users'],
    query: pageRules,
    run: (tenant, { path, query }) =>
      withPermissions(tenant, path, (id, own) =>
        answerPage(describeAll(tenant, id, own), 'permissions', query),
      ),
  },
  {
    method: 'POST',
    path,
    description: 'Assign permissions to a user',
    scopes: ['update:users'],
    body: permissionBody,
    run: (tenant, { path, body }) =>
      withPermissions(tenant, path, (id, own) => {
        const added = addPermissions(tenant, own, body);
        if (added.kind === 'refused') return added;
        tenant.state.permissions.set(id, added.permissions);
        return done({}, 201);
      }),
  },
  {
    method: 'DELETE',
    path,
    description: 'Remove permissions from a user',
    scopes: ['update:users'],
    body: permissionBody,
    run: (tenant, { path, body }) =>
      withPermissions(tenant, path, (id, own) => {
        tenant.state.permissions.set(id, takePermissions(own, body));
        return { kind: 'empty' };
      }),
  },
];

function withPermissions(
  tenant: Tenant,
  path: Record<string, string>,
  run: (id: string, own: readonly Permission[]) => Answer,
): Answer {
  return withUserId(path, (id) =>
    findUser(tenant, id) ? run(id, tenant.state.permissions.get(id) ?? []) : inexistentUser,
  );
}

function describeAll(tenant: Tenant, id: string, own: readonly Permission[]): JsonObject[] {
  const roles = listRoles(tenant, id);
  const all = [...own, ...roles.flatMap(({ permissions }) => permissions)];
  const each = all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
  return each.map((one) => ({
    ...describePermission(tenant, one),
    sources: [
      ...(own.some((other) => isSame(one, other)) ? [{ source_type: 'DIRECT' }] : []),
      ...roles
        .filter(({ permissions }) => permissions.some((other) => isSame(one, other)))
        .map((role) => ({ source_type: 'ROLE', source_id: role.id, source_name: role.name })),
    ],
  }));
}
