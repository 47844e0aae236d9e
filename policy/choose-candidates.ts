import { type Identifier, isSameIdentifier } from './identifier.ts';
import type { LookUp } from './product-account.ts';
import { type ProductId, takesIdentifier } from './products.ts';

/** The products that could know this identifier at all, in order. */
export function chooseProductsToAsk<P extends { id: ProductId }>(
  identifier: Identifier,
  products: readonly P[],
): P[] {
  return products.filter(({ id }) => takesIdentifier(id, identifier.kind));
}

/**
 * The products that the password is verified against, in order: where the identifier was found and where nobody answered.
 * Nowhere: the first one that knows nobody by it, which limits the tries as one that knows it would. Each other product is to be
 * asked about nobody, so that every refusal takes as long.
 */
export function chooseCandidates<P extends { id: ProductId }>(
  identifier: Identifier,
  asked: readonly { product: P; lookUp: LookUp }[],
): P[] {
  const candidates = asked.filter(({ lookUp }) => mayHold(identifier, lookUp));
  if (candidates.length > 0) return candidates.map(({ product }) => product);
  const strangers = asked.filter(({ lookUp }) => lookUp.kind === 'nobody');
  // Where a looser rule found somebody else, a try would count against them.
  return [...strangers, ...asked].slice(0, 1).map(({ product }) => product);
}

function mayHold(identifier: Identifier, lookUp: LookUp): boolean {
  switch (lookUp.kind) {
    case 'found':
      // A loose match is somebody else: the password typed is not for that account.
      return isSameIdentifier(identifier, lookUp.account);
    case 'nobody':
      return false;
    case 'unavailable':
    case 'misconfigured':
      return true;
  }
}
