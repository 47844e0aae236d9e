import { findByIdentifier } from '../database/find-user.ts';
import { isLocked } from '../database/lock.ts';
import { isPassword } from '../database/passwords.ts';
import { hasPassword, type ProductUser } from '../database/product-user.ts';
import { forgetAttempts, takeAttempt } from '../database/verify-attempts.ts';
import type { ProductOrganization } from '../organization.ts';
import type { Product } from '../product.ts';

export type Verification =
  | { kind: 'valid'; user: ProductUser }
  | { kind: 'rejected'; why: 'wrong' | 'disabled' | 'locked' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'ambiguous' };

/** Judges a password and changes nothing but the throttle: the lock of the login page never hears of it. */
export async function verifyCredentials(
  product: Product,
  organization: ProductOrganization,
  { identifier, password }: { identifier: string; password: string },
): Promise<Verification> {
  const { database, rules, clock } = product;
  const { customer_id } = organization;
  const folded = rules.fold(identifier);
  const retryAfterSeconds = takeAttempt(database, customer_id, folded, clock.now());
  if (retryAfterSeconds !== null) return { kind: 'throttled', retryAfterSeconds };

  const found = findByIdentifier(database, rules, customer_id, identifier);
  if (found.kind === 'ambiguous') return found;
  const user = found.kind === 'found' && hasPassword(found.user) ? found.user : null;
  const right = await isPassword(password, user?.passwordHash ?? null);
  if (!user || !right) return { kind: 'rejected', why: 'wrong' };

  forgetAttempts(database, customer_id, folded);
  // Told to the owner of the password alone: otherwise these answers would say who exists.
  if (!user.enabled) return { kind: 'rejected', why: 'disabled' };
  if (isLocked(user, clock.now())) return { kind: 'rejected', why: 'locked' };
  return { kind: 'valid', user };
}
