import { INTENT_PREFIX, readAccount } from './account.ts';
import { judgeGate } from './judge-gate.ts';
import { INTENT_LIFE_MS } from './judge-merge.ts';
import { parseMoment } from './moment.ts';
import { parseProductAccountKey } from './product-account-key.ts';

/** What a sign-in lives: after an hour without any sign of the person nobody can be in the middle of one. */
export const UNFINISHED_LIFE_MS = 60 * 60 * 1000;

/** Why an account stays. The ids are stable: printed, and counted by schedulers. */
export type KeepReason =
  | 'not_an_import'
  | 'several_identities'
  | 'confirmed'
  | 'blocked'
  | 'in_merge'
  | 'too_young';

export type SweepVerdict = { kind: 'sweep'; key: string } | { kind: 'keep'; reason: KeepReason };

/**
 * Whether the profile is an import into `connection` (by name) that nobody finished and nobody can be finishing at `now` (Unix
 * milliseconds). `key`: the product account that it came from. Anything doubtful stays.
 */
export function judgeSweep(profile: unknown, connection: string, now: number): SweepVerdict {
  const account = readAccount(profile);
  const user = fields(profile);
  const [first, ...others] = list(user.identities).map(fields);
  const [key] = account.identities;
  if (others.length > 0) return keep('several_identities');
  if (key === undefined || parseProductAccountKey(key) === null) return keep('not_an_import');
  if (account.userId !== `auth0|${key}` || first?.connection !== connection) {
    return keep('not_an_import');
  }
  if (account.migrated === null) return keep('not_an_import');
  // Somebody lives behind a gate that a change of the email shut again, and a verified address is somebody's decision.
  if (account.confirmedEmail !== null || account.emailVerified) return keep('confirmed');
  if (judgeGate(account) !== 'closed') return keep('confirmed');
  if (account.blocked) return keep('blocked');

  const lastSeen = findLastSign(profile);
  if (lastSeen === null || now - lastSeen < UNFINISHED_LIFE_MS) return keep('too_young');
  // An intent is written in a sign-in of the account that it names: when this time is over, so is every one of them.
  const mergeLife = INTENT_LIFE_MS + UNFINISHED_LIFE_MS;
  if (account.inMerge && now - lastSeen <= mergeLife) return keep('in_merge');
  return { kind: 'sweep', key };
}

/** The latest time at which the person, or somebody about this account, did anything; `null` when no record has one. */
export function findLastSign(profile: unknown): number | null {
  const user = fields(profile);
  const metadata = fields(user.app_metadata);
  const records = ['migrated', 'confirmation', 'confirmation_request', 'confirmation_seen'];
  const intents = Object.keys(metadata).filter((name) => name.startsWith(INTENT_PREFIX));
  const moments = [
    user.created_at,
    user.last_login,
    user.last_password_reset,
    ...[...records, ...intents].map((name) => fields(metadata[name]).at),
  ].flatMap((value) => parseMoment(value) ?? []);
  return moments.length === 0 ? null : Math.max(...moments);
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function keep(reason: KeepReason): SweepVerdict {
  return { kind: 'keep', reason };
}
