import type { ManagementUser } from '../../apis/management.ts';
import { readAccount } from '../../policy/account.ts';
import { describeSender } from '../../policy/describe-sender.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { composeSignInAgainUrl } from './compose-sign-out-url.ts';
import { readLanguage, readProduct } from './refuse.ts';
import type { NewPasswordRun } from './run.ts';
import { TEXTS } from './texts.ts';

/** Shows the form *Choose a new password*; its flow mails the link to the confirmed address, and to no other. */
export function askForNewPassword(run: NewPasswordRun, user: ManagementUser): void {
  const { event, api, settings, now } = run;
  const account = readAccount(user);
  const opened = readProduct(event);
  const own = parseProductAccountKey(account.identities[0] ?? '')?.product;
  api.prompt.render(settings.CHOOSE_PASSWORD_FORM, {
    vars: {
      email: account.email,
      last_reset: user.last_password_reset ?? 'never',
      day: new Date(now).toISOString().slice(0, 10),
      language: readLanguage(event),
      mail_subject: TEXTS[readLanguage(event)].subjects.choose_password,
      user_name: describeSender(event.user.name, account.email),
      product_name: opened === null ? event.client.name : PRODUCTS[opened].name,
      old_product_name: own === undefined ? 'Akeneo' : PRODUCTS[own].name,
      organization_name: event.organization?.display_name ?? '',
      sign_in_url: composeSignInAgainUrl(run, account.email),
      sign_out_url: composeSignInAgainUrl(run, null),
    },
  });
}
