import type { Tenant } from '../tenant.ts';

/** Makes a user a member of an organization (by its id). */
export function addMember(tenant: Tenant, organizationId: string, userId: string): void {
  const members = tenant.state.members.get(organizationId) ?? new Set<string>();
  members.add(userId);
  tenant.state.members.set(organizationId, members);
}

/** Whether a user is a member of an organization. */
export function isMember(tenant: Tenant, organizationId: string, userId: string): boolean {
  return tenant.state.members.get(organizationId)?.has(userId) ?? false;
}
