import type { ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import { organizationUrl, type Product } from '../product.ts';
import { languageOfLocale, text } from '../texts/text.ts';
import { writeMail } from './write-mail.ts';

/** The product's own reset link, in the user's language. */
export function mailReset(
  product: Product,
  organization: ProductOrganization,
  user: ProductUser,
  token: string,
): void {
  const language = languageOfLocale(user.locale);
  const names = { product: product.rules.name, organization: organization.display_name };
  writeMail(product, user, {
    language,
    subject: text(language, 'mail_reset_subject', names),
    paragraphs: [text(language, 'mail_reset_text', names)],
    button: {
      label: text(language, 'mail_reset_button'),
      url: `${organizationUrl(product, organization)}/user/reset/${token}`,
    },
    closing: text(language, 'mail_reset_ignore'),
  });
}
