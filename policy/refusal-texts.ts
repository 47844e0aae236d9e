import { REASON_CODES } from './reason-codes.ts';

/** Why a sign-in ends without a token. The ids are stable: logged, and shown as a short code. */
export type RefusalReason =
  | 'already_linked'
  | 'confirmation_expired'
  | 'confirmation_page_left'
  | 'confirmation_replaced'
  | 'confirmation_required'
  | 'email_in_use'
  | 'holds_product'
  | 'link_required'
  | 'merge_pending'
  | 'no_product_account'
  | 'not_confirmed'
  | 'not_rolled_out'
  | 'organization_misconfigured'
  | 'other_organization'
  | 'password_below_policy'
  | 'password_changed'
  | 'password_page_left'
  | 'product_account_gone'
  | 'second_factor_required'
  | 'start_over'
  | 'unavailable'
  | 'unexpected'
  | 'unknown_application';

export type RefusalNames = { product: string; organization: string };

/** What the person reads: `text` with the names in it. It ends with the short code of the reason in brackets, which products show apart. */
export function describeRefusal(text: string, reason: RefusalReason, names: RefusalNames): string {
  const named = text
    .replaceAll('{product}', () => names.product)
    .replaceAll('{organization}', () => names.organization);
  return `${named} [${REASON_CODES[reason]}]`;
}
