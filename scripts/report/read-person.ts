import { type Account, readAccount } from '../../policy/account.ts';
import { judgeGate } from '../../policy/judge-gate.ts';
import {
  findStuck,
  isAway,
  judgeStanding,
  type Standing,
  type Wait,
} from '../../policy/judge-standing.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';

/** What is counted of a person; times in Unix milliseconds, `null` where no record has one. */
export interface Person {
  kind: Standing['kind'];
  stuck: Wait | null;
  away: boolean;
  cameOverAt: number | null;
  confirmedAt: number | null;
  /** Each identity once, the account's own first. */
  held: string[];
}

/** Reads a user of the export as of `at`; `null` where it is nobody's, or holds nothing of any product. */
export function readPerson(profile: unknown, at: number): Person | null {
  const standing = judgeStanding(profile, at);
  const account = readAccount(profile);
  const held = [...new Set(account.identities)];
  if (standing === null || !held.some((key) => parseProductAccountKey(key) !== null)) return null;
  const isOpen = judgeGate(account) !== 'closed';
  return {
    kind: standing.kind,
    stuck: findStuck(standing, at),
    away: isAway(profile, standing, at),
    cameOverAt: account.migrated?.at ?? null,
    confirmedAt: isOpen ? findConfirmed(account) : null,
    held,
  };
}

/** The click in the mail, or the reset that proved the inbox in its place; what is older than the account's coming over is not about it. */
function findConfirmed({ seen, lastPasswordReset, migrated }: Account): number | null {
  const since = migrated?.at ?? 0;
  const moments = [seen?.at, lastPasswordReset].flatMap((one) => one ?? []);
  const valid = moments.filter((moment) => moment >= since);
  return valid.length === 0 ? null : Math.min(...valid);
}
