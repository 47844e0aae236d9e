import type { TenantConfiguration } from '../../local/tenant/store/types.ts';
import { isMemoryKey } from '../../scripts/deploy/plan-deploy.ts';

/**
 * What two ways of deploying the same files must agree on: names in place of ids and generated secrets, lists without an order
 * of their own sorted, nothing of what a deploy remembers, and nothing of the application named `deployer`.
 */
export function withNames(configuration: TenantConfiguration, deployer: string): object {
  const { drafts: _, theme, ...rest } = structuredClone(configuration);
  const own = rest.clients.find(({ name }) => name === deployer)?.client_id;
  rest.clients = rest.clients.filter(({ client_id }) => client_id !== own);
  rest.clientGrants = rest.clientGrants.filter(({ client_id }) => client_id !== own);
  for (const client of rest.clients) {
    // What a deploy remembers there is no part of what it deploys.
    const kept = Object.entries(client.client_metadata).filter(([key]) => !isMemoryKey(key));
    client.client_metadata = Object.fromEntries(kept);
  }
  for (const connection of rest.connections) connection.enabled_clients.sort();
  const { themeId: _id, ...look } = theme;
  const text = listNames(rest).reduce(
    (all, [id, name]) => all.replaceAll(id, name),
    JSON.stringify({ ...rest, theme: look }),
  );
  const named: TenantConfiguration = JSON.parse(text);
  for (const connection of named.connections) connection.enabled_clients.sort();
  return Object.fromEntries(
    Object.entries(named).map(([key, value]) => [
      key,
      Array.isArray(value) ? Object.fromEntries(value.map((one) => [identify(one), one])) : value,
    ]),
  );
}

function identify(one: Record<string, unknown>): string {
  return String(one.name ?? one.template ?? one.id);
}

function listNames(configuration: Omit<TenantConfiguration, 'theme'>): [string, string][] {
  const { clients, connections, organizations, actions, forms, flows } = configuration;
  const named = [connections, organizations, actions, forms, flows];
  const nameOf = (id: string) => clients.find(({ client_id }) => client_id === id)?.name;
  return [
    ...configuration.clientGrants.map(({ id, client_id, audience }): [string, string] => [
      id,
      `${nameOf(client_id)} ${audience}`,
    ]),
    ...[...named, configuration.vaultConnections]
      .flat()
      .map(({ id, name }): [string, string] => [id, name]),
    ...clients.flatMap(({ client_id, client_secret, name }): [string, string][] => [
      [client_secret, `secret of ${name}`],
      [client_id, name],
    ]),
  ];
}
