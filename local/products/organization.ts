export type ProductName = 'pim' | 'sdm';

/** One customer, as a product knows it. */
export interface ProductOrganization {
  /** The path segment of its URL: `http://localhost:4401/<name>`. */
  name: string;
  display_name: string;
  /** A UUID that never changes and is never reused. */
  customer_id: string;
  /** What `organization=` of a sign-in carries: `org_...`, or the organization's name. */
  auth0_organization_id: string;
  /**
   * Which way its people sign in: through the tenant, or on the product's own login page; in a pilot through the tenant, and the
   * own page stays for whoever is not in it.
   */
  authentication: 'product_cloud' | 'pilot' | 'legacy';
}
