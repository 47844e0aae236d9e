import type { TenantConfiguration } from '../tenant/store/types.ts';

/** What whoever sets up an application is told by the tenant's engineer. */
export function readRegistration({ clients }: TenantConfiguration, name: string) {
  const client = clients.find((one) => one.name === name);
  if (client === undefined) throw new Error(`the tenant has no application named ${name}`);
  return { clientId: client.client_id, clientSecret: client.client_secret };
}
