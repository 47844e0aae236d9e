import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import { readUser, updateUser } from '../../apis/management.ts';
import { unlinkIdentity } from '../../apis/management-identities.ts';
import { release } from '../../apis/product-identity.ts';
import { fields } from '../../apis/read-product-account.ts';
import { readAccount } from '../../policy/account.ts';
import { isUnlinkedUser } from '../../policy/judge-unlink.ts';
import type { Support } from './connect-support.ts';
import { deleteForGood } from './delete-for-good.ts';
import { endSessions } from './end-sessions.ts';
import { findConnection } from './find-connection.ts';
import { findProduct } from './list-customers.ts';
import { patiently } from './patiently.ts';
import type { UnlinkPlan } from './plan-unlink.ts';

export type UnlinkEnd =
  | {
      kind: 'unlinked';
      /** `held_by_another`: the product says that it was not this account's. `no_such_account`: that it has none of that id. */
      claim: 'released' | 'held_by_another' | 'no_such_account';
      /** Whether Auth0 ended the account's sessions and refresh tokens; not every plan of Auth0 can. */
      sessionsEnded: boolean;
    }
  /** There was nothing to take off, neither in the tenant nor at the product: a wrong key. */
  | { kind: 'not_held'; claim: 'held_by_another' | 'no_such_account' }
  | { kind: 'failed'; step: UnlinkStep; why: string };

export type UnlinkStep = 'forget' | 'unlink' | 'delete' | 'release';

/**
 * Restores the product account to itself. The claim goes last: as long as the product says that somebody holds the account, its old
 * password opens nothing, so that a crash anywhere leaves no door open. Run again, it goes on where it stopped.
 */
export async function carryOutUnlink(support: Support, plan: UnlinkPlan): Promise<UnlinkEnd> {
  const why = await forget(support, plan);
  if (why !== null) return { kind: 'failed', step: 'forget', why };
  const failed = await takeOff(support, plan);
  if (failed !== null) return failed;
  const released = await releaseClaim(support, plan);
  if (released.kind === 'failed') return released;
  if (!plan.known && released.claim !== 'released') {
    return { kind: 'not_held', claim: released.claim };
  }
  const sessionsEnded = await endSessions(support, plan.userId);
  return { kind: 'unlinked', claim: released.claim, sessionsEnded };
}

/** First the marks by which the next sign-in would attach it again. */
async function forget(support: Support, { userId, marks }: UnlinkPlan): Promise<string | null> {
  if (marks.length === 0) return null;
  const changes = { app_metadata: Object.fromEntries(marks.map((name) => [name, null])) };
  const updated = await patiently(support, () => updateUser(support.management, userId, changes));
  switch (updated.kind) {
    case 'updated':
      return null;
    case 'not_found':
    case 'email_exists':
      return updated.kind;
    case 'unavailable':
      return describe(updated);
  }
}

type Failure = UnlinkEnd & { kind: 'failed' };

/** An account may hold the id twice, once in each connection: what was unlinked has to be deleted before the other can be. */
async function takeOff(support: Support, plan: UnlinkPlan): Promise<Failure | null> {
  const { userId, key, linked } = plan;
  const failed = (step: UnlinkStep, why: string): Failure => ({ kind: 'failed', step, why });
  for (let left = linked ? 3 : 0; left > 0; left -= 1) {
    const unlinked = await patiently(support, () =>
      unlinkIdentity(support.management, userId, key),
    );
    if (unlinked.kind === 'unavailable') return failed('unlink', describe(unlinked));
    if (unlinked.kind !== 'still_listed') break;
    const why = await deleteUnlinked(support, plan);
    if (why !== null || left === 1) return failed('unlink', why ?? unlinked.kind);
  }
  const why = await deleteUnlinked(support, plan);
  return why === null ? null : failed('delete', why);
}

/** Unlinking leaves a user without metadata behind a closed door: with it there, the next first sign-in could not import it. */
async function deleteUnlinked(
  support: Support,
  { key, linked }: UnlinkPlan,
): Promise<string | null> {
  const { management } = support;
  const read = await readUnlinked(support, key, linked);
  if (read.kind === 'not_found') return linked ? 'not_found_yet' : null;
  if (read.kind === 'unavailable') return describe(read);
  if (!isUnlinkedUser(read.user, key)) return 'own_account';
  const [identity] = read.user.identities as unknown[];
  const connection = await findConnection(support, String(fields(identity).connection));
  if (connection.kind === 'unavailable') return describe(connection);
  if (connection.kind === 'no_such_connection') return connection.kind;
  const user = readAccount(read.user);
  const deleted = await patiently(support, () => deleteForGood(management, user, connection.id));
  if (deleted.kind === 'unavailable') return describe(deleted);
  return deleted.kind === 'deleted' ? null : deleted.kind;
}

/** Whoever was unlinked a moment ago may not be shown yet: that is no sign that nobody is there. */
async function readUnlinked(support: Support, key: string, isNew: boolean) {
  const read = () => patiently(support, () => readUser(support.management, `auth0|${key}`));
  let found = await read();
  for (let tries = 0; isNew && found.kind === 'not_found' && tries < 3; tries += 1) {
    await support.wait(1000);
    found = await read();
  }
  return found;
}

async function releaseClaim(
  support: Support,
  { userId, key, parts, customers }: UnlinkPlan,
): Promise<
  | { kind: 'done'; claim: (UnlinkEnd & { kind: 'unlinked' })['claim'] }
  | { kind: 'failed'; step: UnlinkStep; why: string }
> {
  const failed = (why: string) => ({ kind: 'failed', step: 'release', why }) as const;
  // Its owner may have linked it again, with its password, since it was unlinked.
  const read = await patiently(support, () => readUser(support.management, userId));
  if (read.kind === 'unavailable') return failed(describe(read));
  if (read.kind === 'found' && readAccount(read.user).identities.includes(key)) {
    return failed('linked_again');
  }
  const product = findProduct(support, customers, parts);
  if (product === null) return failed('organization_unknown');
  const released = await release(product, parts.id, userId);
  switch (released.kind) {
    case 'released':
    case 'held_by_another':
    case 'no_such_account':
      return { kind: 'done', claim: released.kind };
    case 'unavailable':
      return failed(`product_unavailable ${released.why}`);
    case 'misconfigured':
      return failed(`product_refused ${released.status}`);
  }
}

function describe({ status }: NoManagementAnswer): string {
  const isRefused = status === 401 || status === 403;
  return `${isRefused ? 'management_refused' : 'management_unavailable'} ${status}`;
}
