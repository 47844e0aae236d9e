import type { Customers } from '../../scripts/support/list-customers.ts';
import { makeCustomerId } from './make-people.ts';

export const DAY = 24 * 60 * 60 * 1000;
/** When the made-up export began. */
export const at = Date.UTC(2026, 10, 21, 14, 3);
const iso = (ms: number) => new Date(ms).toISOString();

export const acme = makeCustomerId(1);
export const globex = makeCustomerId(2);

export const customers: Customers = new Map([
  [acme, makeCustomer('acme', 'Acme Retail', ['pim', 'sdm'])],
  [globex, makeCustomer('globex', 'Globex', ['pim'])],
]);

export function makeCustomer(name: string, displayName: string, products: string[]) {
  const urls = new Map(products.map((id) => [id, `https://${id}.example/${name}`]));
  return { name, displayName, rollout: 'on' as const, products: urls };
}

/** Somebody who came over `daysAgo` and is through, unless the changes say otherwise; `held` are product account keys. */
export function makeUser(
  held: string[],
  daysAgo: number,
  changes: object = {},
  metadata: object = {},
) {
  const [key = ''] = held;
  const email = `${key.replaceAll('|', '-')}@people.example`;
  const cameOver = at - daysAgo * DAY;
  return {
    user_id: `auth0|${key}`,
    email,
    email_verified: true,
    created_at: iso(cameOver),
    last_login: iso(at),
    identities: held.map((user_id) => ({ connection: 'akeneo-product-cloud', user_id })),
    app_metadata: {
      migrated: { from: key, at: iso(cameOver), email, password_below_policy: false },
      confirmed_email: email,
      confirmation_seen: { proof: 'a'.repeat(64), at: cameOver + DAY },
      ...metadata,
    },
    ...changes,
  };
}

/** Somebody who left *Confirm your email address* so many days ago. */
export function makePending(held: string[], daysAgo: number, metadata: object = {}) {
  const left = { email_verified: false, last_login: iso(at - daysAgo * DAY) };
  return makeUser(held, daysAgo, left, {
    confirmed_email: null,
    confirmation_seen: null,
    ...metadata,
  });
}
