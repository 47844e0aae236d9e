import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';

const identityScopes = ['openid', 'profile', 'email'];

/** The scopes a sign-in grants: what was asked and exists, without what Actions removed, with what they added. */
export function grantScopes(
  tenant: Tenant,
  client: Client,
  audience: string | undefined,
  requested: string[],
  changes: { scopesAdded: string[]; scopesRemoved: string[] },
): string[] {
  const api = tenant.configuration.resourceServers.find((one) => one.identifier === audience);
  const offline =
    client.grant_types.includes('refresh_token') &&
    (audience === undefined || api?.allow_offline_access === true);
  const available = [
    ...identityScopes,
    ...(offline ? ['offline_access'] : []),
    ...(api?.scopes ?? []).map(({ value }) => value),
  ];
  const granted = requested.filter(
    (one) => available.includes(one) && !changes.scopesRemoved.includes(one),
  );
  return [...new Set([...granted, ...changes.scopesAdded])];
}
