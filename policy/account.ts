import { parseMoment } from './moment.ts';

/** What the decisions need to know of a Product Cloud account; times in Unix milliseconds. */
export interface Account {
  userId: string;
  /** Lower-cased, as Auth0 stores it. */
  email: string;
  /** Strictly `true` on the profile; anything else counts as not verified. */
  emailVerified: boolean;
  /** An administrator of the tenant shut it. */
  blocked: boolean;
  lastPasswordReset: number | null;
  /** Bare identity ids in the account's order: product account keys, the first one its own. */
  identities: string[];
  migrated: { at: number; email: string; passwordBelowPolicy: boolean } | null;
  confirmedEmail: string | null;
  attempt: Attempt | null;
  request: { email: string; at: string } | null;
  seen: { proof: string; at: number } | null;
  sends: { day: string; count: number };
  /** It waits for a merge, or is being merged, even where the record is damaged: nobody may touch its email. */
  inMerge: boolean;
  /** Accounts that are to be merged into this one, by the key of the product account that each brings. */
  intents: Intent[];
  /** The primary account that this one is to be merged into: its Auth0 user id. */
  mergingInto: string | null;
  /** When it was last taken for an import that nobody finished, and its address and claim were taken off it. */
  closedAt: number | null;
}

/** Somebody proved to read this account's inbox and to own the product account `key`, which the Auth0 user `from` holds. */
export interface Intent {
  key: string;
  from: string;
  /** The address that was proven, as this account had it then. */
  email: string;
  at: number;
}

/** One attempt to confirm the email; it dies with any change of what it recorded. */
export interface Attempt {
  secret: string;
  at: number;
  email: string;
  identities: string[];
  lastPasswordReset: number | null;
}

/** `merge:<product account key>` in `app_metadata` of the primary account. */
export const INTENT_PREFIX = 'merge:';

/** Whether an account's address says that its door is closed: nobody receives mail at it, and no other account can ever have it. */
export function isClosedAddress(email: string): boolean {
  return /^closed-[0-9a-f]{64}@closed\.invalid$/.test(email);
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an Auth0 profile (from `event.user` or the Management API) field by field.
 * What is missing or has a wrong shape reads as absent, so that a damaged record never opens anything.
 */
export function readAccount(profile: unknown): Account {
  const user = fields(profile);
  const metadata = fields(user.app_metadata);
  return {
    userId: text(user.user_id) ?? '',
    email: (text(user.email) ?? '').toLowerCase(),
    emailVerified: user.email_verified === true,
    blocked: user.blocked === true,
    lastPasswordReset: parseMoment(user.last_password_reset),
    identities: list(user.identities).flatMap((identity) => text(fields(identity).user_id) ?? []),
    migrated: readMigrated(metadata.migrated),
    confirmedEmail: text(metadata.confirmed_email),
    attempt: readAttempt(metadata.confirmation),
    request: readRequest(metadata.confirmation_request),
    seen: readSeen(metadata.confirmation_seen),
    sends: readSends(metadata.sends),
    inMerge: Object.keys(metadata).some(
      (key) => metadata[key] !== null && (key.startsWith(INTENT_PREFIX) || key === 'merging_into'),
    ),
    intents: Object.entries(metadata).flatMap(([key, value]) => readIntent(key, value)),
    mergingInto: text(metadata.merging_into),
    closedAt: typeof metadata.closed_at === 'number' ? metadata.closed_at : null,
  };
}

function readMigrated(value: unknown): Account['migrated'] {
  const record = fields(value);
  const at = parseMoment(record.at);
  const email = text(record.email);
  if (at === null || email === null) return null;
  // Only an explicit `false` says that the password is good enough: a damaged mark asks for a new one.
  return { at, email, passwordBelowPolicy: record.password_below_policy !== false };
}

function readAttempt(value: unknown): Attempt | null {
  const record = fields(value);
  const at = parseMoment(record.at);
  const secret = text(record.secret);
  const email = text(record.email);
  if (at === null || secret === null || email === null) return null;
  return {
    secret,
    at,
    email,
    identities: list(record.identities).flatMap((id) => text(id) ?? []),
    lastPasswordReset: parseMoment(record.last_password_reset),
  };
}

function readRequest(value: unknown): Account['request'] {
  const record = fields(value);
  const email = text(record.email);
  // Which form a flow's clock has is not documented; as text it enters the digest unchanged.
  const at = typeof record.at === 'number' ? String(record.at) : text(record.at);
  return email === null || at === null ? null : { email, at };
}

function readSeen(value: unknown): Account['seen'] {
  const record = fields(value);
  const proof = text(record.proof);
  const at = parseMoment(record.at);
  return proof === null || at === null ? null : { proof, at };
}

function readSends(value: unknown): Account['sends'] {
  const record = fields(value);
  const count = Number(record.n);
  return { day: text(record.day) ?? '', count: Number.isInteger(count) && count > 0 ? count : 0 };
}

function readIntent(metadataKey: string, value: unknown): Intent[] {
  const record = fields(value);
  const from = text(record.from);
  const email = text(record.email);
  const at = parseMoment(record.at);
  if (!metadataKey.startsWith(INTENT_PREFIX) || from === null || email === null) return [];
  return at === null ? [] : [{ key: metadataKey.slice(INTENT_PREFIX.length), from, email, at }];
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
