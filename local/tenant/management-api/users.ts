import { deleteUser } from '../store/delete-user.ts';
import { findUser } from '../store/users.ts';
import { createFromBody } from './create-user.ts';
import { describeUser } from './describe-user.ts';
import { fieldRules, pageRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { inexistentUser } from './refusal.ts';
import { searchUsers } from './search-users.ts';
import { selectFields } from './select-fields.ts';
import { updateUser } from './update-user.ts';
import { newUserFields, userChanges } from './user-fields.ts';
import { withUserId } from './with-user-id.ts';

export const users: Operation[] = [
  {
    method: 'GET',
    path: '/users',
    description: 'List or search users',
    scopes: ['read:users', 'read:user_idp_tokens'],
    query: {
      ...pageRules,
      q: {},
      search_engine: { pattern: /^v3$/ },
      sort: { pattern: /^created_at:1$/ },
      ...fieldRules,
    },
    run: (tenant, { query }) => searchUsers(tenant, query),
  },
  {
    method: 'POST',
    path: '/users',
    description: 'Create a user',
    scopes: ['create:users'],
    body: newUserFields,
    run: (tenant, { body }) => createFromBody(tenant, body),
  },
  {
    method: 'GET',
    path: '/users/:id',
    description: 'Get a user',
    scopes: ['read:users', 'read:user_idp_tokens'],
    query: fieldRules,
    run: (tenant, { path, query }) =>
      withUserId(path, (id) => {
        const user = findUser(tenant, id);
        return user ? done(selectFields(describeUser(user), query)) : inexistentUser;
      }),
  },
  {
    method: 'PATCH',
    path: '/users/:id',
    description: 'Update a user',
    scopes: ['update:users', 'update:users_app_metadata'],
    body: userChanges,
    run: (tenant, { path, body }) =>
      withUserId(path, async (id) => {
        const user = findUser(tenant, id);
        return user ? updateUser(tenant, user, body) : inexistentUser;
      }),
  },
  {
    method: 'DELETE',
    path: '/users/:id',
    description: 'Delete a user',
    scopes: ['delete:users'],
    run: (tenant, { path }) =>
      withUserId(path, (id) => {
        // Auth0 answers 204 whether there was such a user or not.
        deleteUser(tenant, id);
        return { kind: 'empty' };
      }),
  },
];
