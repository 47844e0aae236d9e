import './fewer-languages.ts';
import * as directory from 'auth0-deploy-cli/lib/context/directory/index.js';
import * as deployLog from 'auth0-deploy-cli/lib/logger.js';
import type {
  Client,
  ClientGrant,
  Connection,
  EmailTemplate,
  JsonObject,
  Organization,
  ResourceServer,
  TenantConfiguration,
} from '../store/types.ts';

/** What `configure` takes from Deploy CLI's assets: names where the tenant has ids. */
export interface Assets {
  tenant: TenantConfiguration['settings'];
  clients: (Partial<Client> & { name: string })[];
  clientGrants: Omit<ClientGrant, 'id'>[];
  resourceServers: Omit<ResourceServer, 'id'>[] | null;
  databases: { name: string; enabled_clients: string[]; options: Connection['options'] }[];
  organizations: (Omit<Organization, 'id' | 'connections'> & {
    connections: {
      name: string;
      assign_membership_on_login: boolean;
      is_signup_enabled: boolean;
    }[];
  })[];
  actions: {
    name: string;
    code: string;
    deployed: boolean;
    dependencies?: { name: string; version: string }[];
    secrets?: { name: string; value: string }[];
    supported_triggers: { id: string; version: string }[];
  }[];
  triggers: Record<string, { action_name: string }[]>;
  forms: { name: string }[];
  flows: { name: string; actions: unknown[] }[];
  flowVaultConnections: { name: string; app_id: string; setup: Record<string, string> }[];
  prompts: TenantConfiguration['prompts'] &
    Pick<TenantConfiguration, 'customText'> & { partials: unknown; screenRenderers: unknown };
  branding: TenantConfiguration['branding'];
  themes: TenantConfiguration['theme'][];
  emailProvider: NonNullable<TenantConfiguration['emailProvider']>;
  emailTemplates: EmailTemplate[];
  attackProtection: {
    bruteForceProtection: TenantConfiguration['bruteForce'];
    breachedPasswordDetection: JsonObject;
    suspiciousIpThrottling: TenantConfiguration['suspiciousIp'];
  };
  pages: (NonNullable<TenantConfiguration['errorPage']> & { name: string })[];
}

type DirectoryContext = new (
  config: { AUTH0_INPUT_FILE: string; AUTH0_KEYWORD_REPLACE_MAPPINGS: object },
  managementClient: object,
) => { assets: unknown; loadAssetsFromLocal(): Promise<void> };

/** Reads an assembled directory with Deploy CLI's own loader, markers replaced as on a deploy. */
export async function readAssets(folder: string, mappings: object): Promise<Assets> {
  unwrap<{ silent: boolean }>(deployLog).silent = true;
  const Context = unwrap<DirectoryContext>(directory);
  const context = new Context(
    { AUTH0_INPUT_FILE: folder, AUTH0_KEYWORD_REPLACE_MAPPINGS: mappings },
    {},
  );
  await context.loadAssetsFromLocal();
  return context.assets as Assets;
}

/** The default export of a CommonJS module, which Node wraps once more than Jest does. */
function unwrap<T>(module: { default: unknown }): T {
  const outer = module.default as { default?: T };
  return outer.default ?? (outer as T);
}
