import { findByIdentifier } from '../database/find-user.ts';
import { clearFailures, countFailure, isLocked } from '../database/lock.ts';
import { isPassword } from '../database/passwords.ts';
import { hasPassword, type ProductUser } from '../database/product-user.ts';
import type { ProductOrganization } from '../organization.ts';
import type { Product } from '../product.ts';

export type LegacyLogin =
  | { kind: 'right'; user: ProductUser }
  | { kind: 'wrong' }
  | { kind: 'locked' }
  /** As in PIM, an identifier of two users is a server error. */
  | { kind: 'ambiguous' };

/** The product's own login, lock included. */
export async function login(
  product: Product,
  organization: ProductOrganization,
  identifier: string,
  password: string,
): Promise<LegacyLogin> {
  const { database, rules, clock } = product;
  const found = findByIdentifier(database, rules, organization.customer_id, identifier);
  if (found.kind === 'ambiguous') return found;
  const user =
    found.kind === 'found' && hasPassword(found.user) && found.user.enabled ? found.user : null;
  if (user && isLocked(user, clock.now())) return { kind: 'locked' };

  // Counted before the password is looked at, and forgiven afterwards: parallel tries must not slip through.
  if (user) countFailure(database, user, clock.now());
  const right = await isPassword(password, user?.passwordHash ?? null);
  if (!user || !right) return { kind: 'wrong' };
  clearFailures(database, user);
  return { kind: 'right', user };
}
