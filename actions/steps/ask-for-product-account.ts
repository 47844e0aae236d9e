import type { Account } from '../../policy/account.ts';
import { notePassword } from '../../policy/confirmation.ts';
import type { Organization } from '../../policy/organization.ts';
import { PRODUCTS, type ProductId } from '../../policy/products.ts';
import { composeSignInAgainUrl } from './compose-sign-out-url.ts';
import { refuse } from './refuse.ts';
import type { LinkRun } from './run.ts';

/** Shows the form *Link your account.*; its flow asks the product, with what stays in `vars`, out of the browser's reach. */
export function askForProductAccount(
  run: LinkRun,
  account: Account,
  { organization, opened }: { organization: Organization; opened: ProductId },
): void {
  const { event, api, settings, now } = run;
  const product = organization.products.find(({ id }) => id === opened);
  if (product === undefined) {
    refuse(event, api, 'organization_misconfigured');
    return;
  }
  api.prompt.render(settings[PRODUCTS[opened].linkForm], {
    vars: {
      password_set: notePassword(account),
      issuer: settings.ISSUER,
      product_url: product.url,
      customer_id: organization.customerId,
      day: new Date(now).toISOString().slice(0, 10),
      account_email: account.email,
      organization_name: event.organization?.display_name ?? '',
      sign_out_url: composeSignInAgainUrl(run, null),
    },
  });
}
