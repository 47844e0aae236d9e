import type { Assets } from '../../local/tenant/load/read-assets.ts';

/** What an export can hold of what was imported: no secrets, and only what there is something of. */
export function withoutSecrets(assets: Assets): Record<string, unknown> {
  const { actions, databases, emailProvider, flowVaultConnections, ...rest } =
    structuredClone(assets);
  const { smtp_pass: _pass, smtp_user: _user, ...credentials } = emailProvider.credentials;
  const present = Object.entries(rest).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(present),
    actions: actions.map((action) => ({
      ...action,
      secrets: (action.secrets ?? []).map(({ name }) => ({ name })),
    })),
    databases: databases.map(({ enabled_clients: clients, options, ...database }) => {
      const { configuration: _, ...others } = options;
      // None is left out, and there is no order among them.
      const enabled = clients.length > 0 && { enabled_clients: clients.sort() };
      return { ...database, ...enabled, options: others };
    }),
    emailProvider: { ...emailProvider, credentials },
    flowVaultConnections: flowVaultConnections.map(({ setup: _, ...vault }) => vault),
  };
}
