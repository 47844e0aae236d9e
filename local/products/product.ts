import type { Database } from 'node-sqlite3-wasm';
import type { Clock } from '../tenant/store/clock.ts';
import type { ProductOrganization } from './organization.ts';
import type { ProductRules } from './rules.ts';

export interface Mail {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** Everything the rooms of one product may touch. */
export interface Product {
  rules: ProductRules;
  organizations: readonly ProductOrganization[];
  database: Database;
  clock: Clock;
  /** UTF-8 bytes of the shared HS256 keys that are accepted: one, or two while one is being replaced. */
  identityKeys: readonly Uint8Array[];
  /** With a final slash. */
  issuer: string;
  /** `connection` is the tenant's database that its people are in. */
  oidc: { clientId: string; clientSecret: string; connection: string };
  /** Without a final slash. */
  baseUrl: string;
  sendMail(mail: Mail): Promise<void>;
  /** PIM only: whether a reset request younger than a day is told (older versions) or not. */
  resetAnswers: 'always_the_same' | 'oracle';
}

/** The product's URL for one organization, without a final slash; also the audience of the identity API. */
export function organizationUrl(product: Product, organization: ProductOrganization): string {
  return `${product.baseUrl}/${organization.name}`;
}
