import {
  ask,
  type Management,
  type NoManagementAnswer,
  type Refused,
  unavailable,
} from './ask-management.ts';
import { readUser } from './management.ts';
import { fields } from './read-product-account.ts';

/** An identity of a database connection (by id). `userId` is the part after `auth0|`. */
export interface SecondaryIdentity {
  userId: string;
  connectionId: string;
}

export type LinkOutcome =
  | { kind: 'linked' }
  /** It is this account's: the first time, its answer was lost. */
  | { kind: 'already_linked' }
  /** It hangs on another account. */
  | { kind: 'other' }
  /** One of the two is no more. */
  | { kind: 'not_found' }
  | NoManagementAnswer;

/** Links an identity to an account. A refusal is believed only after a look at what the account holds by now. */
export async function linkIdentity(
  management: Management,
  primaryId: string,
  { userId, connectionId }: SecondaryIdentity,
): Promise<LinkOutcome> {
  const request = { provider: 'auth0', user_id: userId, connection_id: connectionId } as const;
  const answer = await ask(management, (api, options) =>
    api.users.identities.link(primaryId, request, options),
  );
  if (answer.kind === 'answered') return { kind: 'linked' };
  if (![400, 404, 409].includes(answer.status)) return unavailable(answer);
  const primary = await readUser(management, primaryId);
  if (primary.kind !== 'found') return primary;
  return listsIdentity(primary.user.identities, userId)
    ? { kind: 'already_linked' }
    : readRefusal(answer);
}

/**
 * Takes an identity off an account: it becomes a user of its own again, without metadata. `still_listed`: the account holds the id
 * twice and goes on holding it once, or a user of that id has to be deleted first, or, as Auth0 has been seen to do with an id that
 * it does not know, nothing was unlinked.
 */
export async function unlinkIdentity(
  management: Management,
  primaryId: string,
  userId: string,
): Promise<
  { kind: 'unlinked' } | { kind: 'still_listed' } | { kind: 'not_found' } | NoManagementAnswer
> {
  const answer = await ask(management, (api, options) =>
    api.users.identities.delete(primaryId, 'auth0', userId, options),
  );
  if (answer.kind === 'answered') {
    return { kind: listsIdentity(answer.body, userId) ? 'still_listed' : 'unlinked' };
  }
  // A user of that id is in the way.
  if (answer.status === 409) return { kind: 'still_listed' };
  if (![400, 404].includes(answer.status)) return unavailable(answer);
  const primary = await readUser(management, primaryId);
  if (primary.kind !== 'found') return primary;
  return listsIdentity(primary.user.identities, userId)
    ? unavailable(answer)
    : { kind: 'not_found' };
}

function readRefusal(answer: Refused): LinkOutcome {
  if (answer.status === 409) return { kind: 'other' };
  const { message } = fields(answer.body);
  const isMissing = answer.status === 404 || /inexistent|not found/i.test(String(message));
  return isMissing ? { kind: 'not_found' } : unavailable(answer);
}

function listsIdentity(identities: unknown, userId: string): boolean {
  return (
    Array.isArray(identities) &&
    identities.some((one) => {
      const identity = fields(one);
      return identity.provider === 'auth0' && identity.user_id === userId;
    })
  );
}
