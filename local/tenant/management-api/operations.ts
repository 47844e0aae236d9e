import { actions } from './actions.ts';
import { attackProtection } from './attack-protection.ts';
import { branding } from './branding.ts';
import { clientCredentials } from './client-credentials.ts';
import { clientGrants } from './client-grants.ts';
import { clients } from './clients.ts';
import { connectionClients } from './connection-clients.ts';
import { connectionUsers } from './connection-users.ts';
import { connections } from './connections.ts';
import { customDomains } from './custom-domains.ts';
import { emailProvider } from './email-provider.ts';
import { emailTemplates } from './email-templates.ts';
import { flows } from './flows.ts';
import { forms } from './forms.ts';
import { guardian } from './guardian.ts';
import { guardianProviders } from './guardian-providers.ts';
import { identities } from './identities.ts';
import { jobs } from './jobs.ts';
import { logStreams } from './log-streams.ts';
import { logs } from './logs.ts';
import { notUsed } from './not-used.ts';
import type { Operation } from './operation.ts';
import { organizationConnections } from './organization-connections.ts';
import { organizations } from './organizations.ts';
import { pageTemplate } from './page-template.ts';
import { partials } from './partials.ts';
import { prompts } from './prompts.ts';
import { resourceServers } from './resource-servers.ts';
import { roleMembers } from './role-members.ts';
import { rolePermissions } from './role-permissions.ts';
import { roles } from './roles.ts';
import { sessions } from './sessions.ts';
import { tenantSettings } from './tenant-settings.ts';
import { themes } from './themes.ts';
import { tickets } from './tickets.ts';
import { triggerBindings } from './trigger-bindings.ts';
import { userBlocks } from './user-blocks.ts';
import { userPermissions } from './user-permissions.ts';
import { users } from './users.ts';
import { usersByEmail } from './users-by-email.ts';
import { vaultConnections } from './vault-connections.ts';

/** Everything that the Management API can do here; the first path that fits counts. */
export const operations: Operation[] = [
  ...users,
  ...identities,
  ...sessions,
  ...usersByEmail,
  ...clients,
  ...clientCredentials,
  ...clientGrants,
  ...resourceServers,
  ...connectionUsers,
  ...tickets,
  ...userBlocks,
  ...roles,
  ...rolePermissions,
  ...roleMembers,
  ...userPermissions,
  ...jobs,
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
  ...partials,
  ...emailTemplates,
  ...emailProvider,
  ...branding,
  ...pageTemplate,
  ...themes,
  ...tenantSettings,
  ...attackProtection,
  ...guardian,
  ...guardianProviders,
  ...customDomains,
  ...logStreams,
  ...notUsed,
];
