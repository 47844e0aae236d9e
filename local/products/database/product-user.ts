import type { Database } from 'node-sqlite3-wasm';

/** One row of `users`. */
export interface ProductUser {
  customerId: string;
  /** Unique in one organization of one product only. */
  id: number;
  username: string | null;
  email: string;
  givenName: string;
  familyName: string;
  /** BCP 47. */
  locale: string;
  enabled: boolean;
  userType: 'user' | 'api' | 'job';
  /** Null: signs in by single sign-on alone. */
  passwordHash: string | null;
  roles: string[];
  preferences: Record<string, string>;
  claimedBy: string | null;
  failures: number;
  failuresUntil: number | null;
  resetToken: string | null;
  resetRequestedAt: number | null;
  /** When the Product Cloud was last asked for a reset link, from the profile. */
  resetLinkSentAt: number | null;
}

export type Row = NonNullable<ReturnType<Database['get']>>;

/** Reads what a SELECT * FROM users gave. */
export function readUser(row: Row): ProductUser {
  return {
    customerId: String(row.customer_id),
    id: Number(row.id),
    username: textOrNull(row.username),
    email: String(row.email),
    givenName: String(row.given_name),
    familyName: String(row.family_name),
    locale: String(row.locale),
    enabled: row.enabled === 1,
    userType: readUserType(row.user_type),
    passwordHash: textOrNull(row.password_hash),
    roles: JSON.parse(String(row.roles)) as string[],
    preferences: JSON.parse(String(row.preferences)) as Record<string, string>,
    claimedBy: textOrNull(row.claimed_by),
    failures: Number(row.failures),
    failuresUntil: numberOrNull(row.failures_until),
    resetToken: textOrNull(row.reset_token),
    resetRequestedAt: numberOrNull(row.reset_requested_at),
    resetLinkSentAt: numberOrNull(row.reset_link_sent_at),
  };
}

/** Whether this is a human being who signs in with a password of the product. */
export function hasPassword(user: ProductUser): boolean {
  return user.userType === 'user' && user.passwordHash !== null;
}

/** Given and family name in the order used on the pages. */
export function fullName(user: ProductUser): string {
  return `${user.givenName} ${user.familyName}`.trim();
}

function readUserType(value: unknown): ProductUser['userType'] {
  return value === 'api' || value === 'job' ? value : 'user';
}

/** A text column that may be NULL. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
