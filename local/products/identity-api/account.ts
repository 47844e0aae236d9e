import { fullName, type ProductUser } from '../database/product-user.ts';

/** The shape of `Account` in apis/product-identity.openapi.yaml. */
export interface Account {
  id: string;
  email: string;
  /** PIM only. */
  username?: string;
  given_name: string;
  family_name: string;
  name: string;
  locale: string;
  enabled: boolean;
  claimed_by: string | null;
}

export function toAccount(user: ProductUser): Account {
  return {
    id: String(user.id),
    email: user.email,
    ...(user.username !== null && { username: user.username }),
    given_name: user.givenName,
    family_name: user.familyName,
    name: fullName(user),
    locale: user.locale,
    enabled: user.enabled,
    claimed_by: user.claimedBy,
  };
}
