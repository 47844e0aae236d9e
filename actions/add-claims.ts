import { readAccount } from '../policy/account.ts';
import { describeHolding } from '../policy/describe-holding.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { readLinked } from './steps/note-linked.ts';
import { failClosed, readProduct, refuse } from './steps/refuse.ts';

const NAMESPACE = 'https://claims.akeneo.cloud';

/** Last before the tokens: tells the product which of its accounts signs in, or refuses. Makes no call. */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => {
    // Last line of defence: whoever is sent to another account's sign-in gets no token here.
    if (event.transaction?.metadata.merge_into !== undefined) {
      return refuse(event, api, 'merge_pending');
    }
    const product = readProduct(event);
    const customerId = event.organization?.metadata.customer_id;
    if (product === null) return refuse(event, api, 'unknown_application');
    if (customerId === undefined) return refuse(event, api, 'organization_misconfigured');
    const { identities, lastPasswordReset } = readAccount(event.user);
    const held = [...identities, ...readLinked(event)];
    const holding = describeHolding(held, product, customerId);
    if (holding === null) return refuse(event, api, 'no_product_account');
    for (const token of [api.idToken, api.accessToken]) {
      token.setCustomClaim(`${NAMESPACE}/product_account`, holding.productAccount);
      token.setCustomClaim(`${NAMESPACE}/products`, holding.products);
      token.setCustomClaim(`${NAMESPACE}/account_linked`, true);
      // The product ends what it opened before, should nobody have told it: rounded up, in Unix seconds.
      if (lastPasswordReset !== null) {
        token.setCustomClaim(
          `${NAMESPACE}/password_changed_at`,
          Math.ceil(lastPasswordReset / 1000),
        );
      }
    }
  });
}
