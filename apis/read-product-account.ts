import type { ProductAccount } from '../policy/product-account.ts';
import { isProductAccountId } from '../policy/product-account-key.ts';

/** Anything a JSON object may hold. `fields(x).y` is an own property or `undefined`, never something inherited. */
export type Fields = Readonly<Record<string, unknown>>;

const EMAIL = /^[^@\s\p{Cc}\p{Cs}]+@[^@\s\p{Cc}\p{Cs}]+$/u;
const ACCOUNT_USER_ID = /^[A-Za-z0-9|_.@+-]{1,255}$/;

/** `Account` of apis/product-identity.openapi.yaml, field by field; `null` when any field that we use has another shape. */
export function readProductAccount(value: unknown): ProductAccount | null {
  const { id, email, username, given_name, family_name, name, enabled, claimed_by } = fields(value);
  if (typeof id !== 'string' || !isProductAccountId(id)) return null;
  if (!isText(email, 255) || !EMAIL.test(email)) return null;
  if (username !== undefined && username !== null && !isText(username, 255)) return null;
  if (!isText(given_name, 100) || !isText(family_name, 100) || !isText(name, 255)) return null;
  if (typeof enabled !== 'boolean') return null;
  if (
    claimed_by !== null &&
    !(typeof claimed_by === 'string' && ACCOUNT_USER_ID.test(claimed_by))
  ) {
    return null;
  }
  return {
    id,
    email,
    username: username ?? null,
    givenName: given_name,
    familyName: family_name,
    name,
    enabled,
    claimedBy: claimed_by,
  };
}

/** The fields of a JSON object; none for anything else. */
export function fields(value: unknown): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.assign(Object.create(null), value) : {};
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
