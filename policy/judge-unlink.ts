import { type Account, INTENT_PREFIX, readAccount } from './account.ts';
import { judgeGate } from './judge-gate.ts';
import { nameLookUp } from './look-ups.ts';
import { parseProductAccountKey } from './product-account-key.ts';

/** Why a product account cannot be taken off an account. The ids are stable. */
export type UnlinkRefusal =
  /** Nobody has the email. */
  | 'nobody'
  /** Several accounts have it, and none of them holds the product account. */
  | 'ambiguous'
  /** Auth0 cannot take the first identity off an account. */
  | 'first_identity';

export type UnlinkVerdict =
  | {
      kind: 'unlink';
      account: Account;
      /** `false`: it does not hold it; an earlier run may have come this far. */
      linked: boolean;
      /** `app_metadata` keys about this product account, or by which a sign-in would attach it again. */
      marks: string[];
      /** The email of the product account, where a merge noted it. */
      productEmail: string | null;
    }
  | { kind: 'refused'; reason: UnlinkRefusal; holds: string[] };

/** Chooses the account that is to lose the product account `key` among those found under one email. */
export function judgeUnlink(profiles: readonly unknown[], key: string): UnlinkVerdict {
  const accounts = profiles.map((profile) => ({ profile, account: readAccount(profile) }));
  const holder = accounts.find(({ account }) => account.identities.includes(key));
  const [only, ...others] = accounts;
  if (only === undefined) return { kind: 'refused', reason: 'nobody', holds: [] };
  if (holder === undefined && others.length > 0) {
    return { kind: 'refused', reason: 'ambiguous', holds: [] };
  }
  const { account, profile } = holder ?? only;
  if (account.identities[0] === key) {
    return { kind: 'refused', reason: 'first_identity', holds: account.identities };
  }
  const metadata = fields(fields(profile).app_metadata);
  const { email } = fields(metadata[`migrated:${key}`]);
  return {
    kind: 'unlink',
    account,
    linked: holder !== undefined,
    marks: nameMarks(key).filter((name) => metadata[name] !== undefined),
    productEmail: typeof email === 'string' ? email : null,
  };
}

/**
 * Whether the profile is what unlinking `key` leaves: a user of that key alone, without any of our records. Everybody else's account
 * of that key, an import under way included, has some.
 */
export function isUnlinkedUser(profile: unknown, key: string): boolean {
  const account = readAccount(profile);
  const { identities, migrated, confirmedEmail, attempt } = account;
  return (
    account.userId === `auth0|${key}` &&
    identities.length === 1 &&
    identities[0] === key &&
    migrated === null &&
    confirmedEmail === null &&
    attempt === null &&
    !account.inMerge &&
    judgeGate(account) === 'closed'
  );
}

function nameMarks(key: string): string[] {
  const parsed = parseProductAccountKey(key);
  const own = [`migrated:${key}`, INTENT_PREFIX + key];
  return parsed === null ? own : [...own, nameLookUp(parsed.product, parsed.customerId)];
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
