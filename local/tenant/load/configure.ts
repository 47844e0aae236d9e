import { newClient } from '../store/new-client.ts';
import type { Client, Connection, Organization, TenantConfiguration } from '../store/types.ts';
import { deriveClientId, deriveClientSecret, deriveId } from './derive-ids.ts';
import type { Assets } from './read-assets.ts';

/** What a tenant makes of a deploy: everything named gets an id, and names of other things become their ids. */
export function configure(assets: Assets): TenantConfiguration {
  const clients = assets.clients.map(configureClient);
  const connections = assets.databases.map((database) => configureConnection(database, clients));
  const { customText, partials: _, screenRenderers: _renderers, ...prompts } = assets.prompts;
  const { name: pageName, ...errorPage } =
    assets.pages.find(({ name }) => name === 'error_page') ?? {};
  return {
    settings: assets.tenant,
    clients,
    resourceServers: (assets.resourceServers ?? []).map((api) => ({
      ...api,
      id: deriveId('', api.identifier, 24),
    })),
    clientGrants: assets.clientGrants.map((grant) => ({
      ...grant,
      id: deriveId('cgr_', `${grant.client_id} ${grant.audience}`, 16),
      client_id: findByName('application', clients, grant.client_id).client_id,
    })),
    connections,
    organizations: assets.organizations.map((one) => configureOrganization(one, connections)),
    // Deploys of ours make none of these.
    roles: [],
    customDomains: [],
    logStreams: [],
    publicKeys: [],
    partials: {},
    actions: assets.actions.map(({ deployed: _deployed, ...action }) => ({
      ...action,
      id: deriveId('', action.name, 32),
      dependencies: action.dependencies ?? [],
      secrets: Object.fromEntries((action.secrets ?? []).map(({ name, value }) => [name, value])),
    })),
    triggers: Object.fromEntries(
      Object.entries(assets.triggers).map(([trigger, bindings]) => [
        trigger,
        bindings.map(({ action_name }) => action_name),
      ]),
    ),
    forms: assets.forms.map((form) => ({ ...form, id: deriveFormId(form.name) })),
    flows: assets.flows.map((flow) => ({ ...flow, id: deriveId('af_', flow.name, 22) })),
    vaultConnections: assets.flowVaultConnections.map((vault) => ({
      ...vault,
      id: deriveId('ac_', vault.name, 22),
    })),
    prompts,
    customText,
    branding: assets.branding,
    theme: assets.themes[0] ?? {},
    emailProvider: configureEmailProvider(assets.emailProvider),
    emailTemplates: assets.emailTemplates,
    bruteForce: assets.attackProtection.bruteForceProtection,
    suspiciousIp: assets.attackProtection.suspiciousIpThrottling,
    ...(pageName !== undefined && { errorPage }),
    kept: {
      'attack-protection/breached-password-detection':
        assets.attackProtection.breachedPasswordDetection,
    },
  };
}

/** The id under which an Action names a form. */
export function deriveFormId(name: string): string {
  return deriveId('ap_', name, 22);
}

/** The id under which an Action names a connection. */
export function deriveConnectionId(name: string): string {
  return deriveId('con_', name, 16);
}

function configureClient(client: Assets['clients'][number]): Client {
  return {
    ...structuredClone(newClient),
    ...client,
    client_id: deriveClientId(client.name),
    client_secret: deriveClientSecret(client.name),
  };
}

function configureConnection(
  database: Assets['databases'][number],
  clients: readonly Client[],
): Connection {
  return {
    ...database,
    strategy: 'auth0',
    id: deriveConnectionId(database.name),
    enabled_clients: database.enabled_clients.map(
      (name) => findByName('application', clients, name).client_id,
    ),
  };
}

function configureOrganization(
  organization: Assets['organizations'][number],
  connections: readonly Connection[],
): Organization {
  return {
    ...organization,
    id: deriveId('org_', organization.name, 16),
    connections: organization.connections.map(({ name, ...enabled }) => ({
      ...enabled,
      connection_id: findByName('connection', connections, name).id,
    })),
  };
}

/** A port is a number on Auth0, and text where an environment puts it in. */
function configureEmailProvider(provider: Assets['emailProvider']): Assets['emailProvider'] {
  const { credentials } = provider;
  return { ...provider, credentials: { ...credentials, smtp_port: Number(credentials.smtp_port) } };
}

function findByName<T extends { name: string }>(kind: string, all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${kind} is named ${name}`);
  return found;
}
