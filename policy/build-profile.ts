import { normalizeIdentifier } from './identifier.ts';
import type { ProductAccount } from './product-account.ts';
import { buildProductAccountKey } from './product-account-key.ts';
import type { ProductId } from './products.ts';

/** What the database scripts hand to Auth0. Nothing else that a product sent gets in. */
export interface ImportedProfile {
  /** The product account key; Auth0 puts `auth0|` before it. */
  user_id: string;
  email: string;
  email_verified: false;
  name: string;
  given_name?: string;
  family_name?: string;
  app_metadata: { migrated: Migrated };
}

export interface Migrated {
  /** The product account key. */
  from: string;
  /** ISO 8601, UTC. */
  at: string;
  /** The email in the product, lower-case. */
  email: string;
  password_below_policy: boolean;
}

/** Longest names that Auth0 stores. */
const LONGEST_NAME = 300;
const LONGEST_PART = 150;

/** The profile of a product account that somebody moves over; `at` is an ISO 8601 time. */
export function buildProfile(from: {
  product: ProductId;
  customerId: string;
  account: ProductAccount;
  at: string;
  passwordBelowPolicy: boolean;
}): ImportedProfile {
  const { product, customerId, account, at } = from;
  const key = buildProductAccountKey({ product, customerId, id: account.id });
  const email = normalizeIdentifier(account.email);
  const givenName = cleanName(account.givenName, LONGEST_PART);
  const familyName = cleanName(account.familyName, LONGEST_PART);
  return {
    user_id: key,
    email,
    // A product's administrator typed this address: it proves nothing about who reads its inbox.
    email_verified: false,
    name: cleanName(account.name, LONGEST_NAME) || email,
    ...(givenName !== '' && { given_name: givenName }),
    ...(familyName !== '' && { family_name: familyName }),
    app_metadata: {
      migrated: { from: key, at, email, password_below_policy: from.passwordBelowPolicy },
    },
  };
}

/** Without line breaks, other controls and text-direction marks, which could change how a mail or a page reads. */
function cleanName(name: string, longest: number): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return Array.from(plain).slice(0, longest).join('');
}
