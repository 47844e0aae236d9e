import { actions } from './actions.ts';
import { attackProtection } from './attack-protection.ts';
import { branding } from './branding.ts';
import { clientGrants } from './client-grants.ts';
import { clients } from './clients.ts';
import { connectionClients } from './connection-clients.ts';
import { connectionUsers } from './connection-users.ts';
import { connections } from './connections.ts';
import { emailProvider } from './email-provider.ts';
import { emailTemplates } from './email-templates.ts';
import { flows } from './flows.ts';
import { forms } from './forms.ts';
import { guardian } from './guardian.ts';
import { identities } from './identities.ts';
import { logs } from './logs.ts';
import { notUsed } from './not-used.ts';
import type { Operation } from './operation.ts';
import { organizationConnections } from './organization-connections.ts';
import { organizations } from './organizations.ts';
import { prompts } from './prompts.ts';
import { resourceServers } from './resource-servers.ts';
import { tenantSettings } from './tenant-settings.ts';
import { themes } from './themes.ts';
import { tickets } from './tickets.ts';
import { triggerBindings } from './trigger-bindings.ts';
import { userBlocks } from './user-blocks.ts';
import { users } from './users.ts';
import { usersByEmail } from './users-by-email.ts';
import { vaultConnections } from './vault-connections.ts';

/** Everything that the Management API can do here; the first path that fits counts. */
export const operations: Operation[] = [
  ...users,
  ...identities,
  ...usersByEmail,
  ...clients,
  ...clientGrants,
  ...resourceServers,
  ...connectionUsers,
  ...tickets,
  ...userBlocks,
  ...logs,
  ...connectionClients,
  ...connections,
  ...organizationConnections,
  ...organizations,
  ...actions,
  ...triggerBindings,
  ...forms,
  ...vaultConnections,
  ...flows,
  ...prompts,
  ...emailTemplates,
  ...emailProvider,
  ...branding,
  ...themes,
  ...tenantSettings,
  ...attackProtection,
  ...guardian,
  ...notUsed,
];
