import type { Account } from './account.ts';
import { holdsProduct } from './describe-holding.ts';
import { type Identifier, isSameIdentifier, readIdentifier } from './identifier.ts';
import { wasResetSinceMigration } from './judge-gate.ts';
import { parseMoment } from './moment.ts';
import type { LookUp, ProductAccount } from './product-account.ts';
import { buildProductAccountKey } from './product-account-key.ts';
import type { ProductId } from './products.ts';

/** `lookup:<product>|<customer id>` in `app_metadata`: a look-up that got no answer. */
export function nameLookUp(product: ProductId, customerId: string): string {
  return `lookup:${product}|${customerId}`;
}

/** A week: the inbox was proven when the address was confirmed, and an address may change hands. */
export const LOOK_UP_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** Where to look for which email, if anywhere. */
export interface LookUpPlan {
  email: Identifier | null;
  products: ProductId[];
}

/**
 * The look-ups of this sign-in. `provenEmail`: confirmed in it, and the one on the product account that was proven: all other
 * products of the organization. Otherwise the product being opened alone, if a look-up there got no answer lately, or the password
 * was set through that inbox lately: whoever had to choose a new one first never got to the look-ups.
 */
export function planLookUps(
  account: Account,
  appMetadata: Readonly<Record<string, unknown>>,
  from: {
    held: readonly string[];
    customerId: string;
    products: readonly ProductId[];
    opened: ProductId;
    provenEmail: string | null;
    now: number;
  },
): LookUpPlan {
  const { held, customerId, provenEmail, opened, now } = from;
  const missing = from.products.filter((product) => !holdsProduct(held, product, customerId));
  if (provenEmail !== null) return plan(provenEmail, missing);
  const { email, confirmedEmail, migrated } = account;
  const isStillProven = email === confirmedEmail && email === migrated?.email;
  const wasReset = wasResetSinceMigration(account) && isYoung(account.lastPasswordReset, now);
  const again = missing.filter(
    (product) =>
      product === opened &&
      (wasReset || isYoung(readAt(appMetadata[nameLookUp(product, customerId)]), now)),
  );
  return isStillProven ? plan(email, again) : plan('', []);
}

/** What one look-up means for the account with this Auth0 user id. */
export type LookedUp =
  | { kind: 'attach'; account: ProductAccount }
  | { kind: 'nothing' }
  | { kind: 'no_answer' };

/** A product account may be attached without its password only under exactly the email that was proven. */
export function judgeLookedUp(
  email: Identifier,
  lookUp: LookUp,
  holder: { userId: string; product: ProductId; customerId: string },
): LookedUp {
  switch (lookUp.kind) {
    case 'nobody':
      return { kind: 'nothing' };
    case 'unavailable':
    case 'misconfigured':
      return { kind: 'no_answer' };
    case 'found': {
      const { account } = lookUp;
      const { userId, ...key } = holder;
      const itsImport = `auth0|${buildProductAccountKey({ ...key, id: account.id })}`;
      const isFree = [null, userId, itsImport].includes(account.claimedBy);
      return isFree && mayAttach(email, account)
        ? { kind: 'attach', account }
        : { kind: 'nothing' };
    }
  }
}

/** Whether the product's answer is about the one that was typed or proven, and is of use to them. */
export function mayAttach(identifier: Identifier, account: ProductAccount): boolean {
  return isSameIdentifier(identifier, account) && account.enabled;
}

function plan(email: string, products: ProductId[]): LookUpPlan {
  const read = readIdentifier(email);
  return read?.kind === 'email' ? { email: read, products } : { email: null, products: [] };
}

function readAt(record: unknown): number | null {
  return parseMoment((record as { at?: unknown } | null | undefined)?.at);
}

function isYoung(at: number | null, now: number): boolean {
  return at !== null && now - at <= LOOK_UP_LIFE_MS;
}
