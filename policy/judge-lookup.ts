import { type Identifier, isSameIdentifier } from './identifier.ts';
import type { LookUp, ProductAccount } from './product-account.ts';
import type { ProductId } from './products.ts';

/** Whom `get_user` may name for an email nobody has proven anything about yet. */
export type Search<P> =
  | { kind: 'found'; product: P; account: ProductAccount }
  | { kind: 'nobody' }
  | { kind: 'no_answer'; product: P; reason: 'unavailable' | 'misconfigured' };

/**
 * The first account, in the order of the products, that is enabled, held by nobody and has exactly this email.
 * A product without an answer ends the search: "nobody", or another product's account, could be untrue.
 */
export function judgeLookUps<P extends { id: ProductId }>(
  identifier: Identifier,
  asked: readonly { product: P; lookUp: LookUp }[],
): Search<P> {
  for (const { product, lookUp } of asked) {
    switch (lookUp.kind) {
      case 'unavailable':
      case 'misconfigured':
        return { kind: 'no_answer', product, reason: lookUp.kind };
      case 'found':
        if (mayImport(identifier, lookUp.account)) {
          return { kind: 'found', product, account: lookUp.account };
        }
        break;
      case 'nobody':
        break;
    }
  }
  return { kind: 'nobody' };
}

function mayImport(identifier: Identifier, account: ProductAccount): boolean {
  return (
    identifier.kind === 'email' &&
    isSameIdentifier(identifier, account) &&
    account.enabled &&
    account.claimedBy === null
  );
}
