import { claimUser, releaseUser } from '../database/claims.ts';
import { findById } from '../database/find-user.ts';
import { hasPassword } from '../database/product-user.ts';
import { mailClaim } from '../mail/mail-claim.ts';
import type { ProductOrganization } from '../organization.ts';
import type { Product } from '../product.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

/** PUT claims, DELETE releases; a claim from nobody to somebody is mailed to the address on file. */
export async function changeClaim(
  product: Product,
  organization: ProductOrganization,
  id: string,
  request: Request,
): Promise<Response> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))
    return problem('invalid', { detail: 'the id in the path is not an account id' });
  const read = await readBody(request, { account: 255 });
  if (read.kind === 'invalid') return problem('invalid', read);
  const { account } = read.body;
  if (!/^[A-Za-z0-9|_.@+-]+$/.test(account))
    return problem('invalid', { detail: 'account is not a Product Cloud account' });

  const { database } = product;
  const user = findById(database, organization.customer_id, id);
  if (!user || !hasPassword(user)) return problem('unknown_account');
  if (request.method === 'DELETE')
    return releaseUser(database, user, account) ? done() : problem('held');
  const claim = claimUser(database, user, account);
  switch (claim) {
    case 'claimed':
      mailClaim(product, organization, user, account);
      return done();
    case 'held_already':
      return done();
    case 'held_by_another':
      return problem('held');
  }
}

function done(): Response {
  return new Response(null, { status: 204 });
}
