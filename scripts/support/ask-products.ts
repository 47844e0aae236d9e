import { ask, type NoManagementAnswer, unavailable } from '../../apis/ask-management.ts';
import { lookUp } from '../../apis/product-identity.ts';
import { fields } from '../../apis/read-product-account.ts';
import { type Identifier, isSameIdentifier, readIdentifier } from '../../policy/identifier.ts';
import type { Found } from '../../policy/judge-person.ts';
import { type Organization, readOrganization } from '../../policy/organization.ts';
import type { LookUp } from '../../policy/product-account.ts';
import {
  buildProductAccountKey,
  type ProductAccountKey,
} from '../../policy/product-account-key.ts';
import { takesIdentifier } from '../../policy/products.ts';
import type { Support } from './connect-support.ts';
import { findHolder } from './find-holder.ts';
import { type Customers, findProduct } from './list-customers.ts';
import { patiently } from './patiently.ts';

/** What a product says of an address, the email that it has there, and who holds its account: a user id. */
export type Asked = { product: Found['product'] } & (
  | { says: 'nobody' | 'no_answer'; holder: null }
  | { says: 'unclaimed' | 'disabled'; parts: ProductAccountKey; email: string; holder: null }
  | { says: 'claimed'; parts: ProductAccountKey; holder: string; holderEmail: string }
  /** The holder was deleted. */
  | { says: 'abandoned'; parts: ProductAccountKey; holder: string }
);

/** Nobody has the name, or it says of itself what cannot be read. */
export type NoOrganization = { kind: 'no_such_organization' | 'unreadable_organization' };

/** One customer by the name of its organization, as its metadata says. */
export async function readCustomer(
  support: Support,
  name: string,
): Promise<Organization | NoOrganization | NoManagementAnswer> {
  return patiently(support, async () => {
    const answer = await ask(support.management, (api, options) =>
      api.organizations.getByName(name, options),
    );
    if (answer.kind === 'refused') {
      return answer.status === 404 ? { kind: 'no_such_organization' } : unavailable(answer);
    }
    const { metadata } = fields(answer.body);
    const read = readOrganization(fields(metadata), support.settings.ALLOW_LOOPBACK_HTTP);
    return read.kind === 'organization' ? read : { kind: 'unreadable_organization' };
  });
}

/** The address goes to this customer's products alone. */
export async function askProducts(
  support: Support,
  customers: Customers,
  organization: Organization,
  typed: string,
): Promise<{ kind: 'asked'; asked: Asked[] } | NoManagementAnswer> {
  const identifier = readIdentifier(typed);
  const asked: Asked[] = [];
  for (const { id } of identifier === null ? [] : organization.products) {
    const place = { product: id, customerId: organization.customerId };
    const product = findProduct(support, customers, { ...place, id: '' });
    if (identifier === null || product === null || !takesIdentifier(id, identifier.kind)) continue;
    const judged = await judgeAnswer(
      support,
      place,
      identifier,
      await lookUp(product, identifier.typed),
    );
    if ('kind' in judged) return judged;
    asked.push(judged);
  }
  return { kind: 'asked', asked };
}

async function judgeAnswer(
  support: Support,
  place: Omit<ProductAccountKey, 'id'>,
  identifier: Identifier,
  answer: LookUp,
): Promise<Asked | NoManagementAnswer> {
  const { product } = place;
  const nobody = { product, says: 'nobody', holder: null } as const;
  if (answer.kind === 'nobody') return nobody;
  if (answer.kind !== 'found') return { ...nobody, says: 'no_answer' };
  // A product may find somebody by a looser rule, who is somebody else.
  if (!isSameIdentifier(identifier, answer.account)) return nobody;
  const { id, claimedBy, email, enabled } = answer.account;
  const parts = { ...place, id };
  if (claimedBy === null) {
    return { product, says: enabled ? 'unclaimed' : 'disabled', parts, email, holder: null };
  }
  const held = await findHolder(support, claimedBy, buildProductAccountKey(parts));
  if (held.kind === 'unavailable') return held;
  return held.holder === null
    ? { product, says: 'abandoned', parts, holder: claimedBy }
    : {
        product,
        says: 'claimed',
        parts,
        holder: held.holder.userId,
        holderEmail: held.holder.email,
      };
}
