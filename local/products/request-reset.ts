import { findForReset } from './database/find-user.ts';
import { hasPassword } from './database/product-user.ts';
import { startReset } from './database/resets.ts';
import { mailReset } from './mail/mail-reset.ts';
import type { ProductOrganization } from './organization.ts';
import type { Product } from './product.ts';

export type ResetRequest = 'mailed' | 'too_soon' | 'nobody';

/** Mails the product's own reset link, without waiting for the mail: time must not tell who exists. */
export function requestReset(
  product: Product,
  organization: ProductOrganization,
  identifier: string,
): ResetRequest {
  const { database, rules, clock } = product;
  const user = findForReset(database, rules, organization.customer_id, identifier);
  if (!user || !hasPassword(user)) return 'nobody';
  if (!user.enabled && !rules.reset.mailsDisabledUsers) return 'nobody';
  const token = startReset(database, rules, user, clock.now());
  if (token === null) return 'too_soon';
  mailReset(product, organization, user, token);
  return 'mailed';
}
