import { updateUser } from '../../apis/management.ts';
import { lookUp } from '../../apis/product-identity.ts';
import type { Account } from '../../policy/account.ts';
import type { Identifier } from '../../policy/identifier.ts';
import { judgeLookedUp, nameLookUp, planLookUps } from '../../policy/look-ups.ts';
import type { Organization } from '../../policy/organization.ts';
import { buildProductAccountKey } from '../../policy/product-account-key.ts';
import type { ProductId } from '../../policy/products.ts';
import { attachProductAccount } from './attach-product-account.ts';
import { connectManagement } from './connect-management.ts';
import { findProduct } from './find-product.ts';
import type { AttachRun } from './run.ts';

/**
 * Attaches what the organization's other products have under the email that this sign-in proved; returns the keys. Nothing in it
 * keeps anybody out: what got no answer is remembered, and tried again when that product is opened.
 */
export async function linkByEmail(
  run: AttachRun,
  account: Account,
  to: { organization: Organization; opened: ProductId; held: readonly string[] },
): Promise<string[]> {
  const { event, now } = run;
  const { customerId, products } = to.organization;
  const proven = event.transaction?.metadata.email_proven;
  const plan = planLookUps(account, event.user.app_metadata, {
    held: to.held,
    customerId,
    products: products.map(({ id }) => id),
    opened: to.opened,
    provenEmail: typeof proven === 'string' ? proven : null,
    now,
  });
  const { email } = plan;
  if (email === null) return [];
  const ends = await Promise.all(
    plan.products.map((product) => linkIn(run, account, email, { product, customerId })),
  );
  await remember(
    run,
    account,
    ends.flatMap((end) => (end.kind === 'no_answer' ? [end.name] : [])),
  );
  return ends.flatMap((end) => (end.kind === 'linked' ? [end.key] : []));
}

type End =
  | { kind: 'linked'; key: string }
  | { kind: 'nothing' }
  | { kind: 'no_answer'; name: string };

async function linkIn(
  run: AttachRun,
  account: Account,
  email: Identifier,
  place: { product: ProductId; customerId: string },
): Promise<End> {
  const found = findProduct(run, place);
  if (found.kind === 'refused') return { kind: 'nothing' };
  const noAnswer: End = { kind: 'no_answer', name: nameLookUp(place.product, place.customerId) };
  const answer = await lookUp(found.product, email.typed);
  const judged = judgeLookedUp(email, answer, { ...place, userId: account.userId });
  switch (judged.kind) {
    case 'nothing':
      return { kind: 'nothing' };
    case 'no_answer':
      return noAnswer;
    case 'attach': {
      const key = { ...place, id: judged.account.id };
      const refusal = await attachProductAccount(run, { account, key });
      if (refusal === null) return { kind: 'linked', key: buildProductAccountKey(key) };
      return refusal === 'unavailable' ? noAnswer : { kind: 'nothing' };
    }
  }
}

async function remember(run: AttachRun, account: Account, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const entries = names.map((name) => [name, { at: run.now }]);
  // Without an answer here either, the person meets *Link your account.* one day.
  await updateUser(connectManagement(run), account.userId, {
    app_metadata: Object.fromEntries(entries),
  });
}
