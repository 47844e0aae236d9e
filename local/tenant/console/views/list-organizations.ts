import type { Tenant } from '../../tenant.ts';

export interface OrganizationView {
  name: string;
  display_name: string;
  rollout: string;
  /** The emails that a pilot includes. */
  pilots: string[];
  customer_id: string;
  urls: { product: string; url: string }[];
  members: number;
}

/** The customers of this tenant, and how far each one is rolled out. */
export function listOrganizations(tenant: Tenant): OrganizationView[] {
  return tenant.configuration.organizations.map(({ id, name, display_name, metadata }) => {
    const entries = Object.entries(metadata);
    return {
      name,
      display_name,
      rollout: metadata.rollout ?? 'off',
      pilots: entries.filter(([key]) => /^pilot_\d+$/.test(key)).map(([, email]) => email),
      customer_id: metadata.customer_id ?? '',
      urls: entries
        .filter(([key]) => key.endsWith('_url'))
        .map(([key, url]) => ({ product: key.replace('_url', ''), url })),
      members: tenant.state.members.get(id)?.size ?? 0,
    };
  });
}
