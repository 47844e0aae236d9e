import { filled, flag, object, required } from './body-rules.ts';
import { done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const missing = refusal(404, 'The connection does not exist', 'inexistent_connection');

/** Which applications may use a connection. */
export const connectionClients: Operation[] = [
  {
    method: 'GET',
    path: '/connections/:id/clients',
    description: 'Get enabled clients for a connection',
    scopes: ['read:connections'],
    query: { take: { pattern: /^([1-9]\d{0,2}|1000)$/ }, from: {} },
    run: (tenant, { path, query }) => {
      const connection = tenant.configuration.connections.find(({ id }) => id === path.id);
      if (!connection) return missing;
      const all = connection.enabled_clients;
      const start = query.from === undefined ? 0 : all.indexOf(query.from);
      const end = start + Number(query.take ?? 50);
      const clients = all.slice(start, end).map((client_id) => ({ client_id }));
      return done({ clients, ...(all[end] !== undefined && { next: all[end] }) });
    },
  },
  {
    method: 'PATCH',
    path: '/connections/:id/clients',
    description: 'Update enabled clients for a connection',
    scopes: ['update:connections'],
    list: object({ client_id: required(filled), status: required(flag) }),
    run: (tenant, { path, list }) => {
      const { connections, clients } = tenant.configuration;
      const connection = connections.find(({ id }) => id === path.id);
      if (!connection) return missing;
      const changes = list as { client_id: string; status: boolean }[];
      const unknown = changes.some(
        ({ client_id }) => !clients.some((one) => one.client_id === client_id),
      );
      if (unknown) return refusal(404, 'The client does not exist', 'inexistent_client');
      const named = changes.map(({ client_id }) => client_id);
      connection.enabled_clients = [
        ...connection.enabled_clients.filter((id) => !named.includes(id)),
        ...changes.filter(({ status }) => status).map(({ client_id }) => client_id),
      ];
      return { kind: 'empty' };
    },
  },
];
