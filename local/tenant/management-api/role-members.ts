import { giveRole, listRoles } from '../store/roles.ts';
import type { Json, User } from '../store/types.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { filled, list, required } from './body-rules.ts';
import { answerPage, checkpointRules, pageRules } from './list-page.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { inexistentUser } from './refusal.ts';
import { withRole } from './role-permissions.ts';
import { inexistentRole } from './roles.ts';
import { withUserId } from './with-user-id.ts';

const readers = ['read:users', 'read:roles', 'read:role_members'];
const ofUser = '/users/:id/roles';
const ofRole = '/roles/:id/users';
const roleBody = { roles: required(list(filled)) };

/** Who has which role, from both ends. */
export const roleMembers: Operation[] = [
  {
    method: 'GET',
    path: ofUser,
    description: "Get a user's roles",
    scopes: readers,
    query: pageRules,
    run: (tenant, { path, query }) =>
      withUser(tenant, path, ({ user_id }) =>
        answerPage(
          listRoles(tenant, user_id).map(({ permissions: _, ...role }) => role),
          'roles',
          query,
        ),
      ),
  },
  {
    method: 'POST',
    path: ofUser,
    description: 'Assign roles to a user',
    scopes: ['update:users', 'create:role_members'],
    body: roleBody,
    run: (tenant, { path, body }) =>
      withUser(tenant, path, ({ user_id }) => {
        const ids = textsOf(body.roles);
        const known = tenant.configuration.roles.map(({ id }) => id);
        if (ids.some((id) => !known.includes(id))) return inexistentRole;
        for (const id of ids) giveRole(tenant, id, user_id);
        return { kind: 'empty' };
      }),
  },
  {
    method: 'DELETE',
    path: ofUser,
    description: 'Remove roles from a user',
    scopes: ['update:users', 'delete:role_members'],
    body: roleBody,
    run: (tenant, { path, body }) =>
      withUser(tenant, path, ({ user_id }) => {
        for (const id of textsOf(body.roles)) tenant.state.roleMembers.get(id)?.delete(user_id);
        return { kind: 'empty' };
      }),
  },
  {
    method: 'GET',
    path: ofRole,
    description: "Get a role's users",
    scopes: readers,
    query: { ...pageRules, ...checkpointRules },
    run: (tenant, { path: { id }, query }) =>
      withRole(tenant, id, (role) => {
        const members = [...(tenant.state.roleMembers.get(role.id) ?? [])];
        return answerPage(
          members
            .map((one) => findUser(tenant, one))
            .filter((user) => user !== undefined)
            .map(({ user_id, name, email, picture }) => ({ user_id, name, email, picture })),
          'users',
          query,
        );
      }),
  },
  {
    method: 'POST',
    path: ofRole,
    description: 'Assign users to a role',
    scopes: ['update:roles', 'create:role_members'],
    body: { users: required(list(filled)) },
    run: (tenant, { path: { id }, body }) =>
      withRole(tenant, id, (role) => {
        const users = textsOf(body.users);
        if (users.some((one) => !findUser(tenant, one))) return inexistentUser;
        for (const one of users) giveRole(tenant, role.id, one);
        return done({});
      }),
  },
];

function withUser(
  tenant: Tenant,
  path: Record<string, string>,
  run: (user: User) => Answer,
): Answer {
  return withUserId(path, (id) => {
    const user = findUser(tenant, id);
    return user ? run(user) : inexistentUser;
  });
}

function textsOf(value: Json | undefined): string[] {
  return (value as Json[]).map(String);
}
