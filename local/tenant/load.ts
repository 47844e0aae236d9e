import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as directory from 'auth0-deploy-cli/lib/context/directory/index.js';
import * as deployLog from 'auth0-deploy-cli/lib/logger.js';
import type {
  Client,
  Connection,
  DeployedAction,
  Json,
  Organization,
  TenantConfiguration,
} from './store/types.ts';

/** Values for the markers in the build; lists and numbers are inserted as JSON where the marker is `@@KEY@@`. */
export type KeywordValues = Record<string, string | number | string[]>;

type Assets = Record<string, any>; // biome-ignore lint/suspicious/noExplicitAny: Deploy CLI types its assets loosely; `configure` reads them field by field.

/**
 * Reads an assembled Deploy CLI directory with Deploy CLI's own loader and gives it the ids that a tenant would give.
 * Throws when a marker has no value, naming file and key, before anything is loaded.
 */
export async function loadConfiguration(
  folder: string,
  values: KeywordValues,
): Promise<TenantConfiguration> {
  const mappings = { ...assignIds(folder), ...values };
  refuseMissingValues(folder, mappings);
  return configure(await loadAssets(folder, mappings), mappings);
}

/** Ids are derived from names, so that a restart keeps every link and client id. */
export function deriveId(prefix: string, name: string, length: number): string {
  const digits = createHash('sha256').update(`${prefix}${name}`).digest('hex');
  return `${prefix}${digits.slice(0, length)}`;
}

/** The application's client id in the local tenant. */
export function deriveClientId(name: string): string {
  return deriveId('', `client ${name}`, 32);
}

/** The application's client secret in the local tenant: worthless outside, so it may be derived too. */
export function deriveClientSecret(name: string): string {
  return deriveId('', `client secret ${name}`, 64);
}

function assignIds(folder: string): KeywordValues {
  const keyword = (name: string) => name.toUpperCase().replaceAll('-', '_');
  const forms = readNames(join(folder, 'forms')).map((name) => [
    `${keyword(name)}_FORM`,
    deriveId('ap_', name, 22),
  ]);
  return {
    ...Object.fromEntries(forms),
    MANAGEMENT_CLIENT_ID: deriveClientId('Tenant extension'),
    MANAGEMENT_CLIENT_SECRET: deriveClientSecret('Tenant extension'),
    EMAIL_CONFIRMATION_CLIENT_ID: deriveClientId('Email confirmation'),
  };
}

function readNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).name);
}

function refuseMissingValues(folder: string, mappings: KeywordValues): void {
  const missing = listFiles(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/##([A-Z0-9_]+)##|@@([A-Z0-9_]+)@@/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((key) => !(key in mappings))
      .map((key) => `${relative(folder, file)}: ${key} has no value`),
  );
  if (missing.length > 0) throw new Error([...new Set(missing)].join('\n'));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

async function loadAssets(folder: string, mappings: KeywordValues): Promise<Assets> {
  unwrap(deployLog).silent = true;
  const DirectoryContext = unwrap(directory);
  const context = new DirectoryContext(
    { AUTH0_INPUT_FILE: folder, AUTH0_KEYWORD_REPLACE_MAPPINGS: mappings },
    {},
  );
  await context.loadAssetsFromLocal();
  return context.assets;
}

/** The default export of a CommonJS module, which Node and bundlers wrap differently. */
function unwrap(module: Assets): any {
  const outer = module.default;
  return outer?.default ?? outer;
}

function configure(assets: Assets, mappings: KeywordValues): TenantConfiguration {
  const clients = (assets.clients ?? []).map(configureClient) as Client[];
  const connections = (assets.databases ?? []).map((database: Assets) =>
    configureConnection(database, clients),
  ) as Connection[];
  const byName = ({ name }: Assets, prefix: string, length: number) =>
    deriveId(prefix, name, length);
  return {
    settings: assets.tenant,
    clients,
    resourceServers: assets.resourceServers ?? [],
    clientGrants: (assets.clientGrants ?? []).map((grant: Assets) => ({
      ...grant,
      client_id: findClientId(clients, grant.client_id),
    })),
    connections,
    organizations: (assets.organizations ?? []).map((organization: Assets) =>
      configureOrganization(organization, connections),
    ),
    actions: (assets.actions ?? []).map(configureAction),
    triggers: mapValues(assets.triggers, (bindings: Assets[]) =>
      bindings.map((binding) => binding.action_name),
    ),
    forms: (assets.forms ?? []).map((form: Assets) => ({ ...form, id: byName(form, 'ap_', 22) })),
    flows: (assets.flows ?? []).map((flow: Assets) => ({ ...flow, id: byName(flow, 'af_', 22) })),
    vaultConnections: (assets.flowVaultConnections ?? []).map((vault: Assets) => ({
      ...vault,
      id: byName(vault, 'ac_', 22),
    })),
    prompts: assets.prompts,
    customText: assets.prompts?.customText ?? {},
    branding: assets.branding ?? {},
    theme: assets.themes?.[0] ?? {},
    emailProvider: configureEmailProvider(assets.emailProvider, mappings),
    emailTemplates: assets.emailTemplates ?? [],
    bruteForce: assets.attackProtection.bruteForceProtection,
    errorPage: (assets.pages ?? []).find((page: Assets) => page.name === 'error_page'),
  } as TenantConfiguration;
}

function configureClient(client: Assets): Client {
  return {
    allowed_logout_urls: [],
    callbacks: [],
    client_metadata: {},
    grant_types: [],
    organization_require_behavior: 'no_prompt',
    organization_usage: 'deny',
    web_origins: [],
    ...client,
    client_id: deriveClientId(client.name),
    client_secret: deriveClientSecret(client.name),
  } as unknown as Client;
}

function findClientId(clients: Client[], name: string): string {
  const client = clients.find((known) => known.name === name);
  if (client === undefined) throw new Error(`no application is named ${name}`);
  return client.client_id;
}

function configureConnection(database: Assets, clients: Client[]): Connection {
  return {
    ...database,
    id: deriveId('con_', database.name, 16),
    enabled_clients: database.enabled_clients.map((name: string) => findClientId(clients, name)),
  } as unknown as Connection;
}

function configureOrganization(organization: Assets, connections: Connection[]): Organization {
  return {
    ...organization,
    id: deriveId('org_', organization.name, 16),
    connections: organization.connections.map((enabled: Assets) => {
      const connection = connections.find((known) => known.name === enabled.name);
      if (connection === undefined) throw new Error(`no connection is named ${enabled.name}`);
      return { ...enabled, connection_id: connection.id };
    }),
  } as unknown as Organization;
}

function configureAction(action: Assets): DeployedAction {
  const secrets = (action.secrets ?? []).map(({ name, value }: Assets) => [name, value]);
  return {
    ...action,
    id: deriveId('', action.name, 32),
    secrets: Object.fromEntries(secrets),
    dependencies: action.dependencies ?? [],
  } as unknown as DeployedAction;
}

function configureEmailProvider(provider: Assets, mappings: KeywordValues): Json {
  return {
    ...provider,
    credentials: { ...provider.credentials, smtp_port: Number(mappings.SMTP_PORT) },
  };
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
