import { normalizeIdentifier } from './identifier.ts';
import { isCustomerId } from './product-account-key.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from './products.ts';
import { isTrustedUrl } from './urls.ts';

/** One Akeneo customer, as its metadata describes it. */
export interface Organization {
  kind: 'organization';
  customerId: string;
  rollout: 'on' | 'off' | 'pilot';
  /** Normalised emails; empty unless the rollout is `pilot`. */
  pilots: readonly string[];
  /** In the order of the registry, at least one; a URL has no final slash. */
  products: readonly { id: ProductId; url: string }[];
}

/** `problem` is the metadata key that is wrong, or `no_product`. */
export type OrganizationReading = Organization | { kind: 'misconfigured'; problem: string };

type Metadata = Readonly<Record<string, unknown>>;

/** Reads an organization's metadata; whatever is missing or malformed is named, never guessed. */
export function readOrganization(
  metadata: Metadata | undefined,
  allowLoopbackHttp: boolean,
): OrganizationReading {
  const read = (key: string) => {
    const value = metadata?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  const customerId = read('customer_id') ?? '';
  if (!isCustomerId(customerId)) return { kind: 'misconfigured', problem: 'customer_id' };
  const rollout = read('rollout');
  if (rollout !== 'on' && rollout !== 'off' && rollout !== 'pilot') {
    return { kind: 'misconfigured', problem: 'rollout' };
  }
  const products = [];
  for (const id of PRODUCT_IDS) {
    const { urlKey } = PRODUCTS[id];
    const url = read(urlKey);
    if (url === undefined) continue;
    // The URL is the audience of our tokens, letter by letter: one spelling only.
    if (!isTrustedUrl(url, allowLoopbackHttp) || url.endsWith('/')) {
      return { kind: 'misconfigured', problem: urlKey };
    }
    products.push({ id, url });
  }
  if (products.length === 0) return { kind: 'misconfigured', problem: 'no_product' };
  const pilots = rollout === 'pilot' ? readPilots(metadata ?? {}) : [];
  if (typeof pilots === 'string') return { kind: 'misconfigured', problem: pilots };
  return { kind: 'organization', customerId, rollout, pilots, products };
}

/** Whether the person with this email comes in through the Product Cloud already. */
export function isRolledOut(organization: Organization, email: string): boolean {
  switch (organization.rollout) {
    case 'on':
      return true;
    case 'off':
      return false;
    case 'pilot':
      return organization.pilots.includes(normalizeIdentifier(email));
  }
}

/** The emails of `pilot_1`, `pilot_2`, ..., separated by commas or spaces; or the key that holds something else. */
function readPilots(metadata: Metadata): readonly string[] | string {
  const pilots = [];
  for (const [key, value] of Object.entries(metadata)) {
    if (!/^pilot_\d+$/.test(key)) continue;
    const emails = String(value)
      .split(/[\s,]+/)
      .filter(Boolean);
    if (!emails.every((email) => /^[^@]+@[^@]+$/.test(email))) return key;
    pilots.push(...emails.map(normalizeIdentifier));
  }
  return pilots;
}
