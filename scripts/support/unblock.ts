import { findUsersByEmail } from '../../apis/management.ts';
import { fields } from '../../apis/read-product-account.ts';
import { findBlockedSince } from '../../policy/judge-block.ts';
import type { Support } from './connect-support.ts';
import { describeUnblocked, type UnblockHint } from './describe-blocks.ts';
import { findBlocks, liftBlock } from './lift-block.ts';
import { patiently } from './patiently.ts';
import { quote, searchLogs } from './search-logs.ts';
import { groupByIdentifier } from './sweep-blocks.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So long Auth0 keeps a block after the last failure. */
const BLOCK_LIFE_MS = 30 * DAY_MS;

export type Unblocked =
  /** `ips` is empty where it was blocked for all; `since` is null where the log does not reach back to it. */
  | { kind: 'lifted'; ips: string[]; since: number | null }
  | { kind: 'not_blocked'; hints: UnblockHint[] }
  | { kind: 'failed'; status: number };

/** `unblock <email or username>`: lifts the block of one identifier and says what it was. Returns the exit code. */
export async function unblock(
  support: Support,
  say: (text: string) => void,
  identifier: string,
): Promise<0 | 1> {
  const end = await liftOne(support, identifier.trim());
  say(describeUnblocked(end, identifier.trim()));
  return end.kind === 'failed' ? 1 : 0;
}

async function liftOne(support: Support, identifier: string): Promise<Unblocked> {
  const found = await findBlocks(support, identifier);
  if (found.kind === 'unavailable') return { kind: 'failed', status: found.status };
  if (found.kind === 'not_blocked') return explain(support, identifier);
  // Before it is lifted: then the log has an entry more.
  const since = await findSince(support, identifier);
  const lifted = await liftBlock(support, identifier);
  if (lifted.kind === 'unavailable') return { kind: 'failed', status: lifted.status };
  return { kind: 'lifted', ips: found.ips, since };
}

/** Only told: that the log cannot be read must keep nobody out. */
async function findSince(support: Support, identifier: string): Promise<number | null> {
  const now = support.now();
  const searched = await searchLogs(
    support,
    `(type:limit_wc OR type:ublkdu) AND ${nameTerm(identifier)}`,
    { from: now - BLOCK_LIFE_MS, until: now },
  );
  if (searched.kind !== 'found') return null;
  const history = groupByIdentifier(searched.entries).get(identifier.toLowerCase());
  return history === undefined ? null : findBlockedSince(history);
}

/** What else keeps somebody out, as far as the tenant knows. */
async function explain(support: Support, identifier: string): Promise<Unblocked> {
  const now = support.now();
  const searched = await searchLogs(
    support,
    `(type:limit_sul OR type:limit_mu OR type:f OR type:fp OR type:fu) AND ${nameTerm(identifier)}`,
    { from: now - DAY_MS, until: now },
  );
  const found = await patiently(support, () => findUsersByEmail(support.management, identifier));
  if (searched.kind === 'unavailable') return { kind: 'failed', status: searched.status };
  if (found.kind === 'unavailable') return { kind: 'failed', status: found.status };
  const entries = searched.kind === 'found' ? searched.entries : [];
  const hints: UnblockHint[] = [];
  const note = (kind: 'same_user_limit' | 'suspicious_ip' | 'wrong_password', types: string[]) => {
    const of = entries.filter(({ type }) => types.includes(type));
    const last = of.at(-1);
    if (last) hints.push({ kind, times: of.length, last: last.at });
  };
  if (found.users.some((user) => fields(user).blocked === true)) {
    hints.push({ kind: 'blocked_by_administrator' });
  }
  if (found.users.length === 0) hints.push({ kind: 'no_account' });
  note('same_user_limit', ['limit_sul']);
  note('suspicious_ip', ['limit_mu']);
  note('wrong_password', ['fp', 'fu']);
  return { kind: 'not_blocked', hints };
}

// A search tells capitals apart, and an entry may hold what was typed or what is stored.
function nameTerm(identifier: string): string {
  const spellings = [...new Set([identifier, identifier.toLowerCase()])];
  return `(${spellings.map((one) => `user_name:${quote(one)}`).join(' OR ')})`;
}
