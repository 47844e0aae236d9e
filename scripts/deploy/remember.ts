import type { ManagementClient } from 'auth0';
import { writeFingerprints } from './fingerprints.ts';
import { DIGEST_KEY, MEMORY, type TenantState } from './plan-deploy.ts';
import { writeFields } from './removed-fields.ts';
import { OPTIONS_KEY } from './removed-options.ts';

/**
 * Writes into the tenant what the next deploy has to know. Only after the values are in the tenant: a crash in between deploys
 * them once more.
 */
export async function remember(api: ManagementClient, tenant: TenantState): Promise<void> {
  for await (const client of await api.clients.list({ fields: 'client_id,name' })) {
    if (client.name !== MEMORY || client.client_id === undefined) continue;
    await api.clients.update(client.client_id, {
      client_metadata: {
        ...writeFingerprints(tenant.fingerprints),
        ...writeFields(tenant.fields),
        [DIGEST_KEY]: tenant.organizations ?? null,
        [OPTIONS_KEY]: tenant.options ?? null,
      },
    });
  }
}

/** After organizations were written otherwise: the next deploy compares them all. */
export function forgetOrganizations(api: ManagementClient, tenant: TenantState): Promise<void> {
  return remember(api, { ...tenant, organizations: undefined });
}
