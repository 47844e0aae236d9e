import type { Role } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { answerPage, pageRules } from './list-page.ts';
import { type Answer, done, type Operation } from './operation.ts';
import {
  addPermissions,
  describePermission,
  permissionBody,
  takePermissions,
} from './permission-fields.ts';
import { inexistentRole } from './roles.ts';

const path = '/roles/:id/permissions';

/** What a role may do. */
export const rolePermissions: Operation[] = [
  {
    method: 'GET',
    path,
    description: 'Get permissions granted by role',
    scopes: ['read:roles'],
    query: pageRules,
    run: (tenant, { path: { id }, query }) =>
      withRole(tenant, id, ({ permissions }) =>
        answerPage(
          permissions.map((one) => describePermission(tenant, one)),
          'permissions',
          query,
        ),
      ),
  },
  {
    method: 'POST',
    path,
    description: 'Add permissions to a role',
    scopes: ['update:roles'],
    body: permissionBody,
    run: (tenant, { path: { id }, body }) =>
      withRole(tenant, id, (role) => {
        const added = addPermissions(tenant, role.permissions, body);
        if (added.kind === 'refused') return added;
        role.permissions = added.permissions;
        return done({}, 201);
      }),
  },
  {
    method: 'DELETE',
    path,
    description: 'Remove permissions from a role',
    scopes: ['update:roles'],
    body: permissionBody,
    run: (tenant, { path: { id }, body }) =>
      withRole(tenant, id, (role) => {
        role.permissions = takePermissions(role.permissions, body);
        return { kind: 'empty' };
      }),
  },
];

/** Runs an operation on the role with this id. */
export function withRole(
  { configuration }: Tenant,
  id: string | undefined,
  run: (role: Role) => Answer,
): Answer {
  const role = configuration.roles.find((one) => one.id === id);
  return role ? run(role) : inexistentRole;
}
