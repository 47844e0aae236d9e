import type { Organization } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { allowsOrganizationNames, listUsableConnections } from '../find-configuration.ts';
import { invalidRequest, type Refusal } from '../refusal.ts';
import type { AuthorizeCheck, AuthorizeContext } from './context.ts';

/** The organization that a request names: by id, or by name where the tenant allows names. */
export function findRequestedOrganization(
  tenant: Tenant,
  value: string | undefined,
): Organization | undefined {
  if (value === undefined) return undefined;
  return tenant.configuration.organizations.find(
    (one) =>
      one.id === value ||
      (allowsOrganizationNames(tenant) && one.name.toLowerCase() === value.toLowerCase()),
  );
}

/** The application takes organizations (or insists on one), and there is a way to sign in for it. */
export const checkOrganization: AuthorizeCheck = (context) => {
  const { tenant, client, organization, parameters } = context;
  const usage = checkUsage(context);
  if (usage) return usage;
  if (parameters.organization !== undefined && !organization)
    return invalidRequest(
      allowsOrganizationNames(tenant) || parameters.organization.startsWith('org_')
        ? 'parameter organization is invalid'
        : 'authorization request parameter organization must be an organization id',
    );
  if (listUsableConnections(tenant, client, organization).length > 0) return undefined;
  return invalidRequest(
    organization
      ? 'no connections enabled for the organization'
      : 'no connections enabled for the client',
  );
};

function checkUsage({ client, parameters }: AuthorizeContext): Refusal | undefined {
  const named = parameters.organization !== undefined;
  if (named && client.organization_usage === 'deny')
    return invalidRequest('parameter organization is not allowed for this client');
  if (!named && client.organization_usage === 'require')
    return invalidRequest('parameter organization is required for this client');
  return undefined;
}
