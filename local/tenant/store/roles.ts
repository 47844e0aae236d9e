import type { Tenant } from '../tenant.ts';
import type { Role } from './types.ts';

/** The roles of a user, in the order of the tenant's list. */
export function listRoles({ configuration, state }: Tenant, userId: string): Role[] {
  return configuration.roles.filter(({ id }) => state.roleMembers.get(id)?.has(userId));
}

/** Gives a user a role; twice is once. */
export function giveRole({ state }: Tenant, roleId: string, userId: string): void {
  state.roleMembers.set(roleId, new Set(state.roleMembers.get(roleId)).add(userId));
}

/** Takes all roles and permissions of a user away: it is no user any more. */
export function forgetRoles({ state }: Tenant, userId: string): void {
  for (const members of state.roleMembers.values()) members.delete(userId);
  state.permissions.delete(userId);
}
