import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { matchUrl } from '../match-url.ts';

/**
 * Whether a browser may be sent here after a logout: to a URL that the application allows, or without an application
 * one that the tenant allows. As on Auth0, the query and the fragment do not count.
 */
export function checkReturnUrl(tenant: Tenant, client: Client | undefined, url: string): boolean {
  const allowed = client ? client.allowed_logout_urls : listTenantUrls(tenant);
  const names = tenant.configuration.organizations.map((one) => one.name);
  return matchUrl(url.split(/[?#]/, 1)[0] ?? '', allowed, names);
}

/** The logout URLs that hold when no application is named. */
export function listTenantUrls(tenant: Tenant): string[] {
  const { allowed_logout_urls: urls } = tenant.configuration.settings;
  return Array.isArray(urls) ? urls.filter((one) => typeof one === 'string') : [];
}
