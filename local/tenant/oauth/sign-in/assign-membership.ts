import { addMember } from '../../store/members.ts';
import type { Connection, Organization, User } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';

/** Makes a user a member of the organization if it says so for the connection they signed in with. */
export function assignMembership(
  tenant: Tenant,
  organization: Organization | undefined,
  connection: Connection,
  user: User,
): void {
  const enabled = organization?.connections.find((one) => one.connection_id === connection.id);
  if (organization && enabled?.assign_membership_on_login)
    addMember(tenant, organization.id, user.user_id);
}
