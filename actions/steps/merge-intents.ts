import { type Management, readUser, updateUser } from '../../apis/management.ts';
import { type Claim, claim, type Release, release } from '../../apis/product-identity.ts';
import { type Account, INTENT_PREFIX, type Intent, readAccount } from '../../policy/account.ts';
import { judgeIntent, stillWantsMerge } from '../../policy/judge-merge.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { connectManagement } from './connect-management.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { findProduct } from './find-product.ts';
import type { AttachRun } from './run.ts';
import { takeOverAccount } from './take-over-account.ts';

/** `kept`: it could not be settled now and is tried again in the next sign-in. */
type End = 'merged' | 'kept' | 'dropped';

/**
 * Settles every intent of the account that signs in; returns the keys that it holds from now on. Every step may be repeated, so
 * that a crash anywhere is healed by the next sign-in, and nothing here keeps the owner out.
 */
export async function mergeIntents(run: AttachRun, primary: Account): Promise<string[]> {
  const management = connectManagement(run);
  const merged: string[] = [];
  for (const intent of primary.intents) {
    const holding = { ...primary, identities: [...primary.identities, ...merged] };
    const end = await settle(run, management, holding, intent);
    console.info(`merge: ${end}`);
    if (end === 'kept') continue;
    if (end === 'merged') merged.push(intent.key);
    await updateUser(management, primary.userId, {
      app_metadata: { [INTENT_PREFIX + intent.key]: null },
    });
  }
  return merged;
}

async function settle(
  run: AttachRun,
  management: Management,
  primary: Account,
  intent: Intent,
): Promise<End> {
  if (primary.identities.includes(intent.key)) return 'merged';
  const verdict = judgeIntent(primary, intent, describeSignIn(run));
  if (verdict === 'drop') return 'dropped';
  if (verdict === 'keep') return 'kept';

  const read = await readUser(management, intent.from);
  if (read.kind === 'unavailable') return 'kept';
  // Deleted, or unlinked by support since: what was proven then says nothing of today.
  if (read.kind === 'not_found') return 'dropped';
  const from = readAccount(read.user);
  if (!stillWantsMerge(from, intent, primary.userId)) return 'dropped';

  const claimed = await moveClaim(run, primary, intent);
  if (claimed !== 'claimed') return claimed;
  const profile = read.user;
  const taken = await takeOverAccount(run, management, primary.userId, {
    key: intent.key,
    profile,
  });
  return taken.kind === 'linked' || taken.kind === 'already_linked' ? 'merged' : 'kept';
}

/** The product is the authority: without its claim nothing is merged. A claim of the account that comes over is moved. */
async function moveClaim(
  run: AttachRun,
  primary: Account,
  intent: Intent,
): Promise<'claimed' | 'kept' | 'dropped'> {
  const key = parseProductAccountKey(intent.key);
  const found = findProduct(run, key);
  if (found.kind === 'refused' || key === null) return 'kept';
  let claimed = await claim(found.product, key.id, primary.userId);
  if (claimed.kind === 'held_by_another') {
    const released = await release(found.product, key.id, intent.from);
    if (isNotToBeHad(released)) return 'dropped';
    if (released.kind !== 'released') return 'kept';
    claimed = await claim(found.product, key.id, primary.userId);
  }
  if (isNotToBeHad(claimed)) return 'dropped';
  return claimed.kind === 'claimed' ? 'claimed' : 'kept';
}

function isNotToBeHad({ kind }: Claim | Release): boolean {
  return kind === 'held_by_another' || kind === 'no_such_account';
}
