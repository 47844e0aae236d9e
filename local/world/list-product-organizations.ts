import { PRODUCTS } from '../../policy/products.ts';
import type { ProductName, ProductOrganization } from '../products/organization.ts';
import type { Organization } from '../tenant/store/types.ts';

/** The customers of one product. Whether its own login page is in use follows the tenant's rollout, read at every request. */
export function listProductOrganizations(
  organizations: readonly Organization[],
  product: ProductName,
): ProductOrganization[] {
  return organizations
    .filter(({ metadata }) => PRODUCTS[product].urlKey in metadata)
    .map((organization) => ({
      name: organization.name,
      display_name: organization.display_name,
      customer_id: organization.metadata.customer_id ?? '',
      auth0_organization_id: organization.id,
      get authentication() {
        const { rollout } = organization.metadata;
        if (rollout === 'pilot') return 'pilot';
        return rollout === 'off' ? 'legacy' : 'product_cloud';
      },
    }));
}
