import { type Account, isClosedAddress, readAccount } from './account.ts';
import { judgeGate, mustChoosePassword } from './judge-gate.ts';
import { INTENT_LIFE_MS } from './judge-merge.ts';
import { findLastSign } from './judge-sweep.ts';
import { parseMoment } from './moment.ts';
import { parseProductAccountKey } from './product-account-key.ts';
import type { Stage } from './stages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Whoever has not moved for so long does not come on by themselves. */
export const STUCK_AFTER_MS = 7 * DAY_MS;
/** Whoever came over and was not seen for so long after the first day has not come back. */
export const AWAY_AFTER_MS = 14 * DAY_MS;

/** What has to happen before a product opens. The ids are stable: counted, exported, explained. */
export type Wait =
  /** An administrator blocked the account in the dashboard. */
  | 'blocked'
  /** The address of the account was changed after it had been confirmed. */
  | 'new_address'
  /** The confirmation mail was never asked for. */
  | 'mail_not_requested'
  /** The mail was sent, and its link not opened in the browser of the sign-in. */
  | 'link_not_opened'
  /** The link was opened, and the sign-in not continued. */
  | 'not_continued'
  /** The address belongs to another account, whose password has not been typed yet. */
  | 'merge'
  /** The same, for longer than such a merge waits: it has to be begun again. */
  | 'merge_expired'
  /** The password of the product is below the policy. */
  | 'new_password'
  /** The inbox was proven by a reset; the next sign-in does the rest. */
  | 'next_sign_in'
  /** Confirmed, and holds no product account. */
  | 'no_product_account';

/** How far an account has come, and what keeps it there. */
export interface Standing {
  kind: Exclude<Stage, 'unseen'>;
  /** `null`: nothing, whatever it holds opens. */
  waitsFor: Wait | null;
  /** The last sign that there was of the person; Unix milliseconds. */
  lastSign: number | null;
}

/**
 * Where the person behind a profile stands at `now` (Unix milliseconds), as far as the profile tells; `null` where nobody is behind it: a closed
 * door, or a user that never came from a product. A block after failed attempts is not in a profile.
 */
export function judgeStanding(profile: unknown, now: number): Standing | null {
  const account = readAccount(profile);
  const stage = judgeStage(account, now);
  if (stage === null) return null;
  const lastSign = findLastSign(profile);
  return account.blocked ? { ...stage, waitsFor: 'blocked', lastSign } : { ...stage, lastSign };
}

/** Why somebody does not come on by themselves; `null` for whoever is through, or has been on the way for less than a week. */
export function findStuck({ waitsFor, lastSign }: Standing, now: number): Wait | null {
  if (waitsFor === null || waitsFor === 'blocked' || waitsFor === 'merge_expired') return waitsFor;
  return lastSign === null || now - lastSign >= STUCK_AFTER_MS ? waitsFor : null;
}

/** Whether somebody who is through has not signed in since the day on which they came over, two weeks ago or longer. */
export function isAway(profile: unknown, { kind, waitsFor }: Standing, now: number): boolean {
  const cameOver = readAccount(profile).migrated?.at;
  const lastLogin = parseMoment(fields(profile).last_login);
  if (kind !== 'linked' || waitsFor !== null || cameOver === undefined) return false;
  const lastSeen = lastLogin ?? cameOver;
  return lastSeen - cameOver < DAY_MS && now - lastSeen >= AWAY_AFTER_MS;
}

function judgeStage(account: Account, now: number): Pick<Standing, 'kind' | 'waitsFor'> | null {
  switch (judgeGate(account)) {
    case 'open': {
      if (mustChoosePassword(account)) return { kind: 'confirmed', waitsFor: 'new_password' };
      const holds = account.identities.some((key) => parseProductAccountKey(key) !== null);
      return holds
        ? { kind: 'linked', waitsFor: null }
        : { kind: 'confirmed', waitsFor: 'no_product_account' };
    }
    case 'proven_by_reset':
      return { kind: 'confirmed', waitsFor: 'next_sign_in' };
    case 'closed':
      return judgeUnconfirmed(account, now);
  }
}

function judgeUnconfirmed(
  account: Account,
  now: number,
): Pick<Standing, 'kind' | 'waitsFor'> | null {
  const { attempt, confirmedEmail, email, mergingInto, migrated, request, seen } = account;
  if (mergingInto !== null) {
    const provenAt = seen?.at ?? attempt?.at ?? migrated?.at ?? 0;
    const isOver = now - provenAt > INTENT_LIFE_MS;
    return { kind: 'confirmed', waitsFor: isOver ? 'merge_expired' : 'merge' };
  }
  if (isClosedAddress(email)) return null;
  if (confirmedEmail !== null) return { kind: 'migrated', waitsFor: 'new_address' };
  if (migrated === null) return null;
  if (request === null) return { kind: 'migrated', waitsFor: 'mail_not_requested' };
  const isOpened = seen !== null && seen.at >= (parseMoment(request.at) ?? 0);
  return { kind: 'migrated', waitsFor: isOpened ? 'not_continued' : 'link_not_opened' };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
