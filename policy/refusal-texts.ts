/** Why a sign-in ends without a token. The ids are stable: logged, shown as the short code, looked up by support. */
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

/** What the person reads: `text` with the names in it. It ends with the reason id in brackets, which products show as the short code. */
export function describeRefusal(text: string, reason: RefusalReason, names: RefusalNames): string {
  const named = text
    .replaceAll('{product}', () => names.product)
    .replaceAll('{organization}', () => names.organization);
  return `${named} [${reason}]`;
}
