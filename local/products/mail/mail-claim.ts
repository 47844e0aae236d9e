import type { ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import { formatTime } from '../pages/format-time.ts';
import type { Product } from '../product.ts';
import { languageOfLocale, text } from '../texts/text.ts';
import { writeMail } from './write-mail.ts';

/** Tells the address on file what was linked to which account, and what to do if its owner did not do it. */
export function mailClaim(
  product: Product,
  organization: ProductOrganization,
  user: ProductUser,
  account: string,
): void {
  const language = languageOfLocale(user.locale);
  const values = {
    product: product.rules.name,
    organization: organization.display_name,
    account: mask(account),
    date: formatTime(language, product.clock.now()),
  };
  writeMail(product, user, {
    language,
    subject: text(language, 'mail_claim_subject', values),
    paragraphs: [text(language, 'mail_claim_text', values)],
    closing: text(language, 'mail_claim_not_you', values),
  });
}

/** Enough for support to recognize the account, too little to name it: `auth0|pim|6f0d…|42`. */
function mask(account: string): string {
  const last = account.lastIndexOf('|');
  return account.length > 20 && last >= 14
    ? `${account.slice(0, 14)}…${account.slice(last).slice(0, 8)}`
    : `${account.slice(0, 6)}…`;
}
