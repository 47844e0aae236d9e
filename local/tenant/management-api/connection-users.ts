import { deleteConnectionUser } from '../store/delete-user.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';

export const connectionUsers: Operation[] = [
  {
    method: 'DELETE',
    path: '/connections/:id/users',
    description: 'Delete a connection user',
    scopes: ['delete:users'],
    query: { email: { required: true } },
    run: (tenant, { path, query }) => {
      const connection = tenant.configuration.connections.find((one) => one.id === path.id);
      if (!connection)
        return refusal(404, 'The connection does not exist.', 'inexistent_connection');
      // Auth0 answers 204 whether there was such a user or not.
      deleteConnectionUser(tenant, connection.name, query.email ?? '');
      return { kind: 'empty' };
    },
  },
];
