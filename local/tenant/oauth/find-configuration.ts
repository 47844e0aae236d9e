import type { Client, Connection, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** The application with this client id. */
export function findClient(tenant: Tenant, clientId: string | undefined): Client | undefined {
  return tenant.configuration.clients.find((one) => one.client_id === clientId);
}

/** The connection with this name. */
export function findConnection(tenant: Tenant, name: string | undefined): Connection | undefined {
  return tenant.configuration.connections.find((one) => one.name === name);
}

/** The organization with this id. */
export function findOrganization(tenant: Tenant, id: string | undefined): Organization | undefined {
  return tenant.configuration.organizations.find((one) => one.id === id);
}

/** The connections a person may use for this application, in this organization if there is one. */
export function listUsableConnections(
  tenant: Tenant,
  client: Client,
  organization: Organization | undefined,
): Connection[] {
  return tenant.configuration.connections.filter(
    (connection) =>
      connection.enabled_clients.includes(client.client_id) &&
      (organization === undefined ||
        organization.connections.some((one) => one.connection_id === connection.id)),
  );
}

/** Whether `organization` may be a name and tokens carry `org_name`: a switch of the tenant, off by default. */
export function allowsOrganizationNames(tenant: Tenant): boolean {
  return tenant.configuration.settings.allow_organization_name_in_authentication_api === true;
}

/** The audience of this tenant's Management API. */
export function managementAudience(tenant: Tenant): string {
  return `https://${tenant.managementDomain}/api/v2/`;
}
