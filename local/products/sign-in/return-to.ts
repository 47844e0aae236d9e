import type { ProductOrganization } from '../organization.ts';

/** Where to go after signing in: a page of this organization, whatever was asked for. */
export function safeReturnTo(
  organization: ProductOrganization,
  wanted: string | undefined,
): string {
  const home = `/${organization.name}/`;
  const here = 'http://product.invalid';
  if (wanted === undefined || !URL.canParse(wanted, here)) return home;
  const url = new URL(wanted, here);
  return url.origin === here && url.pathname.startsWith(home) ? url.pathname + url.search : home;
}
